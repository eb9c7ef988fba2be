/**
 * Deployments whose traffic ECS shifts, stage by stage: BLUE_GREEN in one step, LINEAR and CANARY in several, before each of which they pass
 * PRE_PRODUCTION_TRAFFIC_SHIFT again. Times are seconds after UpdateService.
 */
import type { PauseStage, Scenario, Step } from './scenario.ts'

export interface Shifted {
  readonly desiredCount?: number
  /** The weights of the new revision, step by step; the last one is 100. */
  readonly weights?: readonly number[]
  /** Between two steps. */
  readonly stepBakeSeconds?: number
  readonly bakeSeconds?: number
  /** A pause hook; one of PRE_PRODUCTION_TRAFFIC_SHIFT is met before each step, each time with another id. */
  readonly pausesAt?: PauseStage
  readonly expiresInSeconds?: number
  readonly timeoutAction?: 'CONTINUE' | 'ROLLBACK'
  /** A Lambda hook at POST_SCALE_UP, and how it ends. */
  readonly lambda?: 'SUCCEEDED' | 'FAILED'
}

/** When all production traffic is on the new revision, for the defaults. */
export const SHIFTED_AT = 65

/** From PRE_SCALE_UP to the end. */
export const shifted = (options: Shifted = {}): Scenario => {
  const { desiredCount = 1, weights = [100], stepBakeSeconds = 120, bakeSeconds = 300, lambda } = options
  const pause = pauses(options)
  const lastStep = 50 + (weights.length - 1) * stepBakeSeconds
  return {
    name: 'shifted by ECS',
    steps: [
      { at: 2, kind: 'enters', stage: 'PRE_SCALE_UP', production: 0, test: 0 },
      ...pause('PRE_SCALE_UP', 3),
      { at: 5, kind: 'enters', stage: 'SCALE_UP' },
      { at: 25, kind: 'tasks-run', count: desiredCount },
      { at: 30, kind: 'enters', stage: 'POST_SCALE_UP' },
      ...(lambda === undefined ? [] : lambdaSteps(lambda, 31)),
      ...pause('POST_SCALE_UP', 36),
      { at: 40, kind: 'enters', stage: 'TEST_TRAFFIC_SHIFT', test: 100 },
      { at: 44, kind: 'enters', stage: 'POST_TEST_TRAFFIC_SHIFT' },
      ...pause('POST_TEST_TRAFFIC_SHIFT', 45),
      ...weights.flatMap((production, index): readonly Step[] => {
        const at = 50 + index * stepBakeSeconds
        return [
          { at: at - 4, kind: 'enters', stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
          ...pause('PRE_PRODUCTION_TRAFFIC_SHIFT', at - 2, index + 1),
          { at, kind: 'enters', stage: 'PRODUCTION_TRAFFIC_SHIFT', production },
        ]
      }),
      { at: lastStep + 10, kind: 'enters', stage: 'POST_PRODUCTION_TRAFFIC_SHIFT' },
      ...pause('POST_PRODUCTION_TRAFFIC_SHIFT', lastStep + 12),
      { at: lastStep + 15, kind: 'enters', stage: 'BAKE_TIME' },
      { at: lastStep + 15 + bakeSeconds, kind: 'enters', stage: 'CLEAN_UP' },
      { at: lastStep + 15 + bakeSeconds + 30, kind: 'completes' },
    ],
  }
}

const pauses =
  ({ pausesAt, expiresInSeconds = 86_400, timeoutAction }: Shifted) =>
  (stage: PauseStage, at: number, count = 1): readonly Step[] => {
    if (stage !== pausesAt) return []
    const hookId = `ecs-pause-${count}`
    return [{ at, kind: 'pauses', hookId, stage, expiresInSeconds, ...(timeoutAction && { timeoutAction }) }]
  }

const lambdaSteps = (status: 'SUCCEEDED' | 'FAILED', at: number): readonly Step[] => [
  { at, kind: 'hook', function: 'check-green', status: 'IN_PROGRESS' },
  { at: at + 4, kind: 'hook', function: 'check-green', status },
]

/** The same up to this second; then it fails and ECS rolls back, which takes half a minute: no task has to be started. */
export const failingAt = (
  scenario: Scenario,
  at: number,
  cause: 'circuit-breaker' | 'alarm' | 'user' | 'hook',
): Scenario => ({
  ...scenario,
  name: `${scenario.name}, failing at ${at} s`,
  steps: [
    ...scenario.steps.filter((step) => step.at < at),
    { at, kind: 'fails', cause, rollback: true },
    { at: at + 30, kind: 'rollback-completes' },
  ],
})

/** Rolling: the new tasks run and are healthy at 40 s; ECS stops the old one, which drains for five minutes. */
export const drainsLong = ({ desiredCount = 1, drainsAt = 40, at = 340 } = {}): Scenario => ({
  name: 'drains long',
  steps: [
    { at: 20, kind: 'tasks-run', count: desiredCount },
    { at: drainsAt, kind: 'drains' },
    { at, kind: 'completes' },
  ],
})
