/** The engine drive: the tasks' containers run on a real Docker engine, in real time with shortened constants. */
import { randomBytes } from 'node:crypto'
import type { LogConfiguration } from '@aws-sdk/client-ecs'
import type { LocalClock } from '../../clock/clock.ts'
import type { DriveOptions } from '../../options.ts'
import type { Registry } from '../../registry/registry.ts'
import type { Drive, LogLine, LogStreamName } from '../drive.ts'
import { findTaskDefinition } from '../lookup.ts'
import type { EcsState, ServiceRecord, TaskRecord } from '../records.ts'
import { addEvent, idOf } from '../tasks.ts'
import { eventText } from '../words.ts'
import { containerLogs, removeContainers } from './agent.ts'
import { ENGINE_CONSTANTS } from './constants.ts'
import { dockerClient } from './docker.ts'
import type { ScheduledService, Scheduler } from './placement.ts'
import { orderedTask, runOneOff, type OneOffTask } from './one-off-runner.ts'
import { schedule } from './scheduler.ts'
import type { EngineTask } from './watch.ts'

/** Shortened like its constants. */
const LINGER_SECONDS = 1

/** Starts the scheduler. Services that were only seeded are not touched before their first UpdateService. */
export const engineDrive = async (
  options: Extract<DriveOptions, { kind: 'engine' }>,
  parts: { readonly clock: LocalClock; readonly state: EcsState; readonly registries: readonly Registry[] },
): Promise<Drive> => {
  const docker = await dockerClient(options.docker)
  const constants = { ...ENGINE_CONSTANTS, ...options.constants }
  const scheduler: Scheduler = {
    state: parts.state,
    now: parts.clock.date,
    agent: {
      docker,
      registries: parts.registries,
      account: parts.state.account,
      constants,
      report: options.reportedDigest ?? 'platform',
      secrets: options.secrets ?? {},
      instance: randomBytes(8).toString('hex'),
    },
  }
  const services = new Map<ServiceRecord, ScheduledService>()
  const stopped = new AbortController()
  const oneOff: OneOffTask[] = []
  const pass = async (): Promise<void> => {
    for (const scheduled of services.values()) await scheduleSafely(scheduler, scheduled)
    for (const entry of oneOff) await runOneOff(scheduler, entry)
  }
  const loop = runLoop(pass, { intervalMs: constants.schedulingIntervalMs, signal: stopped.signal })
  return {
    kind: 'engine',
    advance: () => undefined,
    rolloutStarted: (service) => {
      const known = services.get(service)
      if (known === undefined) services.set(service, { service, tasks: [], nextStart: 0 })
      else known.nextStart = 0
    },
    rolloutStopped: () => undefined,
    // It runs no hooks.
    rolloutContinued: () => undefined,
    runTask: (task, source) => void oneOff.push(orderedTask(task, source)),
    listed: (service) => service.rollouts,
    lingerSeconds: () => LINGER_SECONDS,
    stale: () => null,
    logs: (stream) => logsOf(scheduler, [...oneOff, ...[...services.values()].flatMap(({ tasks }) => tasks)], stream),
    close: async () => {
      stopped.abort()
      await loop
      await removeContainers(scheduler.agent)
      await docker.close()
    },
  }
}

interface Pace {
  readonly intervalMs: number
  readonly signal: AbortSignal
}

const runLoop = async (pass: () => Promise<void>, { intervalMs, signal }: Pace): Promise<void> => {
  while (!signal.aborted) {
    await pass()
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, intervalMs)
      signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer)
          resolve()
        },
        { once: true },
      )
    })
  }
}

/** The awslogs driver's streams are `<prefix>/<container>/<task id>`, in the group that the task definition names. */
const logsOf = async (
  scheduler: Scheduler,
  tasks: readonly EngineTask[],
  { group, stream }: LogStreamName,
): Promise<readonly LogLine[] | null> => {
  const [prefix, container, id] = stream.split('/')
  const entry = tasks.find(({ task }) => idOf(task) === id)
  const launched = entry?.containers.find(({ name }) => name === container)
  if (entry === undefined || launched === undefined) return null
  const logging = logConfiguration(scheduler.state, entry.task, launched.name)
  const own = logging?.options ?? {}
  const isOwn = own['awslogs-group'] === group && own['awslogs-stream-prefix'] === prefix
  if (logging?.logDriver !== 'awslogs' || !isOwn) return null
  return containerLogs(scheduler.agent.docker, launched.id)
}

const logConfiguration = (state: EcsState, task: TaskRecord, container: string): LogConfiguration | undefined => {
  const found = findTaskDefinition(state, task.taskDefinitionArn)?.definition.containerDefinitions
  return found?.find(({ name }) => name === container)?.logConfiguration
}

/** An engine that does not respond is an event of the service; it does not end the server. */
const scheduleSafely = async (scheduler: Scheduler, scheduled: ScheduledService): Promise<void> => {
  try {
    await schedule(scheduler, scheduled)
  } catch (error) {
    const { service } = scheduled
    const reason = error instanceof Error ? error.message : String(error)
    addEvent(service, eventText.unableToPlace(service.name, reason), scheduler.now())
  }
}
