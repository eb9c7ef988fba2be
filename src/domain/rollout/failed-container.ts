/** The container whose log says most of why a deployment failed. */
import type { Task } from '@aws-sdk/client-ecs'
import { suspectsIn } from './exits.ts'
import type { FailedContainer } from './explanation.ts'
import { stopTimeOf } from './stopped.ts'

/** Of the task that stopped last among those with a container that had started; null where none had: it printed nothing then. */
export const failedContainer = (stopped: readonly Task[]): FailedContainer | null => {
  const latest = stopped.toSorted((one, other) => timeOf(other) - timeOf(one))
  const [found] = latest.flatMap((task) => {
    const container = suspectOf(task)
    const taskId = task.taskArn?.split('/').at(-1)
    return container === null || taskId === undefined ? [] : [{ container, taskId }]
  })
  return found ?? null
}

const timeOf = (task: Task): number => task.stoppedAt?.getTime() ?? stopTimeOf(task) ?? 0

/** The one that is unhealthy, otherwise the one whose exit ended the task. */
const suspectOf = ({ containers = [] }: Task): string | null => {
  const exits = containers.flatMap(({ name, exitCode, healthStatus }) =>
    name === undefined || exitCode === undefined ? [] : [{ name, code: exitCode, isIll: healthStatus === 'UNHEALTHY' }],
  )
  return (exits.find(({ isIll }) => isIll) ?? suspectsIn(exits)[0])?.name ?? null
}
