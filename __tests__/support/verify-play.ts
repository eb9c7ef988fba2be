/** Plays the verify stage on a local AWS: a target where everything is right, and what differs from it. */
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import type { ServiceOptions } from '../../local-aws/options.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import type { RoleSeed, SecretSeed, Surroundings } from '../../local-aws/surroundings/surroundings.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { makeSession } from '../../src/adapters/aws/session.ts'
import type { Check } from '../../src/domain/verify/check.ts'
import type { Verified } from '../../src/domain/verify/verified.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { verifyTarget, type VerifyInput } from '../../src/stages/verify/verify.ts'
import { makeFakeClock } from './fake-clock.ts'
import { TARGET } from './local-target.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { PLAN } from './sample-plan.ts'

const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret'
export const SECRET_VALUE = 'correct-horse-battery-staple'

export const APP = {
  name: 'app',
  image: 'hello',
  portMappings: [{ containerPort: 8080 }],
  secrets: [
    { name: 'DB', valueFrom: `${SECRET}:db-AbCdEf:password::` },
    { name: 'API', valueFrom: `${SECRET}:api-GhIjKl` },
  ],
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/ecs/hello', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'hello' },
  },
} satisfies ContainerDefinition

/** A definition in which every theme has something to look at. */
const DEFINITION = {
  family: 'hello',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::123456789012:role/team/execution',
  taskRoleArn: 'arn:aws:iam::123456789012:role/task',
  containerDefinitions: [APP],
} satisfies RegisterTaskDefinitionRequest

export const ROLES = {
  execution: { name: 'execution', trusts: ['ecs-tasks.amazonaws.com'] },
  task: { name: 'task', trusts: ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] },
} satisfies Readonly<Record<string, RoleSeed>>

export const SECRETS = {
  db: { name: 'db-AbCdEf', value: JSON.stringify({ user: 'app', password: SECRET_VALUE }) },
  api: { name: 'api-GhIjKl', value: 'x' },
} satisfies Readonly<Record<string, SecretSeed>>

const SURROUNDINGS: Surroundings = {
  roles: Object.values(ROLES),
  secrets: Object.values(SECRETS),
  logGroups: ['/ecs/hello', '/ecs/hello-old'],
  scalableTargets: [],
}

export interface VerifyPlay {
  readonly definition?: Partial<RegisterTaskDefinitionRequest>
  /** Over those where everything is right; `undescribed`: none of them. */
  readonly surroundings?: Surroundings | 'undescribed'
  readonly service?: Partial<ServiceOptions>
  readonly settings?: Partial<VerifyInput['services'][number]>
  readonly denied?: readonly string[]
  readonly faults?: readonly FaultRule[]
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
export const told = ({ verified }: VerifyPlayed): readonly Check[] =>
  verified.services.flatMap(({ checks }) => checks.filter(({ level }) => level !== 'ok'))

/** Runs the stage to its end. The SDK finds the local AWS by the environment, as in a workflow, which is put back then. */
export const verify = async (play: VerifyPlay = {}): Promise<VerifyPlayed> => {
  const definition = { ...DEFINITION, ...play.definition }
  const aws = await startLocalAws({
    drive: { kind: 'script', scenario: { name: 'nothing happens', steps: [] } },
    taskDefinitions: [definition],
    clusters: [{ name: 'demo', services: [{ name: 'web', taskDefinition: 'hello', ...play.service }] }],
    surroundings: play.surroundings === 'undescribed' ? {} : { ...SURROUNDINGS, ...play.surroundings },
    denied: [...(play.denied ?? [])],
    faults: [...(play.faults ?? [])],
  })
  const savedEnvironment = { ...process.env }
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
  })
  const [log, secrets] = [recordingLog(), recordingSecrets()]
  // One attempt: the SDK's own retries sleep in real time.
  const surroundings = makeSession({ region: 'eu-west-1', signal: new AbortController().signal, maxAttempts: 1 })
  const taskDefinition = { input: definition, source: 'task-definition.json' }
  const input: VerifyInput = {
    target: { ...PLAN, services: [{ ...TARGET, taskDefinition }] },
    services: [{ key: TARGET.key, desiredCount: null, waitMinutes: 30, ...play.settings }],
  }
  const ended = { log, masked: secrets.masked, aws }
  try {
    const verified = await verifyTarget.run(input, { surroundings, clock: makeFakeClock(), log, secrets })
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
