/** A task that runs once, beside the service: a migration before the update, a clean-up after it. */
import type { RunTaskRequest, TaskOverride } from '@aws-sdk/client-ecs'

/** Before the service is updated, or once its deployment is confirmed. */
export type Occasion = 'run-before' | 'run-after'

/** What the settings say of one. */
export interface OneOffTask {
  /** Names it in stage ids and messages; null where it is the only one, or has none: then its number does. */
  readonly name: string | null
  /** Null: the container that gets the image of the run. */
  readonly container: string | null
  readonly command: readonly string[]
  /** Added to the variables of the container. */
  readonly environment: Readonly<Record<string, string>>
  /** Of the whole task, in CPU units; null: as in the task definition. */
  readonly cpu: number | null
  /** Of the whole task, in MiB; null: as in the task definition. */
  readonly memory: number | null
  readonly timeoutMinutes: number
  readonly onCancel: 'left-running' | 'stopped'
}

/** A task of a list, with the id that its stage, its log and its token carry. */
export interface PlacedTask extends OneOffTask {
  /** `run-before`, `run-before migrate`, `run-before 2`: unique among the tasks of a service. */
  readonly id: string
  readonly occasion: Occasion
}

/** The tasks of a list, each with its id. One without a name is called by its number where there are several. */
export const placedTasks = (occasion: Occasion, tasks: readonly OneOffTask[]): readonly PlacedTask[] =>
  tasks.map((task, index) => {
    const name = task.name ?? (tasks.length === 1 ? null : `${index + 1}`)
    return { ...task, occasion, id: name === null ? occasion : `${occasion} ${name}` }
  })

/** Of RunTask (ECS API Reference, TaskOverride: "the total number of characters allowed for overrides is 8192"). */
export const MOST_OVERRIDES = 8192

/** What RunTask changes in the revision. `ownContainer` is the container that gets the image of the run. */
export const overridesOf = (task: OneOffTask, ownContainer: string): TaskOverride => ({
  containerOverrides: [
    {
      name: task.container ?? ownContainer,
      command: [...task.command],
      ...(Object.keys(task.environment).length === 0
        ? {}
        : { environment: Object.entries(task.environment).map(([name, value]) => ({ name, value })) }),
    },
  ],
  ...(task.cpu === null ? {} : { cpu: `${task.cpu}` }),
  ...(task.memory === null ? {} : { memory: `${task.memory}` }),
})

/** A request that starts one task, without its token. */
export type TaskRequest = Omit<RunTaskRequest, 'clientToken'>

export interface ContainerExit {
  readonly container: string
  /** Null: it never started. */
  readonly code: number | null
}

/** What became of a task, for the reports. */
export interface TaskResult {
  /** `left-running`: the run was cancelled, or lost sight of it. `stopped`: it took too long. `not-started`: ECS started none. */
  readonly kind: 'succeeded' | 'failed' | 'stopped' | 'left-running' | 'not-started'
  readonly task: string
  readonly cluster: string
  /** Null where ECS has not named it. */
  readonly taskArn: string | null
  /** Of the essential containers, and of the one that the command runs in. */
  readonly exits: readonly ContainerExit[]
  /** Where the output is: null where it is not in CloudWatch Logs. */
  readonly log: TaskLogPlace | null
}

/** The log stream of the container that the command runs in. */
export interface TaskLogPlace {
  readonly group: string
  /** Null: that of the cluster. */
  readonly region: string | null
  /** Null: the group alone is known. */
  readonly stream: string | null
}

/** The id of a task: the last part of its ARN. */
export const taskIdOf = (taskArn: string): string => taskArn.split('/').at(-1) ?? taskArn
