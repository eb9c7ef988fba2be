/** Follows a one-off task until it has stopped, with its output. */
import type { Task } from '@aws-sdk/client-ecs'
import { isTemporary } from '../../domain/aws/faults.ts'
import { taskIdOf } from '../../domain/tasks/one-off-task.ts'
import { fault } from '../../errors/fault.ts'
import { LONGEST_LOOK_MS, LOOK_AGAIN_MS } from '../looks.ts'
import type { TaskPorts } from './task-ports.ts'

const LONGEST_PAUSE_MS = 15_000
/** ECS is eventually consistent (ECS API Reference, RunTask): a minute without the task is no delay any more. */
const MOST_ABSENCES = 20

export interface Following {
  readonly cluster: string
  readonly taskArn: string
  /** By the runner's clock. */
  readonly deadline: number
  /** Logs what the containers have printed since its last call. */
  readonly readLogs: (seen: Task) => Promise<void>
}

/**
 * Gives the stopped task, or null when its time is over. ECS is asked every 3 s, and less often while it does not answer.
 * @throws ShipError `E_TASK_LOST` when ECS does not know the task; AwsError that is not temporary
 */
export const followTask = async (following: Following, ports: TaskPorts): Promise<Task | null> => {
  const { clock, log } = ports
  let [faults, absences] = [0, 0]
  let status: string | undefined
  for (;;) {
    const seen = await look(following, ports)
    faults = seen === 'no-answer' ? faults + 1 : 0
    absences = seen === 'absent' ? absences + 1 : 0
    if (absences > MOST_ABSENCES) throw lost(following)
    if (typeof seen === 'object') {
      if (seen.lastStatus !== status) log.info(`task ${taskIdOf(following.taskArn)} is ${seen.lastStatus ?? 'unknown'}`)
      status = seen.lastStatus
      await following.readLogs(seen)
      if (seen.lastStatus === 'STOPPED') return await withLastLines(seen, following, ports)
    }
    const left = following.deadline - clock.now()
    if (left <= 0) return null
    await clock.sleep(Math.min(LOOK_AGAIN_MS * 2 ** faults, LONGEST_PAUSE_MS, left))
  }
}

/** The driver sends its last lines a little after the end of the container. */
const withLastLines = async (task: Task, { readLogs }: Following, { clock }: TaskPorts): Promise<Task> => {
  await clock.sleep(LOOK_AGAIN_MS)
  await readLogs(task)
  return task
}

const look = async (
  { cluster, taskArn }: Following,
  { target: { ecs }, clock, log }: TaskPorts,
): Promise<Task | 'absent' | 'no-answer'> => {
  try {
    const limit = { signal: clock.timeout(LONGEST_LOOK_MS) }
    const { tasks } = await ecs.describeTasks({ cluster, tasks: [taskArn] }, limit)
    return tasks?.[0] ?? 'absent'
  } catch (error) {
    if (!isTemporary(error)) throw error
    log.info(`${error.message}; asking again`)
    return 'no-answer'
  }
}

const lost = ({ taskArn }: Following): Error =>
  fault('E_TASK_LOST', {
    message: `ECS does not know task ${taskIdOf(taskArn)} any more, so its end is not known`,
    headline: 'ECS does not know the task any more',
  })
