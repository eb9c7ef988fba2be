/** Runs one task of the new revision beside the service: starts it, shows what it prints, judges how it ends. */
import type { Task } from '@aws-sdk/client-ecs'
import { logPlaceOf, placeInWords, readableStream } from '../../domain/rollout/log-place.ts'
import { overridesOf, taskIdOf, type TaskLogPlace, type TaskResult } from '../../domain/tasks/one-off-task.ts'
import { endOfTask } from '../../domain/tasks/task-end.ts'
import { startedByOf, type TaskIdentity } from '../../domain/tasks/task-identity.ts'
import { placeOf } from '../../domain/tasks/task-place.ts'
import { messageOf } from '../../errors/ship-error.ts'
import { followLog } from '../log-stream.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import { followTask } from './follow-task.ts'
import { startTask } from './start-task.ts'
import { failedTask, interruptedTask, notStarted, overdueTask, type TaskSubject } from './task-faults.ts'
import type { TaskInput, TaskPorts } from './task-ports.ts'

/**
 * Takes the task and the revision, gives what the task did.
 * @throws ShipError `E_TASK_FAILED`, `E_TASK_TIMED_OUT`, `E_TASK_NOT_STARTED`, `E_TASK_LOST`, or the one that interrupted it, each with the result in it; AwsError
 */
export const runTask = async (input: TaskInput, ports: TaskPorts): Promise<TaskResult> => {
  const { task, target, definition } = input
  const container = task.container ?? target.containerName
  const identity = identityOf(input)
  const deadline = ports.clock.now() + task.timeoutMinutes * 60_000
  const base = { task: task.id, cluster: identity.cluster, exits: [] }
  const started = await startTask({ identity, request: requestOf(input, identity) }, ports)
  if (started.kind === 'not-placed') {
    const result = { ...base, kind: 'not-started', taskArn: null, log: null } as const
    throw notStarted(started.why, { occasion: task.occasion, result })
  }
  const { taskArn } = started
  ports.log.info(`started task ${taskIdOf(taskArn)}: container ${container} of ${identity.revision}`)
  const known = { ...base, taskArn, log: logOf(input, taskArn) }
  const subject = (kind: TaskResult['kind']): TaskSubject => ({
    occasion: task.occasion,
    result: { ...known, kind },
  })
  const readLogs = logReader(input, taskArn, ports)
  const seen = await followTask({ cluster: identity.cluster, taskArn, deadline, readLogs }, ports).catch(
    (error: unknown) => {
      const stopping = task.onCancel === 'stopped' ? 'yes' : 'no'
      if (stopping === 'no') ports.log.warning(`task ${taskIdOf(taskArn)} continues without this run`)
      throw interruptedTask(error, stopping, subject('left-running'))
    },
  )
  if (seen === null) {
    const stopped = await stop(input, taskArn, ports)
    throw overdueTask(task.timeoutMinutes, stopped, subject(stopped === 'yes' ? 'stopped' : 'left-running'))
  }
  const end = endOfTask(seen, { definition, container })
  const result = { ...known, kind: end.kind, exits: end.exits }
  if (end.kind === 'failed') throw failedTask(end, { occasion: task.occasion, result })
  ports.log.info(`${task.id} is done: ${end.exits.map((one) => `${one.container} exited with ${one.code}`).join(', ')}`)
  return result
}

const identityOf = ({ task, target, taskDefinitionArn, run }: TaskInput): TaskIdentity => ({
  run,
  cluster: target.clusterArn,
  service: target.serviceName,
  revision: taskDefinitionArn,
  task: task.id,
})

const requestOf = ({ task, target, definition }: TaskInput, identity: TaskIdentity) => ({
  cluster: identity.cluster,
  taskDefinition: identity.revision,
  count: 1,
  ...placeOf(target.described, definition),
  startedBy: startedByOf(identity),
  overrides: overridesOf(task, target.containerName),
})

const ownContainer = ({ task, target, definition }: TaskInput) => {
  const name = task.container ?? target.containerName
  return definition.input.containerDefinitions?.find((one) => one.name === name)
}

const logOf = (input: TaskInput, taskArn: string): TaskLogPlace | null => {
  const definition = ownContainer(input)
  const place = definition === undefined ? null : logPlaceOf(definition, { taskId: taskIdOf(taskArn) })
  return place?.kind === 'awslogs' ? { group: place.group, region: place.region, stream: place.stream } : null
}

/** Shows the output of the container that the command runs in; where it cannot be read, says where it is. */
const logReader = (input: TaskInput, taskArn: string, ports: TaskPorts): ((seen: Task) => Promise<void>) => {
  const definition = ownContainer(input)
  const region = input.target.clusterArn.split(':')[3] ?? ''
  let read: (() => Promise<void>) | null = null
  return async ({ containers = [], lastStatus }) => {
    if (definition === undefined || !HAS_RUN.includes(lastStatus)) return
    if (read === null) {
      const runtimeId = containers.find(({ name }) => name === definition.name)?.runtimeId
      const place = logPlaceOf(definition, { taskId: taskIdOf(taskArn), runtimeId })
      const stream = readableStream(place, region)
      if (stream === null) ports.log.info(`its output is not shown here: ${placeInWords(place)}`)
      read = stream === null ? () => Promise.resolve() : followLog(stream, '', ports)
    }
    await read()
  }
}

/** Before that, no container has printed anything. */
const HAS_RUN: readonly (string | undefined)[] = ['RUNNING', 'DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED']

const stop = async ({ task, target }: TaskInput, taskArn: string, ports: TaskPorts): Promise<'yes' | 'no'> => {
  const cluster = target.clusterArn
  const noted = ports.journal.aboutTo({ kind: 'task', action: 'stop', cluster, task: task.id, taskArn })
  const reason = `ship-to-ecs: not done within ${task.timeoutMinutes} min`
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) }
  try {
    await ports.target.ecs.stopTask({ cluster, task: taskArn, reason }, limit)
    noted.changed()
    return 'yes'
  } catch (error) {
    ports.log.warning(`task ${taskIdOf(taskArn)} could not be stopped: ${messageOf(error)}`)
    return 'no'
  }
}
