/** What RunTask accepts, and the task that it makes. */
import type {
  Container,
  ContainerDefinition,
  ContainerOverride,
  RunTaskRequest,
  TaskDefinition,
} from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'
import { ecsArn, taskId } from './identifiers.ts'
import { findTaskDefinition } from './lookup.ts'
import type { ClusterRecord, EcsState, TaskDefinitionRecord, TaskRecord } from './records.ts'

/** The task definition that a request names. @throws AwsError */
export const usableDefinition = (state: EcsState, { taskDefinition = '' }: RunTaskRequest): TaskDefinitionRecord => {
  const found = findTaskDefinition(state, taskDefinition)
  if (found?.definition.status !== 'ACTIVE') throw new AwsError('ClientException', 'TaskDefinition not found.')
  return found
}

/** In the words of ECS, as users report them. @throws AwsError */
export const refuse = (input: RunTaskRequest, definition: TaskDefinition): void => {
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

interface Ordered {
  readonly cluster: ClusterRecord
  readonly definition: TaskDefinition
  readonly input: RunTaskRequest
  readonly at: Date
}

/** It is PROVISIONING. */
export const newTask = (state: EcsState, { cluster, definition, input, at }: Ordered): TaskRecord => {
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

/** The definition with what a request overrides in its containers (ECS API Reference, ContainerOverride). */
export const overridden = (source: TaskDefinitionRecord, { overrides }: RunTaskRequest): TaskDefinitionRecord => {
  const containerDefinitions = source.definition.containerDefinitions.map((container) => {
    const own = overrides?.containerOverrides?.find(({ name }) => name === container.name)
    return own === undefined ? container : overriddenContainer(container, own)
  })
  return { ...source, definition: { ...source.definition, containerDefinitions } }
}

const overriddenContainer = (
  container: ContainerDefinition,
  { command = container.command, environment = [] }: ContainerOverride,
): ContainerDefinition => {
  const names = new Set(environment.map(({ name }) => name))
  const kept = (container.environment ?? []).filter(({ name }) => !names.has(name))
  return { ...container, command, environment: [...kept, ...environment] }
}
