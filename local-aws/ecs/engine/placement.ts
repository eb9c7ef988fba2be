/** Which deployment gets tasks, and how a task gets its containers. */
import type { DeploymentRecord, EcsState, ServiceRecord, TaskDefinitionRecord, TaskRecord } from '../records.ts'
import { seededDigests } from '../seeded-digests.ts'
import { startTask, taskRuns } from '../tasks.ts'
import type { StopCause } from '../tasks.ts'
import { launchTask } from './agent.ts'
import type { AgentParts } from './agent.ts'
import type { EngineTask } from './watch.ts'

/** A service of the scheduler. */
export interface ScheduledService {
  readonly service: ServiceRecord
  readonly tasks: EngineTask[]
  /** No task starts before this time, in milliseconds. */
  nextStart: number
}

/** What the scheduler works with. */
export interface Scheduler {
  readonly state: EcsState
  readonly agent: AgentParts
  readonly now: () => Date
}

/** A task and why it stops. */
export interface FailedTask {
  readonly task: TaskRecord
  readonly cause: StopCause
}

/** The deployment whose tasks a service should run. */
export interface Wanted {
  readonly deployment: DeploymentRecord
  readonly taskDefinition: TaskDefinitionRecord
  /** The revision was seeded: its tasks are bookkeeping. */
  readonly isSeeded: boolean
}

/** The deployment that should have the desired number of tasks now, or null when none should get new ones. */
export const wantedNow = (service: ServiceRecord): Wanted | null => {
  const newest = service.rollouts[0]
  if (newest === undefined || newest.deployment.rolloutState === 'FAILED') {
    if (newest?.rollback == null || newest.serviceDeployment.status === 'ROLLBACK_FAILED') return null
  }
  if (newest.rollback === null) {
    const isOver = newest.serviceDeployment.status === 'STOPPED'
    return isOver
      ? null
      : { deployment: newest.deployment, taskDefinition: newest.taskDefinition, isSeeded: newest.seeded }
  }
  const target = newest.previous ?? newest
  return { deployment: newest.rollback, taskDefinition: target.taskDefinition, isSeeded: target.seeded }
}

/** Starts one task. Gives the task and the cause if it failed to start. */
export const startOne = async (
  scheduler: Scheduler,
  scheduled: ScheduledService,
  wanted: Wanted,
): Promise<FailedTask | null> => {
  const { service } = scheduled
  const task = startTask(scheduler.state, { service, ...wanted, at: scheduler.now() })
  if (wanted.isSeeded) {
    taskRuns(service, task, { at: scheduler.now(), digests: seededDigests(scheduler.state, task) })
    return null
  }
  task.lastStatus = 'PENDING'
  task.pullStartedAt = scheduler.now()
  const launch = await launchTask(scheduler.agent, task, wanted.taskDefinition)
  task.pullStoppedAt = scheduler.now()
  const at = scheduler.now()
  scheduled.tasks.push({
    task,
    containers: launch.containers,
    runningSince: at.getTime(),
    isReaped: false,
    isHealthy: false,
  })
  if (launch.failure !== null) return { task, cause: launch.failure }
  const known = launch.containers.flatMap(({ name, digest }) => (digest === null ? [] : [[name, digest] as const]))
  taskRuns(service, task, { at, digests: Object.fromEntries(known) })
  return null
}
