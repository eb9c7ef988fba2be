/** How deployments end in ECS. */
import type { Scenario, Step, TaskFailure } from '../../../local-aws/ecs/script/scenario.ts'
import {
  alarmRollsBack,
  breakerRollsBack,
  breakerStops,
  neverConverges,
  pausesAtHook,
  rollbackFails,
  stoppedByOperator,
  succeeds,
  supersededByAnother,
} from '../../../local-aws/ecs/script/scenarios.ts'
import { LEAVES, ROLLS_BACK, success, within, type History } from './history.ts'

const named = (name: string, steps: readonly Step[], more: Partial<Scenario> = {}): Scenario => ({
  name,
  steps,
  ...more,
})

/** Seconds that do not fall on the pace at which ECS is asked. */
const SECONDS = [9.4, 13.3, 28.1, 47.9, 61.3, 90.7, 122.2, 151.6, 180, 240.9, 300.2, 425.5]

const successes: readonly History[] = SECONDS.map((at) =>
  success(`success after ${at} s`, at, { scenario: succeeds({ at }) }),
)

const CAUSES: readonly (readonly [string, TaskFailure])[] = [
  ['exit 1', { kind: 'exits', exitCode: 1 }],
  ['killed for memory', { kind: 'out-of-memory' }],
  ['health check', { kind: 'fails-health-check' }],
  ['no such image', { kind: 'cannot-pull', detail: 'manifest unknown' }],
  [
    'secret denied',
    {
      kind: 'cannot-initialise',
      detail: 'AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue',
    },
  ],
]

const rolledBack: readonly History[] = CAUSES.map(([cause, failure]) => ({
  name: `breaker rolls back: ${cause}`,
  play: { scenario: breakerRollsBack(failure), ...ROLLS_BACK },
  ends: 'rolled-back',
  at: 300,
  sign: 40,
}))

const endedOtherwise: readonly History[] = [
  {
    name: 'breaker stops, rollback off',
    play: { scenario: breakerStops(), ...LEAVES },
    ends: 'failed',
    at: 150,
    sign: 40,
  },
  {
    name: 'the rollback fails too',
    play: { scenario: rollbackFails(), ...ROLLS_BACK },
    ends: 'rolled-back',
    at: 300,
    sign: 40,
  },
  {
    name: 'an alarm rolls back',
    play: { scenario: alarmRollsBack(), ...ROLLS_BACK },
    ends: 'rolled-back',
    at: 240,
    sign: 120,
  },
  { name: 'superseded', play: { scenario: supersededByAnother() }, ends: 'superseded', at: 60, sign: 60 },
  {
    name: 'superseded, shown late',
    play: { scenario: { ...supersededByAnother(), successorLagSeconds: 8 } },
    ends: 'superseded',
    at: 68,
    sign: 60,
  },
  {
    name: 'stopped by a user, with rollback',
    play: { scenario: stoppedByOperator() },
    ends: 'rolled-back',
    at: 120,
    sign: 60,
  },
  {
    name: 'stopped by a user, without',
    play: { scenario: stoppedByOperator({ rollback: false }) },
    ends: 'stopped',
    at: 70,
    sign: 60,
  },
  {
    name: 'the service is deleted',
    play: { scenario: named('deleted', [{ at: 45, kind: 'service-deleted' }]) },
    ends: 'stopped',
    at: 45,
    sign: 45,
  },
  {
    name: 'no breaker, crash loop',
    play: { scenario: neverConverges(), ...within(10) },
    // Given up by the run at the third task that fails.
    ends: 'failed',
    at: 120,
    sign: 30,
  },
  {
    name: 'pending for ever',
    play: { scenario: named('pending', [{ at: 5, kind: 'task-pending' }]), ...within(10) },
    ends: 'timed-out',
    at: null,
  },
  { name: 'paused at a hook', play: { scenario: pausesAtHook(), ...within(10) }, ends: 'paused', at: null, sign: 60 },
]

export const ENDINGS: readonly History[] = [...successes, ...rolledBack, ...endedOtherwise]
