/**
 * Which tasks have ended since a deployment succeeded, and whether by themselves. ECS stops tasks for reasons of its own (Spot, maintenance,
 * draining, a lost instance) and replaces them: no fault of the application. Pure.
 */
import type { Task } from '@aws-sdk/client-ecs'
import { exitsOf, suspectsIn } from './exits.ts'
import type { StartedDeployment, Success } from './rollout.ts'
import { failedTasks, stopTimeOf } from './stopped.ts'
import { isInterrupted, isOutOfMemory, isUnhealthy } from './task-causes.ts'

export interface Exited {
  /** Ended by their own container: the application, its lack of memory, or a health check that it fails. */
  readonly crashed: readonly Task[]
  /**
   * Killed from outside their container on an instance that may be lost. When an instance shuts down, its Docker engine kills the containers, and
   * the agent reports that as their exit before ECS knows of the instance; exit codes alone do not show which of the two it was.
   */
  readonly killed: readonly Task[]
}

/** How containers end that are killed: SIGKILL, SIGTERM. */
const KILLED: readonly number[] = [137, 143]

/**
 * The tasks whose essential container has exited since the success, and those that ECS stopped because they failed a health check, by the
 * server's clock. `running` are those that are to run.
 */
export const exitedSince = (
  { stopped, running }: { readonly stopped: readonly Task[]; readonly running: readonly Task[] },
  deployment: StartedDeployment,
  success: Success | null,
): Exited => {
  const since = success?.endedAt
  if (since === undefined) return { crashed: [], killed: [] }
  const exited = failedTasks(stopped, deployment).filter(
    (task) => isExit(task) && !isInterrupted(task) && stopTime(task) >= since,
  )
  const groups = Map.groupBy(exited, (task) => (mayHaveLostHost(task, running, since) ? 'killed' : 'crashed'))
  return { crashed: groups.get('crashed') ?? [], killed: groups.get('killed') ?? [] }
}

/** ECS ends the task of a service whose essential container exits, and stops one that is unhealthy by a code that other stops have, too. */
const isExit = (task: Task): boolean => task.stopCode === 'EssentialContainerExited' || isUnhealthy(task)

/** Not of a replacement, nor on an instance that has been given another task since. */
const mayHaveLostHost = (task: Task, running: readonly Task[], since: number): boolean => {
  const { containerInstanceArn: host, startedAt } = task
  if (host === undefined || isOutOfMemory(task)) return false
  const exits = exitsOf(task.containers ?? [])
  // A load balancer cannot reach a task on a lost instance either, and then nobody reports how its containers ended.
  const isKilled = isUnhealthy(task)
    ? exits.length === 0
    : exits.length > 0 && suspectsIn(exits).every(({ code }) => KILLED.includes(code))
  const isFirst = startedAt !== undefined && startedAt.getTime() <= since
  return isKilled && isFirst && !running.some((one) => one.containerInstanceArn === host && isLater(one, task))
}

const isLater = ({ createdAt }: Task, stopped: Task): boolean => (createdAt?.getTime() ?? 0) > stopTime(stopped)

/** Those of the killed tasks whose instance still runs another task: it is not lost. */
export const onLivingHosts = (killed: readonly Task[], running: readonly Task[]): readonly Task[] =>
  killed.filter(({ containerInstanceArn: host }) =>
    running.some((one) => one.containerInstanceArn === host && one.lastStatus === 'RUNNING'),
  )

/** How long the longest of these tasks ran. */
export const longestLife = (tasks: readonly Task[]): number =>
  Math.max(0, ...tasks.map((task) => stopTime(task) - (task.startedAt?.getTime() ?? stopTime(task))))

const stopTime = (task: Task): number => stopTimeOf(task) ?? 0
