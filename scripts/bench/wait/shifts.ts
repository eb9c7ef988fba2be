/** Deployments whose traffic ECS shifts: blue/green, linear and canary, to their end, to a stage, rolled back at every stage, and with hooks. */
import { failingAt, shifted, SHIFTED_AT, type Shifted } from '../../../local-aws/ecs/script/strategies.ts'
import type { ShipPlay } from '../../../__tests__/support/ship-play.ts'
import type { FaultRule } from '../../../local-aws/protocol/faults.ts'
import { success, within, type History } from './history.ts'

type Configuration = Readonly<Record<string, unknown>>

const of = (strategy: string, more: Configuration = {}): Pick<ShipPlay, 'service'> => ({
  // The members of a deployment configuration, by their names.
  service: { deploymentConfiguration: { strategy, bakeTimeInMinutes: 5, ...more } } as NonNullable<ShipPlay['service']>,
})

const BLUE_GREEN = of('BLUE_GREEN')
const LINEAR = of('LINEAR', { linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 2 } })
const CANARY = of('CANARY', { canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 } })
const IN_TWO: Shifted = { weights: [50, 100] }
const CANARY_STEPS: Shifted = { weights: [10, 100] }

const until = (stage: string): Pick<ShipPlay, 'inputs'> => ({ inputs: { 'wait-until': stage } })

const complete: readonly History[] = [
  success('blue/green', 395, { ...BLUE_GREEN, scenario: shifted() }),
  success('blue/green, bakes for 61 s', 156, { ...BLUE_GREEN, scenario: shifted({ bakeSeconds: 61 }) }),
  success('linear in two steps', 515, { ...LINEAR, scenario: shifted(IN_TWO) }),
  success('linear in five steps', 875, { ...LINEAR, scenario: shifted({ weights: [20, 40, 60, 80, 100] }) }),
  success('canary', 515, { ...CANARY, scenario: shifted(CANARY_STEPS) }),
  success('blue/green, a Lambda hook succeeds', 395, { ...BLUE_GREEN, scenario: shifted({ lambda: 'SUCCEEDED' }) }),
]

/** When each stage is entered. */
const STAGES: readonly (readonly [string, number])[] = [
  ['PRE_SCALE_UP', 2],
  ['SCALE_UP', 5],
  ['POST_SCALE_UP', 30],
  ['TEST_TRAFFIC_SHIFT', 40],
  ['POST_TEST_TRAFFIC_SHIFT', 44],
  ['PRE_PRODUCTION_TRAFFIC_SHIFT', 46],
  ['PRODUCTION_TRAFFIC_SHIFT', 50],
  ['POST_PRODUCTION_TRAFFIC_SHIFT', 60],
  ['BAKE_TIME', SHIFTED_AT],
  ['CLEAN_UP', 365],
]

const toStage: readonly History[] = [
  ...STAGES.slice(2).map(([stage, at]) => ({
    name: `blue/green up to ${stage}`,
    play: { ...BLUE_GREEN, ...until(stage), scenario: shifted() },
    ends: stage,
    at,
  })),
  {
    name: 'linear up to serving',
    play: { ...LINEAR, ...until('serving'), scenario: shifted(IN_TWO) },
    ends: 'serving',
    at: 180,
  },
  {
    name: 'canary up to BAKE_TIME',
    play: { ...CANARY, ...until('BAKE_TIME'), scenario: shifted(CANARY_STEPS) },
    ends: 'BAKE_TIME',
    at: 185,
  },
]

type Cause = Parameters<typeof failingAt>[2]

const back = (name: string, play: ShipPlay, [at, cause, options]: readonly [number, Cause, Shifted?]): History => ({
  name,
  play: { ...play, scenario: failingAt(shifted(options), at, cause) },
  ends: 'rolled-back',
  at: at + 30,
  sign: at,
})

const CAUSES: readonly Cause[] = ['hook', 'circuit-breaker', 'alarm', 'user']

