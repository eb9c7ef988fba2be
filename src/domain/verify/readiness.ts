/** What else is set at the service and its cluster: ECS Exec, task protection, Container Insights, the system of the tasks. */
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput, Service } from '@aws-sdk/client-ecs'
import { bad, good, judge, warn, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

export interface ReadinessFacts {
  readonly service: Service
  readonly definition: RegisterTaskDefinitionCommandInput
  readonly containers: readonly ContainerDefinition[]
  readonly clusterName: string
  /** The value of `containerInsights`; missing where the cluster does not show it. */
  readonly insights: Reading<string>
  /** How many tasks are protected from being stopped. */
  readonly protectedTasks: Reading<number>
}

/** The checks of them. */
export const judgeReadiness = (facts: ReadinessFacts): readonly Check[] => [
  ...systemChecks(facts),
  ...execChecks(facts),
  ...protectionChecks(facts),
  ...insightsChecks(facts),
]

const systemChecks = ({ definition: { runtimePlatform, family = '' } }: ReadinessFacts): readonly Check[] => {
  const system = runtimePlatform?.operatingSystemFamily ?? 'LINUX'
  if (!system.startsWith('WINDOWS')) return []
  const what = `runs on ${system}, and only Linux is supported`
  return [
    bad(
      { id: 'windows', subject: `task definition ${family}` },
      { what, next: 'Deploy Windows tasks with another tool.' },
    ),
  ]
}

/** ECS Developer Guide, "Monitor Amazon ECS containers with ECS Exec": the agent uses the task role, and writes to the root file system. */
const execChecks = ({ service, definition, containers }: ReadinessFacts): readonly Check[] => {
  if (service.enableExecuteCommand !== true) return []
  const about = { id: 'exec', subject: `service ${service.serviceName ?? ''}` }
  if (definition.taskRoleArn === undefined) {
    const what = 'has ECS Exec enabled, and the task definition has no task role'
    return [warn(about, { what, next: 'Set `taskRoleArn` to a role that allows the `ssmmessages` actions.' })]
  }
  const readOnly = containers.flatMap(({ name, readonlyRootFilesystem }) =>
    readonlyRootFilesystem === true ? [name ?? ''] : [],
  )
  if (readOnly.length === 0) return [good(about, 'can use ECS Exec')]
  const what = `has ECS Exec enabled, and ${readOnly.join(', ')} has a read-only root file system`
  return [
    warn(about, { what, next: 'Disable ECS Exec for the service, or expect that it does not reach this container.' }),
  ]
}

const protectionChecks = ({ protectedTasks, service: { serviceName = '' } }: ReadinessFacts): readonly Check[] => {
  const about = { id: 'task-protection', subject: `service ${serviceName}` }
  return judge(protectedTasks, {
    about,
    read: (count) => {
      if (count === 0) return [good(about, 'has no protected task')]
      const what = `has ${count} protected ${count === 1 ? 'task' : 'tasks'}, which ECS does not stop until the protection ends`
      return [warn(about, { what, next: 'Expect a longer deployment, or end the protection.' })]
    },
    missing: () => [],
  })
}

const insightsChecks = ({ insights, clusterName }: ReadinessFacts): readonly Check[] => {
  const about = { id: 'container-insights', subject: `cluster ${clusterName}` }
  return judge(insights, {
    about,
    read: (value) =>
      value === 'disabled'
        ? [
            warn(about, {
              what: 'has Container Insights disabled',
              next: 'Set `containerInsights` of the cluster to `enabled`.',
            }),
          ]
        : [good(about, 'has Container Insights')],
    missing: () => [],
  })
}
