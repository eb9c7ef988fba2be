/** Where a one-off task runs: like the tasks of its service. Pure. */
import type { Service } from '@aws-sdk/client-ecs'
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'
import { isOnHosts } from '../verify/launch.ts'
import { MOST_OVERRIDES, overridesOf, type PlacedTask, type TaskRequest } from './one-off-task.ts'

/** What RunTask takes of the service. */
export type TaskPlace = Pick<
  TaskRequest,
  'networkConfiguration' | 'platformVersion' | 'launchType' | 'capacityProviderStrategy' | 'placementConstraints'
>

/**
 * The network, the platform version, which only Fargate has, and the capacity provider strategy or, without one, the launch type of the service: RunTask takes one of the
 * two (ECS API Reference, RunTask). A network belongs to `awsvpc` alone. The service's constraint `distinctInstance` says nothing of one task.
 */
export const placeOf = (service: Service, { input }: TaskDefinitionDraft): TaskPlace => {
  const { networkConfiguration, platformVersion } = service
  const constraints = service.placementConstraints?.filter(({ type }) => type === 'memberOf') ?? []
  return {
    ...(input.networkMode === 'awsvpc' && networkConfiguration !== undefined ? { networkConfiguration } : {}),
    ...(platformVersion === undefined || isOnHosts(service) ? {} : { platformVersion }),
    ...launchOf(service),
    ...(constraints.length > 0 ? { placementConstraints: constraints } : {}),
  }
}

const launchOf = ({ launchType, capacityProviderStrategy = [] }: Service): TaskPlace => {
  if (capacityProviderStrategy.length > 0) return { capacityProviderStrategy }
  return launchType === undefined ? {} : { launchType }
}

export interface TaskFacts {
  readonly service: Service
  readonly definition: TaskDefinitionDraft
  /** The container that gets the image of the run. */
  readonly containerName: string
}

export interface TaskProblem {
  readonly code: 'E_INPUT' | 'E_CONTAINER_NOT_FOUND'
  readonly message: string
  readonly hint: string
}

/** What makes it impossible to run the task, before anything is changed. */
export const taskProblems = (task: PlacedTask, facts: TaskFacts): readonly TaskProblem[] => [
  ...containerProblem(task, facts),
  ...networkProblem(task, facts),
  ...sizeProblem(task, facts),
]

const containerProblem = ({ id, container }: PlacedTask, { definition }: TaskFacts): readonly TaskProblem[] => {
  const names = (definition.input.containerDefinitions ?? []).flatMap(({ name }) => name ?? [])
  if (container === null || names.includes(container)) return []
  return [
    {
      code: 'E_CONTAINER_NOT_FOUND',
      message: `\`${id}\`: ${definition.source} has no container \`${container}\`; it has ${names.join(', ')}`,
      hint: `Set \`container\` of \`${id}\` to a name in the message.`,
    },
  ]
}

const networkProblem = ({ id }: PlacedTask, { service, definition }: TaskFacts): readonly TaskProblem[] => {
  const subnets = service.networkConfiguration?.awsvpcConfiguration?.subnets ?? []
  if (definition.input.networkMode !== 'awsvpc' || subnets.length > 0) return []
  return [
    {
      code: 'E_INPUT',
      message: `\`${id}\` has no network: ${definition.source} has the network mode awsvpc, and the service ${service.serviceName ?? ''} has no subnets`,
      hint: 'Give the service an awsvpc network configuration, or use another `networkMode`.',
    },
  ]
}

const sizeProblem = (task: PlacedTask, { containerName }: TaskFacts): readonly TaskProblem[] => {
  const size = JSON.stringify(overridesOf(task, containerName)).length
  if (size <= MOST_OVERRIDES) return []
  return [
    {
      code: 'E_INPUT',
      message: `\`${task.id}\`: command and environment have ${size} characters, and ECS takes ${MOST_OVERRIDES}`,
      hint: 'Move values to the task definition, or the command into a script of the image.',
    },
  ]
}
