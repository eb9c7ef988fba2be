/** stop-task: stops the task of a cancelled run, within the seconds that are left of it. */
import { changesOf } from '../../domain/change.ts'
import { taskIdOf } from '../../domain/tasks/one-off-task.ts'
import type { StoppedTask } from '../../domain/tasks/stopped-task.ts'
import { startedByOf, type TaskIdentity } from '../../domain/tasks/task-identity.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'

export interface StopTaskInput {
  /** The id of the stage that has started it. */
  readonly stage: string
  readonly identity: Pick<TaskIdentity, 'cluster' | 'run' | 'task'>
}

type StopPorts = Pick<Ports, 'target' | 'journal' | 'log'>

/** Takes what identifies the task, gives what ECS has taken. @throws AwsError */
export const stopTask = defineStage({
  kind: 'stop-task',
  title: 'Stop the task',
  uses: ['target', 'journal', 'log'],
  run: async (input: StopTaskInput, ports: StopPorts): Promise<StoppedTask> => {
    const { target, journal, log } = ports
    const { cluster, task } = input.identity
    const taskArn = await taskOf(input, ports)
    if (taskArn === null) return { kind: 'none' }
    const noted = journal.aboutTo({ kind: 'task', action: 'stop', cluster, task, taskArn })
    await target.ecs.stopTask({ cluster, task: taskArn, reason: 'ship-to-ecs: the run was cancelled' })
    noted.changed()
    log.info(`task ${taskIdOf(taskArn)} is stopped`)
    return { kind: 'stopped', taskArn }
  },
  record: (result) => result,
})

/** By the journal; where the reply to its start was lost, by what started it. */
const taskOf = async ({ stage, identity }: StopTaskInput, { target, journal }: StopPorts): Promise<string | null> => {
  const [entry] = changesOf('task', journal.entries()).filter((one) => one.stage === stage)
  if (entry === undefined || entry.state === 'unchanged') return null
  if (entry.change.taskArn !== null) return entry.change.taskArn
  const { cluster } = identity
  const { taskArns } = await target.ecs.listTasks({ cluster, startedBy: startedByOf({ ...NO_TASK, ...identity }) })
  return taskArns?.[0] ?? null
}

/** What `startedBy` does not hold. */
const NO_TASK = { service: '', revision: '' }
