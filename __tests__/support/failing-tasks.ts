/** Histories of ECS in which tasks of our deployment fail. */
import type { Task } from '@aws-sdk/client-ecs'
import { after, type Moment } from './fake-ecs.ts'
import { STARTING } from './rollout-play.ts'
import { old, ourRollout, ours, stoppedTask } from './rollout-shapes.ts'

/** Without a circuit breaker. */
export const NO_BREAKER: Moment = {
  ...STARTING,
  service: {},
  serviceDeployments: [ourRollout({ deploymentCircuitBreaker: { status: 'DISABLED', failureCount: 0, threshold: 0 } })],
}

/** A task that was created 20 s before, started 10 s before it stopped. */
export const failedAt = (second: number, facts: Partial<Task> = {}): Task =>
  stoppedTask(`t${second}`, {
    createdAt: after(second - 20),
    startedAt: after(second - 10),
    stoppingAt: after(second),
    stoppedAt: after(second),
    ...facts,
  })

/** So many tasks have failed by then. */
export const loop = (seconds: readonly number[], facts: Partial<Task> = {}): readonly Moment[] =>
  seconds.map((at, index) => ({
    at,
    deployments: [ours({ failedTasks: index + 1 }), old()],
    tasks: seconds.slice(0, index + 1).map((second) => failedAt(second, facts)),
  }))

export const CRASHES = loop([40, 100, 160])
export const NO_IMAGE: Partial<Task> = {
  stopCode: 'TaskFailedToStart',
  stoppedReason:
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref r/web: not found',
  containers: [{ name: 'web', image: 'r/web:1' }],
}
