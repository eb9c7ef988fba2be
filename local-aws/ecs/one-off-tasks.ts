/** RunTask and StopTask, and the life of the tasks that they start, which is scripted. */
import type {
  Container,
  RunTaskRequest,
  RunTaskResponse,
  StopTaskRequest,
  StopTaskResponse,
  TaskDefinition,
} from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'
import type { LogLine, LogStreamName } from './drive.ts'
import { ecsArn, lastPart, taskId } from './identifiers.ts'
import { findCluster, findTaskDefinition } from './lookup.ts'
import type { ClusterRecord, EcsState, OneOffTaskRecord, TaskRecord } from './records.ts'
import type { OneOffScript } from './script/one-off-script.ts'
import type { EcsBackend } from './services.ts'
import { idOf } from './tasks.ts'

const RUNS_AT = 5

/** Without one: it succeeds. */
const SUCCEEDS: OneOffScript = { endsAt: 20 }

/** The operations of this file. */
export const oneOffTaskOperations = ({ state, now }: EcsBackend) => ({
  RunTask: (input: RunTaskRequest): RunTaskResponse => {
    const cluster = findCluster(state, input.cluster)
    const definition = usableDefinition(state, input)
    refuse(input, definition)
    const earlier = cluster.oneOffTasks.find(({ request }) => isSameToken(request, input))
    if (earlier !== undefined) return repeated(earlier, input)
    const script = (state.oneOffScripts.length > 1 ? state.oneOffScripts.shift() : state.oneOffScripts[0]) ?? SUCCEEDS
    if (script.failures !== undefined) return { tasks: [], failures: [...script.failures] }
    const task = newTask(state, { cluster, definition, input, at: now() })
    cluster.oneOffTasks.push({ task, script, request: input })
    return { tasks: [structuredClone(task)], failures: [] }
  },
  StopTask: (input: StopTaskRequest): StopTaskResponse => {
    const found = findCluster(state, input.cluster).oneOffTasks.find(
      ({ task }) => idOf(task) === lastPart(input.task ?? ''),
    )
    if (found === undefined) throw new AwsError('InvalidParameterException', 'The referenced task was not found.')
    bringUpToDate(found, now())
    if (found.task.lastStatus !== 'STOPPED') {
      end(found, { at: now(), code: 'UserInitiated', reason: input.reason ?? 'Task stopped by user', exitCode: 143 })
    }
    return { task: structuredClone(found.task) }
  },
})

/** The tasks of RunTask that DescribeTasks and ListTasks know, as they are now. */
export const knownOneOffTasks = (cluster: ClusterRecord, now: Date): readonly TaskRecord[] =>
  cluster.oneOffTasks
    .filter(({ task, script }) => secondsSince(task, now) >= (script.knownFrom ?? 0))
    .map((record) => {
      bringUpToDate(record, now)
      return record.task
    })

/** What they have printed; null without such a stream. */
export const oneOffLogs = ({ clusters }: EcsState, { stream }: LogStreamName, now: Date): readonly LogLine[] | null => {
  const [, container, id] = stream.split('/')
  const found = clusters.flatMap((cluster) => cluster.oneOffTasks).find(({ task }) => idOf(task) === id)
  const lines = (found?.script.logs ?? []).filter((line) => (line.container ?? container) === container)
  if (found === undefined) return null
  const printed = lines.filter(({ at }) => secondsSince(found.task, now) >= at)
  const from = found.task.createdAt.getTime()
  return printed.length === 0 ? null : printed.map(({ at, message }) => ({ timestamp: from + at * 1000, message }))
}

const secondsSince = ({ createdAt }: TaskRecord, now: Date): number => (now.getTime() - createdAt.getTime()) / 1000

const usableDefinition = (state: EcsState, { taskDefinition = '' }: RunTaskRequest): TaskDefinition => {
  const found = findTaskDefinition(state, taskDefinition)
  if (found?.definition.status !== 'ACTIVE') throw new AwsError('ClientException', 'TaskDefinition not found.')
  return found.definition
}

