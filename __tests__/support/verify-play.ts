/** Plays the verify stage on a local AWS: a target where everything is right, and what differs from it. */
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import type { ServiceOptions } from '../../local-aws/options.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import type { Surroundings } from '../../local-aws/surroundings/surroundings.ts'
import type { FixedImage } from '../../local-aws/registry/store.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { makeSession } from '../../src/adapters/aws/session.ts'
import type { Check } from '../../src/domain/verify/verify-check.ts'
import type { Verified } from '../../src/domain/verify/verified.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { verifyTarget, type VerifyInput } from '../../src/stages/verify/verify.ts'
import { makeFakeClock } from './fake-clock.ts'
import { TARGET } from './local-target.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { KEPT_REPOSITORY } from './kept-repository.ts'
import { PLAN } from './sample-plan.ts'
import { DEFINITION, DESCRIBED, SURROUNDINGS } from './verify-sample.ts'

/** The repository of the plan. */
const HELLO = 'hello'
const SET_UP = { tagMutability: 'IMMUTABLE', setUp: { scanOnPush: true, encryption: 'KMS' } } as const

export interface VerifyPlay {
  readonly definition?: Partial<RegisterTaskDefinitionRequest>
  /** Over those where everything is right; `undescribed`: none of them. */
  readonly surroundings?: Surroundings | 'undescribed'
  /** What is in ECR, in repositories that exist. */
  readonly images?: readonly FixedImage[]
  readonly service?: Partial<ServiceOptions>
  readonly settings?: Partial<VerifyInput['services'][number]>
  readonly insights?: 'enabled' | 'disabled'
  /** The image that the run pushes. */
  readonly pushes?: string
  readonly denied?: readonly string[]
  readonly faults?: readonly FaultRule[]
  /** Ends every call; never by default. */
  readonly limit?: AbortSignal
}

export interface VerifyPlayed {
  readonly verified: Verified
  readonly error: ShipError | null
  readonly log: ReturnType<typeof recordingLog>
  readonly masked: readonly string[]
  /** Already closed; what it remembers can be read. */
  readonly aws: LocalAws
}

/** What is wrong or unknown, in the order in which it was found. */
export const reported = ({ verified }: VerifyPlayed): readonly Check[] =>
  verified.services.flatMap(({ checks }) => checks.filter(({ level }) => level !== 'ok'))

const startWorld = async (
  play: VerifyPlay,
): Promise<{ readonly definition: RegisterTaskDefinitionRequest; readonly aws: LocalAws }> => {
  const definition = { ...DEFINITION, ...play.definition }
  const aws = await startLocalAws({
    drive: { kind: 'script', scenario: { name: 'nothing happens', steps: [] } },
    registry: { kind: 'none', images: [...(play.images ?? [])] },
    repositories: [...new Set([HELLO, ...(play.images ?? []).map(({ repository }) => repository)])].map((name) => ({
      name,
      ...KEPT_REPOSITORY,
    })),
    taskDefinitions: [definition],
    clusters: [
      {
        name: 'demo',
        services: [{ name: 'web', taskDefinition: 'hello', described: DESCRIBED, ...play.service }],
        settings: [{ name: 'containerInsights', value: play.insights ?? 'enabled' }],
      },
    ],
    surroundings: play.surroundings === 'undescribed' ? {} : { ...SURROUNDINGS, ...play.surroundings },
    denied: [...(play.denied ?? [])],
  })
  return { definition, aws }
}

const always =
  <Value>(value: Value) =>
  (): Value =>
    value

/** Runs the stage to its end. The SDK finds the local AWS by the environment, as in a workflow, which is put back then. */
export const verify = async (play: VerifyPlay = {}): Promise<VerifyPlayed> => {
  const { definition, aws } = await startWorld(play)
  const savedEnvironment = { ...process.env }
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
  })
  const [log, secrets] = [recordingLog(), recordingSecrets()]
  // One attempt: the SDK's own retries sleep in real time.
  const surroundings = makeSession({ region: 'eu-west-1', signal: new AbortController().signal, maxAttempts: 1 })
  const { services: [service] = [] } = await surroundings.ecs.describeServices({ cluster: 'demo', services: ['web'] })
  if (service === undefined) throw new Error('the local AWS does not describe the service')
  for (const fault of play.faults ?? []) aws.addFault(fault)
  const taskDefinition = { input: definition, source: 'task-definition.json' }
  const input: VerifyInput = {
    target: {
      ...PLAN,
      repository: { ...PLAN.repository, ...SET_UP },
      pushes: play.pushes ?? null,
      services: [{ ...TARGET, taskDefinition, described: service }],
    },
    services: [{ key: TARGET.key, desiredCount: null, waitMinutes: 30, requiredTags: {}, ...play.settings }],
  }
  const clock = { ...makeFakeClock(), ...(play.limit === undefined ? {} : { timeout: always(play.limit) }) }
  const ended = { log, masked: secrets.masked, aws }
  try {
    const verified = await verifyTarget.run(input, { surroundings, registry: surroundings, clock, log, secrets })
    return { verified, error: null, ...ended }
  } catch (error) {
    if (!(error instanceof ShipError)) throw error
    // The stage fails with its checks as the result.
    return { verified: error.result as Verified, error, ...ended }
  } finally {
    process.env = savedEnvironment
    await aws.close()
  }
}

/** What is reported, and whether the run ends. */
export const linesOf = async (
  given: VerifyPlay,
): Promise<{ readonly lines: readonly (readonly string[])[]; readonly isRed: boolean }> => {
  const result = await verify(given)
  if (result.aws.schemaViolations.length > 0) throw new Error(JSON.stringify(result.aws.schemaViolations))
  const lines = reported(result).map((check) => [check.id, check.level, `${check.subject} ${check.what}`])
  return { lines, isRed: result.error !== null }
}

/** A service of which ECS describes this, too. */
export const described = (more: ServiceOptions['described']): VerifyPlay => ({
  service: { described: { ...DESCRIBED, ...more } },
})
