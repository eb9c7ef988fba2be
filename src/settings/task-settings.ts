/** The tasks that run once around the deployment of a service. */
import type { RunContext } from '../domain/image/tag.ts'
import { placedTasks, type PlacedTask } from '../domain/tasks/one-off-task.ts'
import type { ServiceSettings } from './declaration.ts'

export interface TasksConfig {
  /** Before the service is updated. */
  readonly before: readonly PlacedTask[]
  /** When its deployment is confirmed. */
  readonly after: readonly PlacedTask[]
  /** What ECS recognizes a task of this run by. */
  readonly run: Pick<RunContext, 'runId' | 'runAttempt' | 'sha'>
}

/** The tasks of the settings, each with the id of its stage. */
export const tasksOf = (service: ServiceSettings, { runId, runAttempt, sha }: RunContext): TasksConfig => ({
  before: placedTasks('run-before', service['run-before'] ?? []),
  after: placedTasks('run-after', service['run-after'] ?? []),
  run: { runId, runAttempt, sha },
})
