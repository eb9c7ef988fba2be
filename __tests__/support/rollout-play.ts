/** Plays a history of ECS to the wait stage. The runner's clock is an hour behind the server's in every play. */
import { makeJournal } from '../../src/adapters/journal.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import type { WaitResult } from '../../src/domain/rollout/rollout.ts'
import type { AwsCalls } from '../../src/ports/aws.ts'
import { waitForDeployment } from '../../src/stages/wait/wait.ts'
import { NO_PROBE } from './no-probe.ts'
import { makeFakeClock } from './fake-clock.ts'
import { after, makeFakeEcs, type FakeFault, type Moment } from './fake-ecs.ts'
import { sessionOf } from './session.ts'
import { BREAKER, event, old, OUR_REVISION, ourRollout, ours, STARTED, stoppedTask } from './rollout-shapes.ts'

export interface Played {
  readonly result: WaitResult
  readonly error: ShipError | null
  readonly lines: readonly string[]
  /** With the second. */
  readonly warnings: readonly (readonly [number, string])[]
  readonly calls: readonly { readonly operation: string; readonly second: number }[]
  /** The titles of what was announced, with the second. */
  readonly announced: readonly (readonly [number, string])[]
  readonly seconds: number
  readonly operations: readonly string[]
}

export interface Play {
  readonly history: readonly Moment[]
  readonly faults?: readonly FakeFault[]
  readonly waitMinutes?: number
  readonly failFast?: 'on' | 'off'
  readonly cancelAt?: number
  /** CloudWatch Logs. */
  readonly logs?: AwsCalls<'logs'>
}

const SKEWED = after(-3600).getTime()

/** Runs the stage to its end; gives what it returned or threw, what it logged and asked, and when it ended. */
export const play = async ({
  history,
  faults = [],
  waitMinutes = 30,
  failFast = 'on',
  cancelAt,
  logs,
}: Play): Promise<Played> => {
  const clock = makeFakeClock(SKEWED)
  const { ecs, calls } = makeFakeEcs({ clock, history, faults })
  const lines: string[] = []
  const write = (text: string): void => void lines.push(text)
  const announced: (readonly [number, string])[] = []
  const announce = ({ title }: { readonly title: string }): void =>
    void announced.push([clock.elapsedMs() / 1000, title])
  const warnings: (readonly [number, string])[] = []
  const warning = (text: string): void => {
    write(text)
    warnings.push([clock.elapsedMs() / 1000, text])
  }
  const log = { info: write, warning, debug: write }
  if (cancelAt !== undefined) {
    const facts = { code: 'E_CANCELLED', message: 'the run was cancelled' } as const
    clock.abortAt(cancelAt * 1000, new ShipError(facts))
  }
  const ended = await waitForDeployment
    .run(
      { deployment: STARTED, waitMinutes, failFast },
      {
        target: sessionOf({ ecs }),
        surroundings: sessionOf({ ecs, ...(logs === undefined ? {} : { logs }) }),
        clock,
        log,
        announce,
        probe: NO_PROBE,
        journal: makeJournal(() => undefined)('wait'),
      },
    )
    .then((result) => ({ result, error: null }))
    .catch((error: unknown) => {
      if (!(error instanceof ShipError)) throw error
      // Every error of the wait carries its result.
      return { result: error.result as WaitResult, error }
    })
  const operations = calls.map(({ operation }) => operation)
  const timed = calls.map(({ operation, atMs }) => ({ operation, second: atMs / 1000 }))
  return { ...ended, lines, warnings, calls: timed, announced, seconds: clock.elapsedMs() / 1000, operations }
}

/** Our deployment has begun, the old one still runs. */
export const STARTING: Moment = {
  at: 0,
  service: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } },
  deployments: [ours(), old()],
  serviceDeployments: [ourRollout()],
  revisions: [OUR_REVISION],
  events: [event('before', after(-60), 'of an earlier deployment')],
}

export const COMPLETED = ours({ runningCount: 1, pendingCount: 0, rolloutState: 'COMPLETED' })

export const SUCCESS_AT_180: readonly Moment[] = [
  STARTING,
  { at: 40, deployments: [ours({ runningCount: 1, pendingCount: 0 }), old()] },
  { at: 180, deployments: [COMPLETED], serviceDeployments: [ourRollout({ status: 'SUCCESSFUL' })] },
]

export const FAILED = ours({ status: 'ACTIVE', failedTasks: 3, rolloutState: 'FAILED', rolloutStateReason: BREAKER })
export const TRIGGERED = { status: 'TRIGGERED', failureCount: 3, threshold: 3 } as const
export const TASKS = ['a', 'b', 'c'].map((name) => stoppedTask(name))
