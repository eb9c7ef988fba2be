/** Scenarios that deployments meet in practice. Times are seconds after UpdateService; the desired count is 1 unless stated otherwise. */
import type { Scenario, Step, TaskFailure } from './scenario.ts'

const CRASH: TaskFailure = { kind: 'exits', exitCode: 1, logs: ['starting', 'fatal: cannot reach the database'] }

/** The new task runs after a third of the time; the old one has drained at the end. */
export const succeeds = ({ at = 60, desiredCount = 1 } = {}): Scenario => ({
  name: 'succeeds',
  steps: [
    { at: Math.ceil(at / 3), kind: 'tasks-run', count: desiredCount },
    { at, kind: 'completes' },
  ],
})

/** Three failed tasks, the breaker trips at 150 s, the rollback is done at 300 s. */
export const breakerRollsBack = (cause: TaskFailure = CRASH): Scenario => ({
  name: 'breaker, with rollback',
  steps: [
    ...failures([40, 90, 145], cause),
    { at: 150, kind: 'fails', cause: 'circuit-breaker', rollback: true },
    { at: 240, kind: 'tasks-run', count: 1 },
    { at: 300, kind: 'rollback-completes' },
  ],
})

/** The breaker trips at 150 s and nothing is rolled back. */
export const breakerStops = (cause: TaskFailure = CRASH): Scenario => ({
  name: 'breaker, without rollback',
  steps: [...failures([40, 90, 145], cause), { at: 150, kind: 'fails', cause: 'circuit-breaker', rollback: false }],
})

/** The breaker trips, and the previous revision does not start either. */
export const rollbackFails = (): Scenario => ({
  name: 'rollback fails',
  steps: [
    ...failures([40, 90, 145], CRASH),
    { at: 150, kind: 'fails', cause: 'circuit-breaker', rollback: true },
    ...failures([200, 250], CRASH),
    { at: 300, kind: 'rollback-fails' },
  ],
})

/** An alarm of the deployment goes off while the new task runs. */
export const alarmRollsBack = (): Scenario => ({
  name: 'alarm, with rollback',
  steps: [
    { at: 30, kind: 'tasks-run', count: 1 },
    { at: 120, kind: 'fails', cause: 'alarm', rollback: true },
    { at: 180, kind: 'tasks-run', count: 1 },
    { at: 240, kind: 'rollback-completes' },
  ],
})

/** Another party deploys something else at 60 s; that deployment succeeds. */
export const supersededByAnother = ({ at = 60 } = {}): Scenario => ({
  name: 'superseded',
  steps: [
    { at: 20, kind: 'task-pending' },
    { at, kind: 'superseded' },
    { at: at + 60, kind: 'completes' },
  ],
})

/** A person stops it: with StopServiceDeployment's ROLLBACK by default. */
export const stoppedByOperator = ({ at = 60, rollback = true } = {}): Scenario => {
  const after: readonly Step[] = rollback ? [{ at: at + 60, kind: 'rollback-completes' }] : []
  return { name: 'stopped by an operator', steps: [{ at, kind: 'fails', cause: 'user', rollback }, ...after] }
}

/** A crash loop without a circuit breaker, every 45 s, for six hours: ECS never ends it. */
export const neverConverges = (cause: TaskFailure = CRASH): Scenario => {
  const times = Array.from({ length: 480 }, (_, index) => 30 + index * 45)
  return { name: 'never converges', steps: failures(times, cause) }
}

/** It waits for a person at a hook, for a day. */
export const pausesAtHook = ({ at = 60 } = {}): Scenario => ({
  name: 'paused at a hook',
  steps: [
    { at: 20, kind: 'tasks-run', count: 1 },
    { at, kind: 'pauses', hookId: 'hook-1', stage: 'POST_SCALE_UP', expiresInSeconds: 86_400 },
  ],
})

/** The same scenario with lagging replies: the new service deployment is not listed yet, and the service looks as before. */
export const seenLate = (scenario: Scenario, { seconds = 8 } = {}): Scenario => ({
  ...scenario,
  name: `${scenario.name}, seen late`,
  listLagSeconds: seconds,
  staleServiceSeconds: seconds,
})

/** The same scenario, with the clock held at one second of it, for signals that must arrive in the middle. */
export const heldAt = (scenario: Scenario, seconds: number): Scenario => {
  const steps = [...scenario.steps, { at: seconds, kind: 'clock-holds' } as const]
  return { ...scenario, name: `${scenario.name}, held`, steps: steps.toSorted((one, other) => one.at - other.at) }
}

const failures = (times: readonly number[], cause: TaskFailure): readonly Step[] =>
  times.map((at) => ({ at, kind: 'task-fails', cause }))
