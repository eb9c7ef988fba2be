/** A deployment that failed: what `wait` knows of one whose container ends at its start. */
import type { RolloutOutcome, WaitResult } from '../../src/domain/rollout/rollout.ts'
import { ARN, view } from './sample-results.ts'

export const crashed: WaitResult & { readonly outcome: Extract<RolloutOutcome, { kind: 'rolled-back' }> } = {
  outcome: {
    kind: 'rolled-back',
    state: 'done',
    cause: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    view: view({
      status: 'ROLLBACK_SUCCESSFUL',
      running: 0,
      failed: 3,
      circuitBreaker: { failureCount: 3, threshold: 3 },
      service: { running: 2, desired: 2, taskDefinitionArn: `${ARN}:task-definition/hello:41` },
    }),
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
