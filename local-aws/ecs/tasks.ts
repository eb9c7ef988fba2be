/** The life cycle of a task (it starts, runs, stops for a reason), and the counts that follow from it. */
import type { Container, TaskStopCode } from '@aws-sdk/client-ecs'
import { ecsArn, lastPart, taskId } from './identifiers.ts'
import type { DeploymentRecord, EcsState, ServiceRecord, TaskDefinitionRecord, TaskRecord } from './records.ts'
import { eventText } from './words.ts'

/** The deployment that needs a task, and when. */
export interface TaskOrder {
  readonly service: ServiceRecord
  readonly deployment: DeploymentRecord
  readonly taskDefinition: TaskDefinitionRecord
  readonly at: Date
}

/**
 * Why a task stopped. `exitCode` and `containerReason` belong to the named container, or to the first one; a container that never ran
 * has no exit code.
 */
export interface StopCause {
  readonly stopCode: TaskStopCode
  readonly stoppedReason: string
  readonly exitCode?: number
  readonly containerReason?: string
  readonly containerName?: string
}

/** Adds a task that is PROVISIONING, with the containers of its definition, and the matching event. */
export const startTask = (state: EcsState, order: TaskOrder): TaskRecord => {
  const id = taskId()
  const taskArn = ecsArn(state, `task/${order.service.clusterName}/${id}`)
  const { definition } = order.taskDefinition
  const task: TaskRecord = {
    taskArn,
    clusterArn: order.service.shape.clusterArn,
    containers: definition.containerDefinitions.map((container): Container => ({
      containerArn: ecsArn(state, `container/${order.service.clusterName}/${id}/${taskId()}`),
      taskArn,
      name: container.name,
      image: container.image,
      lastStatus: 'PENDING',
      healthStatus: 'UNKNOWN',
      networkInterfaces: [],
      networkBindings: [],
    })),
    createdAt: order.at,
    cpu: definition.cpu,
    memory: definition.memory,
    desiredStatus: 'RUNNING',
    lastStatus: 'PROVISIONING',
    healthStatus: 'UNKNOWN',
    group: `service:${order.service.name}`,
    launchType: order.service.shape.launchType,
    startedBy: order.deployment.id,
    taskDefinitionArn: definition.taskDefinitionArn,
    version: 1,
  }
  order.service.tasks.unshift(task)
  recount(order.service)
  addEvent(order.service, eventText.started(order.service.name, id), order.at)
  return task
}

interface Running {
  readonly at: Date
  /** The image digest by container name, as the engine reports it. */
  readonly digests?: Readonly<Record<string, string>>
}

/** The containers of a task of a service run. */
export const taskRuns = (service: ServiceRecord, task: TaskRecord, running: Running): void => {
  taskRunning(task, running)
  recount(service)
}

/** The containers of a task run, of a service or not. */
export const taskRunning = (task: TaskRecord, running: Running): void => {
  task.lastStatus = 'RUNNING'
  task.pullStartedAt ??= running.at
  task.pullStoppedAt ??= running.at
  task.startedAt = running.at
  for (const container of task.containers) {
    container.lastStatus = 'RUNNING'
    const digest = running.digests?.[container.name ?? '']
    if (digest !== undefined) container.imageDigest = digest
  }
}

/** A task of a service has stopped, by itself or by the scheduler. */
export const taskStops = (service: ServiceRecord, task: TaskRecord, stop: StopCause & { readonly at: Date }): void => {
  taskEnded(task, stop)
  recount(service)
}

/** A task has stopped, of a service or not. As in ECS, DescribeTasks returns it for another hour. */
export const taskEnded = (task: TaskRecord, stop: StopCause & { readonly at: Date }): void => {
  task.lastStatus = 'STOPPED'
  task.desiredStatus = 'STOPPED'
  task.stopCode = stop.stopCode
  task.stoppedReason = stop.stoppedReason
  task.stoppingAt ??= stop.at
  task.executionStoppedAt = stop.at
  task.stoppedAt = stop.at
  for (const container of task.containers) container.lastStatus = 'STOPPED'
  const container = task.containers.find(({ name }) => name === stop.containerName) ?? task.containers[0]
  if (container !== undefined) {
    if (stop.exitCode !== undefined) container.exitCode ??= stop.exitCode
    if (stop.containerReason !== undefined) container.reason ??= stop.containerReason
  }
}

/** Adds an event: newest first, at most 100, as in ECS. */
export const addEvent = (service: ServiceRecord, message: string, at: Date): void => {
  service.shape.events.unshift({ id: crypto.randomUUID(), createdAt: at, message })
  service.shape.events.splice(100)
}

/** The tasks of a deployment that are not stopped. */
export const livingTasks = (service: ServiceRecord, deployment: DeploymentRecord): readonly TaskRecord[] =>
  service.tasks.filter((task) => task.startedBy === deployment.id && task.lastStatus !== 'STOPPED')

/** Updates every count of a service from its tasks. */
export const recount = (service: ServiceRecord): void => {
  for (const deployment of service.shape.deployments) {
    const tasks = livingTasks(service, deployment)
    deployment.runningCount = tasks.filter((task) => task.lastStatus === 'RUNNING').length
    deployment.pendingCount = tasks.length - deployment.runningCount
  }
  const living = service.tasks.filter((task) => task.lastStatus !== 'STOPPED')
  service.shape.runningCount = living.filter((task) => task.lastStatus === 'RUNNING').length
  service.shape.pendingCount = living.length - service.shape.runningCount
}

/** Sets the desired count of a service, and of the deployment that ECS starts tasks of. */
export const scaleService = (service: ServiceRecord, desiredCount: number): void => {
  service.shape.desiredCount = desiredCount
  for (const deployment of service.shape.deployments) {
    if (deployment.status === 'PRIMARY') deployment.desiredCount = desiredCount
  }
  recount(service)
}

/** The id of a task: the last part of its ARN. */
export const idOf = (task: TaskRecord): string => lastPart(task.taskArn)
