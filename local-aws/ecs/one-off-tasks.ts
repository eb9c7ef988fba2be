/** RunTask and StopTask, and the life of the tasks that they start: scripted, or that of containers on the engine. */
import type { Container, RunTaskRequest, RunTaskResponse, StopTaskRequest, StopTaskResponse } from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'
import type { LogLine, LogStreamName } from './drive.ts'
import { lastPart } from './identifiers.ts'
import { findCluster } from './lookup.ts'
import { newTask, overridden, refuse, usableDefinition } from './one-off-request.ts'
import type { ClusterRecord, EcsState, OneOffTaskRecord, TaskRecord } from './records.ts'
import type { OneOffScript } from './script/one-off-script.ts'
import type { EcsBackend } from './services.ts'
import { idOf } from './tasks.ts'

const RUNS_AT = 5

/** Without one: it succeeds. */
const SUCCEEDS: OneOffScript = { endsAt: 20 }

/** The operations of this file. */
export const oneOffTaskOperations = ({ state, drive, now }: EcsBackend) => ({
  RunTask: (input: RunTaskRequest): RunTaskResponse => {
    const cluster = findCluster(state, input.cluster)
    const source = usableDefinition(state, input)
    const { definition } = source
    refuse(input, definition)
    const earlier = cluster.oneOffTasks.find(({ request }) => isSameToken(request, input))
    if (earlier !== undefined) return repeated(earlier, input)
    const scripted = state.oneOffScripts.length > 1 ? state.oneOffScripts.shift() : state.oneOffScripts[0]
    const script = scripted ?? (drive.runTask === null ? SUCCEEDS : null)
    if (script?.failures !== undefined) return { tasks: [], failures: [...script.failures] }
    const task = newTask(state, { cluster, definition, input, at: now() })
    cluster.oneOffTasks.push({ task, script, request: input })
    if (script === null) drive.runTask?.(task, overridden(source, input))
    return { tasks: [structuredClone(task)], failures: [] }
  },
  StopTask: (input: StopTaskRequest): StopTaskResponse => {
    const found = findCluster(state, input.cluster).oneOffTasks.find(
      ({ task }) => idOf(task) === lastPart(input.task ?? ''),
    )
    if (found === undefined) throw new AwsError('InvalidParameterException', 'The referenced task was not found.')
    bringUpToDate(found, now())
    stop(found, { at: now(), code: 'UserInitiated', reason: input.reason ?? 'Task stopped by user', exitCode: 143 })
    return { task: structuredClone(found.task) }
  },
})

/** The tasks of RunTask that DescribeTasks and ListTasks know, as they are now. */
export const knownOneOffTasks = (cluster: ClusterRecord, now: Date): readonly TaskRecord[] =>
  cluster.oneOffTasks
    .filter(({ task, script }) => secondsSince(task, now) >= (script?.knownFrom ?? 0))
    .map((record) => {
      bringUpToDate(record, now)
      return record.task
    })

/** What the scripted ones have printed; null without such a stream. */
export const oneOffLogs = ({ clusters }: EcsState, { stream }: LogStreamName, now: Date): readonly LogLine[] | null => {
  const [, container, id] = stream.split('/')
  const found = clusters.flatMap((cluster) => cluster.oneOffTasks).find(({ task }) => idOf(task) === id)
  const lines = (found?.script?.logs ?? []).filter((line) => (line.container ?? container) === container)
  if (found === undefined || found.script === null) return null
  const printed = lines.filter(({ at }) => secondsSince(found.task, now) >= at)
  const from = found.task.createdAt.getTime()
  return printed.length === 0 ? null : printed.map(({ at, message }) => ({ timestamp: from + at * 1000, message }))
}

const secondsSince = ({ createdAt }: TaskRecord, now: Date): number => (now.getTime() - createdAt.getTime()) / 1000

const isSameToken = (one: RunTaskRequest, other: RunTaskRequest): boolean =>
  one.clientToken !== undefined && one.clientToken === other.clientToken

/** The task of an earlier request with this token (ECS API Reference, "Ensuring idempotency"). */
const repeated = ({ request, task }: OneOffTaskRecord, input: RunTaskRequest): RunTaskResponse => {
  if (JSON.stringify(request) !== JSON.stringify(input))
    throw new AwsError('ConflictException', 'The client token was used with different parameters.')
  return { tasks: [structuredClone(task)], failures: [] }
}

const bringUpToDate = ({ task, script }: OneOffTaskRecord, now: Date): void => {
  if (script === null || task.lastStatus === 'STOPPED') return
  const record = { task, script }
  const age = secondsSince(task, now)
  if (age >= (script.runsAt ?? RUNS_AT)) run(record)
  const { endsAt, stop } = script
  if (endsAt === undefined || age < endsAt) return
  const at = new Date(task.createdAt.getTime() + endsAt * 1000)
  const { code, reason } = stop ?? EXITED
  end(record, { at, code, reason, exitCode: code === 'TaskFailedToStart' ? null : 0 })
}

interface Scripted {
  readonly task: TaskRecord
  readonly script: OneOffScript
}

/** A task on the engine is only asked to stop: its containers have some time for that. */
const stop = ({ task, script }: OneOffTaskRecord, how: End): void => {
  if (task.lastStatus === 'STOPPED') return
  if (script !== null) {
    end({ task, script }, how)
    return
  }
  task.desiredStatus = 'STOPPED'
  task.stopCode = how.code
  task.stoppedReason = how.reason
  task.stoppingAt = how.at
}

const EXITED = { code: 'EssentialContainerExited', reason: 'Essential container in task exited' } as const

const run = ({ task, script }: Scripted): void => {
  if (task.lastStatus !== 'PROVISIONING' || script.stop?.code === 'TaskFailedToStart') return
  task.lastStatus = 'RUNNING'
  task.startedAt = new Date(task.createdAt.getTime() + (script.runsAt ?? RUNS_AT) * 1000)
  for (const container of task.containers) container.lastStatus = 'RUNNING'
}

interface End {
  readonly at: Date
  readonly code: NonNullable<OneOffScript['stop']>['code']
  readonly reason: string
  /** Of a container that the script says nothing of. */
  readonly exitCode: number | null
}

const end = ({ task, script }: Scripted, { at, code, reason, exitCode }: End): void => {
  task.lastStatus = 'STOPPED'
  task.desiredStatus = 'STOPPED'
  task.stopCode = code
  task.stoppedReason = reason
  task.stoppingAt = new Date(at.getTime() - (script.stoppingSeconds ?? 0) * 1000)
  task.executionStoppedAt = at
  task.stoppedAt = at
  for (const container of task.containers) exit(container, script, exitCode)
  const [first] = task.containers
  if (first !== undefined && script.stop?.containerReason !== undefined) first.reason = script.stop.containerReason
}

const exit = (container: Container, { exits }: OneOffScript, otherwise: number | null): void => {
  container.lastStatus = 'STOPPED'
  const own = exits?.[container.name ?? '']
  const code = own === undefined ? otherwise : own
  if (code !== null) container.exitCode = code
}
