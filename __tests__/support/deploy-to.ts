/** Runs deploy, wait and confirm with the real adapters against a local AWS whose script drive plays a scenario. */
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import type { ServiceOptions } from '../../local-aws/options.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import { makeJournal } from '../../src/adapters/journal.ts'
import { makeSession } from '../../src/adapters/aws/session.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import type { ConfirmResult, WaitResult } from '../../src/domain/rollout/rollout.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { confirmImage } from '../../src/stages/confirm/confirm.ts'
import { NO_COMPARISON } from './no-comparison.ts'
import { deployService } from '../../src/stages/deploy/deploy.ts'
import { waitForDeployment } from '../../src/stages/wait/wait.ts'
import { NO_PROBE } from './no-probe.ts'
import { DRAFT, IMAGE, ORDER } from './local-target.ts'

export interface Deployment {
  readonly scenario: Scenario
  readonly faults?: readonly FaultRule[]
  readonly service?: Omit<ServiceOptions, 'name' | 'taskDefinition'>
  readonly waitMinutes?: number
  readonly failFast?: 'on' | 'off'
  readonly cancelAfterSeconds?: number
  /** `by-skips-only`: steps that have to come between two looks do, however slow the machine is. */
  readonly time?: 'in-real-time' | 'by-skips-only'
}

export interface Deployed {
  readonly error: ShipError | null
  /** Also of a failed wait; null when it was not reached. */
  readonly wait: WaitResult | null
  readonly confirm: ConfirmResult | null
  readonly lines: readonly string[]
  /** Virtual seconds from the update to the end of the wait. */
  readonly seconds: number
  /** Already closed; what it remembers can be read. */
  readonly aws: LocalAws
}

/** The server's clock; a sleep skips it, so nothing waits in real time. */
const clockOf = (aws: LocalAws, cancel: { readonly at: number; readonly controller: AbortController }): Clock => ({
  now: aws.clock.now,
  // Real time: long enough for a busy machine.
  every: () => () => undefined,
  timeout: () => AbortSignal.timeout(30_000),
  sleep: async (milliseconds) => {
    await Promise.resolve()
    aws.clock.advanceBy(milliseconds / 1000)
    if (aws.clock.now() < cancel.at) return
    cancel.controller.abort(new ShipError({ code: 'E_CANCELLED', message: 'the run was cancelled' }))
    throw cancel.controller.signal.reason
  },
})

/** A local AWS with the service that is deployed to. */
export const startWeb = (
  scenario: Scenario,
  faults: readonly FaultRule[] = [],
  { time = 'in-real-time', service = {} }: Pick<Deployment, 'time' | 'service'> = {},
): Promise<LocalAws> =>
  startLocalAws({
    time,
    drive: { kind: 'script', scenario: { reports: IMAGE.digest, ...scenario } },
    taskDefinitions: [DRAFT.input],
    clusters: [{ name: 'demo', services: [{ name: 'web', taskDefinition: 'hello', ...service }] }],
    faults: [...faults],
  })

const DENIED = { kind: 'error', code: 'AccessDeniedException', message: 'is not authorized', status: 400 } as const
/** The faults of a job that may not ask for service deployments. */
export const NEWER_API_DENIED: readonly FaultRule[] = [
  { ...DENIED, service: 'ecs', operation: 'ListServiceDeployments' },
  { ...DENIED, service: 'ecs', operation: 'DescribeServiceDeployments' },
]

/** Plays a deployment to its end. The SDK finds the local AWS by the environment, as in a workflow, which is put back then. */
export const deployTo = async (deployment: Deployment): Promise<Deployed> => {
  const { scenario, faults = [], cancelAfterSeconds = Infinity } = deployment
  const aws = await startWeb(scenario, faults, deployment)
  const savedEnvironment = { ...process.env }
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
  })
  try {
    const controller = new AbortController()
    const clock = clockOf(aws, { at: aws.clock.now() + cancelAfterSeconds * 1000, controller })
    // One attempt: the SDK's own retries sleep in real time.
    const target = makeSession({ region: 'eu-west-1', signal: controller.signal, maxAttempts: 1 })
    return { ...(await playStages(deployment, { target, surroundings: target, clock })), aws }
  } finally {
    process.env = savedEnvironment
    await aws.close()
  }
}

const playStages = async (
  { waitMinutes = 30, failFast = 'on' }: Deployment,
  ports: Pick<Ports, 'target' | 'surroundings' | 'clock'>,
): Promise<Omit<Deployed, 'aws'>> => {
  const lines: string[] = []
  const write = (text: string): void => void lines.push(text)
  const log: Log = { info: write, warning: write, debug: write }
  const all = {
    ...ports,

    log,
    journal: makeJournal(() => undefined)('deploy'),
    announce: () => undefined,
    probe: NO_PROBE,
  }
  let updatedAt = ports.clock.now()
  const seconds = (): number => (ports.clock.now() - updatedAt) / 1000
  try {
    const started = await deployService.run(ORDER, { ...NO_COMPARISON, ...all })
    updatedAt = ports.clock.now()
    const wait = await waitForDeployment.run({ deployment: started, waitMinutes, failFast }, all)
    const ended = seconds()
    const confirm = await confirmImage.run({ image: IMAGE, deployment: started, wait }, all)
    return { error: null, wait, confirm, lines, seconds: ended }
  } catch (error) {
    if (!(error instanceof ShipError)) throw error
    // Only the wait fails with a result here.
    return { error, wait: (error.result ?? null) as WaitResult | null, confirm: null, lines, seconds: seconds() }
  }
}
