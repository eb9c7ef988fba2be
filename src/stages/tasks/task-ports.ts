/** What the stages of one-off tasks share. */
import type { LiveService } from '../../domain/aws/live.ts'
import type { RunContext } from '../../domain/image/tag.ts'
import type { PlacedTask } from '../../domain/tasks/one-off-task.ts'
import type { TaskDefinitionDraft } from '../../domain/task-definition/task-definition.ts'
import type { Ports } from '../../ports/ports.ts'

export type TaskPorts = Pick<Ports, 'target' | 'surroundings' | 'clock' | 'journal' | 'log'>

export interface TaskInput {
  readonly task: PlacedTask
  readonly target: Pick<LiveService, 'clusterArn' | 'serviceName' | 'containerName' | 'described'>
  /** The revision that runs. */
  readonly taskDefinitionArn: string
  /** What is in it. */
  readonly definition: TaskDefinitionDraft
  readonly run: Pick<RunContext, 'runId' | 'runAttempt' | 'sha'>
}
