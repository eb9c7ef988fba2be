/** The stopped tasks that a deployment has failed by, and how one of them reads as a line of evidence. */
import type { Container, Task } from '@aws-sdk/client-ecs'
import type { StartedDeployment } from './rollout.ts'
import { isTaskOf } from './task-of.ts'
import { commonName } from './texts.ts'

/** ECS stops the tasks of a deployment that it replaces with this reason, which is no failure. */
const SCALED_IN = /^Scaling activity initiated by/

/** The stopped tasks of our deployment, without those that ECS stopped because the deployment was replaced. */
export const failedTasks = (tasks: readonly Task[], started: StartedDeployment): readonly Task[] =>
  tasks.filter((task) => isTaskOf(task, started) && !SCALED_IN.test(task.stoppedReason ?? ''))

/**
 * When it began to stop, in milliseconds; null where ECS does not say. A task that is to stop is listed before it has (DEACTIVATING,
 * DEPROVISIONING), without `stoppedAt`.
 */
export const stopTimeOf = ({ stoppingAt, executionStoppedAt, stoppedAt }: Task): number | null =>
  (stoppingAt ?? executionStoppedAt ?? stoppedAt)?.getTime() ?? null

/** The last part of its ARN. */
export const taskIdOf = ({ taskArn }: Task): string => taskArn?.split('/').at(-1) ?? ''

/** `EssentialContainerExited: Essential container in task exited; web: exit code 1`. */
export const describeStop = (task: Task): string => {
  const reason = [task.stopCode, task.stoppedReason].filter((part) => part !== undefined).join(': ')
  const containers = (task.containers ?? [])
    .map((container) => describeContainer(container, task))
    .filter((part) => part !== null)
  return [reason === '' ? 'stopped without a reason' : reason, ...containers].join('; ')
}

/** What the container adds to the task's reason. A reason that both have is shown once. */
const describeContainer = ({ name, exitCode, reason, healthStatus }: Container, task: Task): string | null => {
  const facts = [
    exitCode === undefined ? null : `exit code ${exitCode}`,
    healthStatus === 'UNHEALTHY' ? 'unhealthy' : null,
    reason === task.stoppedReason ? null : (reason ?? null),
  ].filter((part) => part !== null)
  return facts.length === 0 ? null : `${name === undefined ? 'a container' : commonName(name)}: ${facts.join(', ')}`
}