const rolledBack: readonly History[] = [
  ...STAGES.map(([stage, at], index) => {
    const cause = CAUSES[index % CAUSES.length] ?? 'user'
    return back(`blue/green, ${cause} at ${stage}`, BLUE_GREEN, [at + 1.4, cause])
  }),
  back('blue/green, an alarm late in BAKE_TIME', BLUE_GREEN, [300.7, 'alarm']),
  back('linear, an alarm before the second step', LINEAR, [163.2, 'alarm', IN_TWO]),
  back('linear, a hook at the second step', LINEAR, [171.3, 'hook', IN_TWO]),
  back('canary, an alarm at 10 %', CANARY, [100.9, 'alarm', CANARY_STEPS]),
  back('canary, stopped by a user in BAKE_TIME', CANARY, [190.1, 'user', CANARY_STEPS]),
  // Its hook is in progress until then, or has failed a second before.
  back('blue/green, a Lambda hook times out', BLUE_GREEN, [34.5, 'hook', { lambda: 'FAILED' }]),
  { ...back('blue/green, a Lambda hook fails', BLUE_GREEN, [36.2, 'hook', { lambda: 'FAILED' }]), sign: 35 },
]

const PAUSED: Shifted = { pausesAt: 'POST_SCALE_UP' }
const AT_EACH_STEP: Shifted = { ...IN_TWO, pausesAt: 'PRE_PRODUCTION_TRAFFIC_SHIFT' }
const answered = (answer: string): Pick<ShipPlay, 'inputs'> => ({
  inputs: { 'guarded-settings': `pause-hook: ${answer}` },
})
const unanswered: FaultRule = { kind: 'silent', service: 'ecs', operation: 'ContinueServiceDeployment', times: 1 }

const paused: readonly History[] = [
  {
    name: 'paused, nobody continues it',
    play: { ...BLUE_GREEN, scenario: shifted(PAUSED), ...within(10) },
    ends: 'paused',
    at: null,
    sign: 36,
  },
  {
    name: 'paused, times out, rolled back',
    play: { ...BLUE_GREEN, scenario: shifted({ ...PAUSED, expiresInSeconds: 60 }) },
    ends: 'rolled-back',
    at: null,
    sign: 36,
  },
  {
    name: 'paused, ECS continues it',
    play: { ...BLUE_GREEN, scenario: shifted({ ...PAUSED, expiresInSeconds: 60, timeoutAction: 'CONTINUE' }) },
    ends: 'success',
    at: null,
    sign: 36,
  },
  // When it ends depends on when the run continues it.
  {
    ...success('`pause-hook: continue`', 0, { ...BLUE_GREEN, ...answered('continue'), scenario: shifted(PAUSED) }),
    at: null,
  },
  {
    ...success('`pause-hook: continue` at each step', 0, {
      ...LINEAR,
      ...answered('continue'),
      scenario: shifted(AT_EACH_STEP),
    }),
    at: null,
  },
  {
    ...success('`pause-hook: continue`, no answer at first', 0, {
      ...LINEAR,
      ...answered('continue'),
      scenario: shifted(AT_EACH_STEP),
      faults: [unanswered],
    }),
    at: null,
  },
  {
    name: '`pause-hook: roll-back`',
    play: { ...BLUE_GREEN, ...answered('roll-back'), scenario: shifted(PAUSED) },
    ends: 'rolled-back',
    at: null,
    sign: 36,
  },
]

const DENIED: FaultRule = {
  kind: 'error',
  service: 'ecs',
  operation: 'DescribeServiceDeployments',
  code: 'AccessDeniedException',
  message: 'is not authorized to perform: ecs:DescribeServiceDeployments',
  status: 400,
}

const faulty: readonly History[] = [
  success('blue/green, throttled for 120 s', 395, {
    ...BLUE_GREEN,
    scenario: shifted(),
    faults: [{ kind: 'throttle', service: 'ecs', afterSeconds: 30, untilSeconds: 150 }],
  }),
  success('canary, HTTP 500 for 120 s', 515, {
    ...CANARY,
    scenario: shifted(CANARY_STEPS),
    faults: [{ kind: 'html500', service: 'ecs', afterSeconds: 60, untilSeconds: 180 }],
  }),
  {
    name: 'blue/green, the newer API is denied',
    play: { ...BLUE_GREEN, scenario: shifted(), faults: [DENIED] },
    ends: 'E_ACCESS_DENIED',
    at: null,
  },
]

export const SHIFTS: readonly History[] = [...complete, ...toStage, ...rolledBack, ...paused, ...faulty]
