/** A deployment that failed: what `wait` knows of one whose container exits at its start. */
import type { RollBackResult } from '../../src/domain/rollout/rollback-policy.ts'
import type { RolloutOutcome } from '../../src/domain/rollout/rollout.ts'
import type { FailedWait } from '../../src/domain/rollout/verdict.ts'
import { UP, view } from './sample-results.ts'

export const crashed: FailedWait & { readonly outcome: Extract<RolloutOutcome, { kind: 'rolled-back' }> } = {
  outcome: {
    kind: 'rolled-back',
    state: 'done',
    reason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    alarms: null,
    view: view({
      status: 'ROLLBACK_SUCCESSFUL',
      running: 0,
      failed: 3,
      circuitBreaker: { failureCount: 3, threshold: 3 },
      service: { deployments: [{ deploymentId: 'ecs-svc/7000000000000000001', revision: 'hello:41', ...UP }] },
    }),
  },
  cause: {
    kind: 'exit',
    summary: 'container `app` exited with code 3 (3 of 3 tasks)',
    message: 'container `app` of `hello` exited with code 3 (3 of 3 tasks)',
    detail: 'EssentialContainerExited: Essential container in task exited; app: exit code 3',
    next: 'Read the log of the container, fix the cause and re-run.',
    others: [],
    failed: { container: 'app', taskId: '0123456789abcdef0123456789abcdef' },
  },
  waitedMs: 61_300,
  evidence: [
    {
      at: '2026-11-21T08:01:11Z',
      kind: 'stopped-task',
      text: '3 × EssentialContainerExited: Essential container in task exited; app: exit code 3',
    },
    {
      at: '2026-11-21T08:01:22Z',
      kind: 'event',
      text: '(service hello) (deployment ecs-svc/8123456789012345678) deployment failed: tasks failed to start.',
    },
  ],
}

/** The same in a service without a circuit breaker, at the end of the wait. */
export const slow: FailedWait = {
  ...crashed,
  outcome: {
    kind: 'timed-out',
    afterMs: 1_800_000,
    view: view({ status: 'IN_PROGRESS', running: 0, failed: 40, circuitBreaker: null }),
  },
}

export const TAKEN_BACK: RollBackResult = {
  kind: 'restored',
  by: 'run',
  revision: 'hello:41',
  running: '2 of 2 tasks of hello:41',
}
