/** What a service is set to, and what the settings want it to be, in one form: the members of a request to ECS. Pure. */
import type {
  CapacityProviderStrategyItem,
  DeploymentAlarms,
  DeploymentCircuitBreaker,
  DeploymentConfiguration,
  NetworkConfiguration,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs'
import type { AlarmAttributes, BreakerAttributes, ServiceAttributes } from './service-attributes.ts'

/** Those that ECS lets an update change and the settings know. */
export type AttributeMembers = Pick<
  UpdateServiceCommandInput,
  | 'enableExecuteCommand'
  | 'propagateTags'
  | 'enableECSManagedTags'
  | 'healthCheckGracePeriodSeconds'
  | 'platformVersion'
  | 'networkConfiguration'
  | 'capacityProviderStrategy'
  | 'deploymentConfiguration'
  | 'availabilityZoneRebalancing'
>

/** The members that the settings decide; where they decide a part, the rest is that of the service. */
export const wantedMembers = (wanted: ServiceAttributes, service: AttributeMembers): AttributeMembers => ({
  ...simpleMembers(wanted),
  ...given('networkConfiguration', networkOf(wanted, service)),
  ...given('capacityProviderStrategy', strategyIn(wanted)),
  ...given('deploymentConfiguration', configurationOf(wanted, service)),
})

const simpleMembers = (wanted: ServiceAttributes): AttributeMembers => ({
  ...given('enableExecuteCommand', wanted['enable-execute-command']),
  ...given('propagateTags', wanted['propagate-tags']),
  ...given('enableECSManagedTags', wanted['enable-ecs-managed-tags']),
  ...given('healthCheckGracePeriodSeconds', wanted['health-check-grace-period-seconds']),
  ...given('platformVersion', wanted['platform-version']),
  ...given('availabilityZoneRebalancing', enabledOrDisabled(wanted['availability-zone-rebalancing'])),
})

const given = <Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): { readonly [Key in Name]?: Value } =>
  // The name is the one key.
  (value == null ? {} : { [name]: value }) as { readonly [Key in Name]?: Value }

const enabledOrDisabled = (flag: boolean | null | undefined): 'ENABLED' | 'DISABLED' | null =>
  flag == null ? null : flag ? 'ENABLED' : 'DISABLED'

const networkOf = ({ network }: ServiceAttributes, service: AttributeMembers): NetworkConfiguration | null => {
  if (network == null) return null
  const own = service.networkConfiguration?.awsvpcConfiguration
  const configuration = {
    ...own,
    subnets: [...(network.subnets ?? own?.subnets ?? [])],
    ...given('securityGroups', network['security-groups'] == null ? null : [...network['security-groups']]),
    ...given('assignPublicIp', enabledOrDisabled(network['public-ip'])),
  }
  return { awsvpcConfiguration: configuration }
}

const strategyIn = ({ 'capacity-providers': providers }: ServiceAttributes): CapacityProviderStrategyItem[] | null =>
  providers == null
    ? null
    : Object.entries(providers).map(([capacityProvider, { weight, base }]) => ({ capacityProvider, weight, base }))

/** The whole configuration of the service, because ECS does not say what becomes of a part that a request leaves out. */
const configurationOf = (wanted: ServiceAttributes, service: AttributeMembers): DeploymentConfiguration | null => {
  const own = service.deploymentConfiguration
  const parts = {
    ...given('deploymentCircuitBreaker', breakerOf(wanted['circuit-breaker'], own)),
    ...given('alarms', alarmsOf(wanted.alarms, own)),
    ...given('minimumHealthyPercent', wanted['minimum-healthy-percent']),
    ...given('maximumPercent', wanted['maximum-percent']),
  }
  return Object.keys(parts).length === 0 ? null : { ...own, ...parts }
}

const breakerOf = (
  breaker: BreakerAttributes | null | undefined,
  own: DeploymentConfiguration | undefined,
): DeploymentConfiguration['deploymentCircuitBreaker'] | null => {
  if (breaker == null) return null
  const enable = breaker.enable ?? true
  return {
    ...own?.deploymentCircuitBreaker,
    enable,
    rollback: breaker.rollback ?? enable,
    ...given('thresholdConfiguration', breaker.threshold),
    ...given('resetOnHealthyTask', breaker['reset-on-healthy-task']),
  }
}

const alarmsOf = (
  alarms: AlarmAttributes | null | undefined,
  own: DeploymentConfiguration | undefined,
): DeploymentConfiguration['alarms'] | null => {
  if (alarms == null) return null
  const enable = alarms.enable ?? true
  return {
    alarmNames: [...(alarms.names ?? own?.alarms?.alarmNames ?? [])],
    enable,
    rollback: alarms.rollback ?? enable,
  }
}

/** The same members of a service, each in the form in which equal ones are equal: defaults filled in, lists without an order in one order. */
export const normalMembers = (
  service: AttributeMembers,
): Required<Readonly<Record<keyof AttributeMembers, unknown>>> => ({
  enableExecuteCommand: service.enableExecuteCommand ?? false,
  propagateTags: service.propagateTags ?? 'NONE',
  enableECSManagedTags: service.enableECSManagedTags ?? false,
  healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds ?? 0,
  platformVersion: service.platformVersion ?? 'LATEST',
  availabilityZoneRebalancing: service.availabilityZoneRebalancing ?? 'DISABLED',
  networkConfiguration: normalNetwork(service.networkConfiguration),
  capacityProviderStrategy: normalStrategy(service.capacityProviderStrategy),
  deploymentConfiguration: normalConfiguration(service.deploymentConfiguration),
})

const normalNetwork = (network: NetworkConfiguration | undefined): object => {
  const { subnets = [], securityGroups = [], assignPublicIp = 'DISABLED' } = network?.awsvpcConfiguration ?? {}
  return { subnets: [...subnets].sort(), securityGroups: [...securityGroups].sort(), assignPublicIp }
}

/** The defaults are those of the ECS API Reference, CapacityProviderStrategyItem. */
const normalStrategy = (strategy: readonly CapacityProviderStrategyItem[] = []): object =>
  Object.fromEntries(
    strategy
      .map(({ capacityProvider = '', weight = 0, base = 0 }) => [capacityProvider, { weight, base }] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )

const normalConfiguration = (configuration: DeploymentConfiguration = {}): object => {
  const { deploymentCircuitBreaker, alarms, minimumHealthyPercent, maximumPercent } = configuration
  return {
    deploymentCircuitBreaker: normalBreaker(deploymentCircuitBreaker),
    alarms: normalAlarms(alarms),
    ...given('minimumHealthyPercent', minimumHealthyPercent),
    ...given('maximumPercent', maximumPercent),
  }
}

/** The defaults are those of the ECS API Reference, DeploymentCircuitBreaker and ThresholdConfiguration. */
const normalBreaker = (breaker: Partial<DeploymentCircuitBreaker> = {}): object => {
  const { enable = false, rollback = false, resetOnHealthyTask = true, thresholdConfiguration } = breaker
  const { type = 'BOUNDED_PERCENT', value = 50 } = thresholdConfiguration ?? {}
  return { enable, rollback, resetOnHealthyTask, thresholdConfiguration: { type, value } }
}

const normalAlarms = ({
  alarmNames = [],
  enable = false,
  rollback = false,
}: Partial<DeploymentAlarms> = {}): object => ({
  alarmNames: [...alarmNames].sort(),
  enable,
  rollback,
})
