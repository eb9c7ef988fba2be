/** Tasks of RunTask on the engine: their containers run once, and nothing replaces them. */
import type { TaskDefinitionRecord, TaskRecord } from '../records.ts'
import { taskEnded, taskRunning } from '../tasks.ts'
import type { StopCause } from '../tasks.ts'
import { launchTask, stopContainers, type LaunchedContainer } from './agent.ts'
import { inspectContainers } from './inspect.ts'
import type { Scheduler } from './placement.ts'
import { observe, type EngineTask } from './watch.ts'

/** A task, and the definition that it runs. */
export interface OneOffTask extends EngineTask {
  readonly source: TaskDefinitionRecord
  containers: readonly LaunchedContainer[]
}

/** It starts with the next pass. */
export const orderedTask = (task: TaskRecord, source: TaskDefinitionRecord): OneOffTask => ({
  task,
  source,
  containers: [],
  runningSince: 0,
  isReaped: false,
  isHealthy: false,
})

/** One pass over one task: it starts, is watched, or is stopped. */
export const runOneOff = async (scheduler: Scheduler, entry: OneOffTask): Promise<void> => {
  const { task } = entry
  if (task.lastStatus === 'STOPPED') return
  if (task.desiredStatus === 'STOPPED') return finish(scheduler, entry, askedToStop(task))
  if (task.lastStatus === 'PROVISIONING') return start(scheduler, entry)
  const cause = observe(entry, await viewsOf(scheduler, entry))
  if (cause !== null) await finish(scheduler, entry, cause)
}

const start = async (scheduler: Scheduler, entry: OneOffTask): Promise<void> => {
  const { task, source } = entry
  task.lastStatus = 'PENDING'
  const { containers, failure } = await launchTask(scheduler.agent, task, source)
  entry.containers = containers
  if (failure !== null) return finish(scheduler, entry, failure)
  const known = containers.flatMap(({ name, digest }) => (digest === null ? [] : [[name, digest] as const]))
  taskRunning(task, { at: scheduler.now(), digests: Object.fromEntries(known) })
}

/** The exit codes of all containers are read once the last one has stopped. */
const finish = async (scheduler: Scheduler, entry: OneOffTask, cause: StopCause): Promise<void> => {
  await stopContainers(scheduler.agent, entry.containers)
  entry.isReaped = true
  observe(entry, await viewsOf(scheduler, entry))
  taskEnded(entry.task, { ...cause, at: scheduler.now() })
}

const askedToStop = ({ stopCode = 'UserInitiated', stoppedReason = '' }: TaskRecord): StopCause => ({
  stopCode,
  stoppedReason,
})

const viewsOf = ({ agent }: Scheduler, { containers }: OneOffTask) =>
  inspectContainers(
    agent.docker,
    containers.map(({ id }) => id),
  )
