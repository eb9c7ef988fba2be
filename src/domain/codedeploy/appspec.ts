/** The AppSpec of a deployment: what the user's file says, and what the service has. Pure. */
import type {
  CapacityProviderStrategyItem,
  LoadBalancer,
  NetworkConfiguration,
  Service,
  TaskSet,
} from '@aws-sdk/client-ecs'

/** Members as they are written in the file; a member that is absent is taken from the service. */
export interface AppSpecFile {
  readonly properties: Readonly<Record<string, unknown>>
  readonly hooks: readonly unknown[] | null
}

interface Wanted {
  readonly taskDefinition: string
  readonly file: AppSpecFile | null
  readonly service: Service
  /** The container that receives the traffic, where the service does not say; null: it has to. */
  readonly container: string | null
}

/** As CodeDeploy takes it: JSON (User Guide, "AppSpec file structure"). */
export const renderAppSpec = ({ taskDefinition, file, service, container }: Wanted): string =>
  written(
    { ...propertiesOf(service, container), ...file?.properties, TaskDefinition: taskDefinition },
    file?.hooks ?? null,
  )

/** An earlier one, exactly as it was deployed, but without its hooks: a check of the new revision must not keep the old one away. */
export const appSpecAgain = ({ properties }: AppSpecFile): string => written(properties, null)

const written = (properties: AppSpecFile['properties'], hooks: AppSpecFile['hooks']): string =>
  JSON.stringify({
    version: 0,
    Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties: properties } }],
    ...(hooks === null ? {} : { Hooks: hooks }),
  })

/**
 * What a deployment of CodeDeploy would otherwise lose: it takes the platform version, the network and the capacity providers from the AppSpec alone
 * (aws/containers-roadmap#1752). The PRIMARY task set has what runs now.
 */
const propertiesOf = (service: Service, container: Wanted['container']): Readonly<Record<string, unknown>> => {
  const running: Running = {
    ...service,
    ...withoutAbsent(service.taskSets?.find(({ status }) => status === 'PRIMARY')),
  }
  const { loadBalancers: [balancer] = [], platformVersion = '', capacityProviderStrategy: strategy = [] } = running
  return {
    LoadBalancerInfo: balancerOf(balancer, container),
    ...(platformVersion === '' ? {} : { PlatformVersion: platformVersion }),
    ...networkOf(running.networkConfiguration),
    ...(strategy.length === 0 ? {} : { CapacityProviderStrategy: strategy.map(strategyItem) }),
  }
}

type Running = Pick<TaskSet, 'loadBalancers' | 'platformVersion' | 'capacityProviderStrategy' | 'networkConfiguration'>

/** What a task set does not have is that of the service. */
const withoutAbsent = (taskSet: Running | undefined): Running =>
  Object.fromEntries(Object.entries(taskSet ?? {}).filter(([, value]) => value !== undefined))

const balancerOf = (balancer: LoadBalancer | undefined, container: Wanted['container']) => ({
  ContainerName: balancer?.containerName ?? container ?? undefined,
  ...(balancer?.containerPort === undefined ? {} : { ContainerPort: balancer.containerPort }),
})

/** CodeDeploy takes all three members or none. */
const networkOf = (network: NetworkConfiguration | undefined) => {
  const vpc = network?.awsvpcConfiguration
  if (vpc === undefined) return {}
  const { subnets = [], securityGroups = [], assignPublicIp = 'DISABLED' } = vpc
  return {
    NetworkConfiguration: {
      AwsvpcConfiguration: { Subnets: subnets, SecurityGroups: securityGroups, AssignPublicIp: assignPublicIp },
    },
  }
}

const strategyItem = ({ base = 0, capacityProvider, weight = 0 }: CapacityProviderStrategyItem) => ({
  Base: base,
  CapacityProvider: capacityProvider,
  Weight: weight,
})