/** In the words of ECS, as users report them. */
const refuse = (input: RunTaskRequest, definition: TaskDefinition): void => {
  const message = networkProblem(input, definition) ?? placeProblem(input) ?? overrideProblem(input, definition)
  if (message !== null) throw new AwsError('InvalidParameterException', message)
}

const networkProblem = ({ networkConfiguration }: RunTaskRequest, { networkMode }: TaskDefinition): string | null => {
  const hasNetwork = networkConfiguration?.awsvpcConfiguration !== undefined
  if (networkMode === 'awsvpc')
    return hasNetwork ? null : "Network Configuration must be provided when networkMode 'awsvpc' is specified."
  return hasNetwork ? 'Network Configuration is not valid for the given networkMode of this task definition.' : null
}

const placeProblem = ({ launchType, capacityProviderStrategy }: RunTaskRequest): string | null =>
  launchType === undefined || capacityProviderStrategy === undefined
    ? null
    : 'Specifying both a launch type and capacity provider strategy is not supported.'

const overrideProblem = ({ overrides }: RunTaskRequest, { containerDefinitions = [] }: TaskDefinition) => {
  const names = (overrides?.containerOverrides ?? []).map(({ name }) => name)
  const unknown = names.find((name) => containerDefinitions.every((container) => container.name !== name))
  return unknown === undefined
    ? null
    : `Override for container named ${unknown} is not a container in the TaskDefinition.`
}

const isSameToken = (one: RunTaskRequest, other: RunTaskRequest): boolean =>
  one.clientToken !== undefined && one.clientToken === other.clientToken

/** The task of an earlier request with this token (ECS API Reference, "Ensuring idempotency"). */
const repeated = ({ request, task }: OneOffTaskRecord, input: RunTaskRequest): RunTaskResponse => {
  if (JSON.stringify(request) !== JSON.stringify(input))
    throw new AwsError('ConflictException', 'The client token was used with different parameters.')
  return { tasks: [structuredClone(task)], failures: [] }
}

interface Ordered {
  readonly cluster: ClusterRecord
  readonly definition: TaskDefinition
  readonly input: RunTaskRequest
  readonly at: Date
}

const newTask = (state: EcsState, { cluster, definition, input, at }: Ordered): TaskRecord => {
  const taskArn = ecsArn(state, `task/${cluster.name}/${taskId()}`)
  return {
    taskArn,
    clusterArn: cluster.arn,
    containers: (definition.containerDefinitions ?? []).map(({ name, image }): Container => ({
      taskArn,
      name,
      image,
      lastStatus: 'PENDING',
    })),
    createdAt: at,
    desiredStatus: 'RUNNING',
    lastStatus: 'PROVISIONING',
    group: `family:${definition.family ?? ''}`,
    ...(input.launchType === undefined ? {} : { launchType: input.launchType }),
    overrides: input.overrides,
    startedBy: input.startedBy ?? '',
    taskDefinitionArn: definition.taskDefinitionArn ?? '',
    version: 1,
  }
}

const bringUpToDate = (record: OneOffTaskRecord, now: Date): void => {
  const { task, script } = record
  if (task.lastStatus === 'STOPPED') return
  const age = secondsSince(task, now)
  if (age >= (script.runsAt ?? RUNS_AT)) run(record)
  const { endsAt, stop } = script
  if (endsAt === undefined || age < endsAt) return
  const at = new Date(task.createdAt.getTime() + endsAt * 1000)
  const { code, reason } = stop ?? EXITED
  end(record, { at, code, reason, exitCode: code === 'TaskFailedToStart' ? null : 0 })
}

const EXITED = { code: 'EssentialContainerExited', reason: 'Essential container in task exited' } as const

const run = ({ task, script }: OneOffTaskRecord): void => {
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

const end = ({ task, script }: OneOffTaskRecord, { at, code, reason, exitCode }: End): void => {
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
