/** States and replies of ECS on the way to an end. */
import type { Scenario, Step } from '../../../local-aws/ecs/script/scenario.ts'
import { breakerRollsBack, seenLate, succeeds } from '../../../local-aws/ecs/script/scenarios.ts'
import { ROLLS_BACK, success, within, type History } from './history.ts'

const steps = (all: readonly Step[]): { readonly scenario: Scenario } => ({ scenario: { name: '', steps: all } })

const EXITS = { kind: 'exits', exitCode: 1 } as const
/** More than ECS keeps. */
const CROWD: readonly Step[] = Array.from({ length: 150 }, (_, index) => ({
  at: 60,
  kind: 'event',
  message: `(service web) event ${index}`,
}))
const PLACEMENT = '(service web) was unable to place a task because no container instance met all of its requirements.'

export const STATES: readonly History[] = [
  success('stale for 8 s', 61, { scenario: seenLate(succeeds({ at: 61 })) }),
  success('stale for 40 s', 90, { scenario: seenLate(succeeds({ at: 90 }), { seconds: 40 }) }),
  success('requested states shown for 30 s', 121, { scenario: { ...succeeds({ at: 121 }), lingerSeconds: 30 } }),
  success('early success: 1 of 2 run', 60, {
    ...steps([
      { at: 20, kind: 'tasks-run', count: 1 },
      { at: 60, kind: 'completes', running: 1 },
      { at: 75, kind: 'tasks-run', count: 2 },
    ]),
    service: { desiredCount: 2 },
  }),
  success('desired count 0', 20, { ...steps([{ at: 20, kind: 'completes' }]), service: { desiredCount: 0 } }),
  success('DAEMON', 60, { scenario: succeeds(), service: { described: { schedulingStrategy: 'DAEMON' } } }),
  success('Classic Load Balancer', 60, { scenario: succeeds(), service: { loadBalancer: 'classic' } }),
  success('six tasks, one after another', 100, {
    ...steps([
      ...[1, 2, 3, 4, 5, 6].map((count) => ({ at: count * 15, kind: 'tasks-run', count }) as const),
      { at: 100, kind: 'completes' },
    ]),
    service: { desiredCount: 6 },
  }),
  success(
    'auto scaling to 3 in the middle',
    120,
    steps([
      { at: 20, kind: 'tasks-run', count: 1 },
      { at: 50, kind: 'scales', desiredCount: 3 },
      { at: 80, kind: 'tasks-run', count: 3 },
      { at: 120, kind: 'completes' },
    ]),
  ),
  success(
    'auto scaling to 0 in the middle',
    90,
    steps([
      { at: 20, kind: 'tasks-run', count: 1 },
      { at: 50, kind: 'scales', desiredCount: 0 },
      { at: 90, kind: 'completes' },
    ]),
  ),
  success(
    '150 events at once',
    90,
    steps([...CROWD, { at: 70, kind: 'tasks-run', count: 1 }, { at: 90, kind: 'completes' }]),
  ),
  success(
    'no capacity for 60 s',
    110,
    steps([
      { at: 5, kind: 'task-pending' },
      { at: 10, kind: 'event', message: PLACEMENT },
      { at: 70, kind: 'tasks-run', count: 1 },
      { at: 110, kind: 'completes' },
    ]),
  ),
  {
    ...success(
      'one exit, then success',
      120,
      steps([
        { at: 30, kind: 'task-fails', cause: EXITS },
        { at: 60, kind: 'tasks-run', count: 1 },
        { at: 120, kind: 'completes' },
      ]),
    ),
    sign: 30,
  },
  {
    ...success(
      'unhealthy once, then success',
      150,
      steps([
        { at: 45, kind: 'task-fails', cause: { kind: 'fails-health-check' } },
        { at: 80, kind: 'tasks-run', count: 1 },
        { at: 150, kind: 'completes' },
      ]),
    ),
    sign: 45,
  },
  success(
    'a Spot interruption, then success',
    140,
    steps([
      { at: 20, kind: 'tasks-run', count: 1 },
      { at: 50, kind: 'tasks-stop', count: 1, cause: { kind: 'spot-interruption' } },
      { at: 80, kind: 'tasks-run', count: 1 },
      { at: 140, kind: 'completes' },
    ]),
  ),
  success(
    'its instance shuts down, then success',
    140,
    steps([
      { at: 20, kind: 'tasks-run', count: 1 },
      { at: 50, kind: 'tasks-stop', count: 1, cause: { kind: 'instance-shuts-down' } },
      { at: 80, kind: 'tasks-run', count: 1 },
      { at: 140, kind: 'completes' },
    ]),
  ),
  {
    name: 'exits after it was healthy, rolled back',
    play: {
      ...steps([
        { at: 20, kind: 'tasks-run', count: 1 },
        { at: 60, kind: 'tasks-stop', count: 1, cause: EXITS },
        { at: 61, kind: 'fails', cause: 'circuit-breaker', rollback: true },
        { at: 130, kind: 'rollback-completes' },
      ]),
      ...ROLLS_BACK,
    },
    ends: 'rolled-back',
    at: 130,
    sign: 60,
  },
  {
    name: 'rolled back among 150 events',
    play: { ...steps([...CROWD, ...breakerRollsBack().steps.filter(({ at }) => at > 60)]), ...ROLLS_BACK },
    ends: 'rolled-back',
    at: 300,
    sign: 90,
  },
  {
    name: 'ECS never ends the rollback',
    play: { ...steps([{ at: 60, kind: 'fails', cause: 'user', rollback: true }]), ...within(10) },
    ends: 'rolled-back',
    at: null,
    sign: 60,
  },
]
