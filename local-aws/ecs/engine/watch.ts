/** The state of a task's containers, in ECS's terms. */
import type { Container } from '@aws-sdk/client-ecs'
import type { TaskRecord } from '../records.ts'
import type { StopCause } from '../tasks.ts'
import { stoppedReason } from '../words.ts'
import type { LaunchedContainer } from './agent.ts'
import type { ContainerView } from './inspect.ts'

/** A task with its containers on the engine. */
export interface EngineTask {
  readonly task: TaskRecord
  readonly containers: readonly LaunchedContainer[]
  /** When it was first seen running, in milliseconds. */
  readonly runningSince: number
  /** Its containers have been stopped, as the task has. */
  isReaped: boolean
  /** It has been counted as healthy. */
  isHealthy: boolean
}

/** Writes the state of each container into the task. Gives the reason why the task must stop, or null. */
export const observe = (
  { task, containers }: EngineTask,
  views: ReadonlyMap<string, ContainerView>,
): StopCause | null => {
  const causes = containers.flatMap((launched) => {
    const shown = task.containers.find(({ name }) => name === launched.name)
    const cause = shown === undefined ? null : observeContainer(shown, launched, views.get(launched.id))
    return cause === null || !launched.isEssential ? [] : [cause]
  })
  task.healthStatus = overallHealth(containers)
  return causes[0] ?? null
}

/** Without a view the container no longer exists, which counts as killed. */
const observeContainer = (
  shown: Container,
  launched: LaunchedContainer,
  seen: ContainerView | undefined,
): StopCause | null => {
  shown.runtimeId = launched.id
  if (seen?.isRunning === true) {
    shown.healthStatus = launched.probe?.status ?? 'UNKNOWN'
    shown.networkBindings = seen.ports.map((port) => ({ bindIP: '127.0.0.1', ...port }))
    return shown.healthStatus === 'UNHEALTHY' ? unhealthy : null
  }
  shown.lastStatus = 'STOPPED'
  shown.exitCode = seen?.exitCode ?? KILLED
  if (seen?.outOfMemory === true) shown.reason = OUT_OF_MEMORY
  return { ...exited, exitCode: shown.exitCode, containerName: launched.name }
}

/** 128 + SIGKILL. */
const KILLED = 137

const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage'

const exited = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: stoppedReason.essentialContainerExited,
} as const

const unhealthy = { stopCode: 'ServiceSchedulerInitiated', stoppedReason: stoppedReason.healthChecks } as const

/** HEALTHY once all essential containers with a check are (ECS Developer Guide, "Determine Amazon ECS task health using container health checks"). */
const overallHealth = (containers: readonly LaunchedContainer[]): 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN' => {
  const checked = containers.flatMap(({ probe, isEssential }) => (probe === null || !isEssential ? [] : [probe.status]))
  if (checked.includes('UNHEALTHY')) return 'UNHEALTHY'
  return checked.length > 0 && checked.every((status) => status === 'HEALTHY') ? 'HEALTHY' : 'UNKNOWN'
}
