/** Why ECS cannot give a service the attributes of the settings, known before anything is changed. Pure. */
import type { RegisterTaskDefinitionCommandInput, Service } from '@aws-sdk/client-ecs'
import { isOfCodeDeploy } from '../codedeploy/task-sets.ts'
import { itemsOf, type Members } from '../task-definition/walk.ts'
import { isOnHosts } from '../verify/launch.ts'
import { withAttributes } from './attribute-changes.ts'
import { attributeInWords, type ServiceAttributes, type WantedAttributes } from './service-attributes.ts'

type AttributeName = keyof ServiceAttributes

export interface AttributeFacts {
  /** As it is now, or will be created. */
  readonly service: Service
  readonly definition: RegisterTaskDefinitionCommandInput
}

interface Judged extends AttributeFacts {
  readonly wanted: ServiceAttributes
  /** The service as it will be. */
  readonly planned: Service
}

/** The part of the attributes that is wrong, and the end of the sentence about it. */
type Problem = readonly [path: readonly string[], why: string]

/** A sentence for each problem, with the place of what is wrong. */
export const attributeProblems = (attributes: WantedAttributes, facts: AttributeFacts): readonly string[] => {
  const { value: wanted } = attributes
  const judged: Judged = { ...facts, wanted, planned: withAttributes(wanted, facts.service) }
  return RULES.flatMap((rule) => rule(judged)).map(
    ([path, why]) => `${attributeInWords(attributes, path)} is set, but ${why}`,
  )
}

const isSet = ({ wanted }: Judged, name: AttributeName): boolean => wanted[name] != null

const nameOf = ({ service: { serviceName = '' } }: Judged): string => `the service '${serviceName}'`

const isRolling = ({ service }: Judged): boolean =>
  (service.deploymentConfiguration?.strategy ?? 'ROLLING') === 'ROLLING' && !isOfCodeDeploy(service)

/** Of a service that CodeDeploy deploys, UpdateService changes the others only (API Reference, "UpdateService"). */
const NOT_OF_CODEDEPLOY: readonly AttributeName[] = [
  'enable-execute-command',
  'platform-version',
  'network',
  'capacity-providers',
  'circuit-breaker',
  'alarms',
  'availability-zone-rebalancing',
]

const codeDeployRule = (judged: Judged): readonly Problem[] =>
  isOfCodeDeploy(judged.service)
    ? NOT_OF_CODEDEPLOY.filter((name) => isSet(judged, name)).map((name): Problem => [
        [name],
        `ECS does not change it for ${nameOf(judged)}, which CodeDeploy deploys`,
      ])
    : []

/** The task that a session opens in needs permissions of its own (Developer Guide, "Using ECS Exec"). */
const execRule = (judged: Judged): readonly Problem[] =>
  judged.wanted['enable-execute-command'] === true && (judged.definition.taskRoleArn ?? '') === ''
    ? [[['enable-execute-command'], 'the task definition has no task role, without which ECS Exec has no permissions']]
    : []

/** Those of Lattice are in the deployments of a service that exists. */
const CHECKED_BY = ['loadBalancers', 'serviceRegistries', 'vpcLatticeConfigurations', 'gatewayConnectors']

/** API Reference, "UpdateService", healthCheckGracePeriodSeconds. */
const graceRule = (judged: Judged): readonly Problem[] => {
  const { service, definition, wanted } = judged
  const places: readonly Members[] = [{ ...service }, ...(service.deployments ?? []).map((one) => ({ ...one }))]
  const isChecked =
    places.some((place) => CHECKED_BY.some((name) => itemsOf(place[name]).length > 0)) ||
    (definition.containerDefinitions ?? []).some(({ healthCheck }) => healthCheck !== undefined)
  if (isChecked || (wanted['health-check-grace-period-seconds'] ?? 0) === 0) return []
  return [
    [
      ['health-check-grace-period-seconds'],
      `${nameOf(judged)} has no load balancer, and no container has a health check`,
    ],
  ]
}

const fargateRules = (judged: Judged): readonly Problem[] => {
  const { planned, wanted } = judged
  if (!isOnHosts(planned)) return []
  const why = `${nameOf(judged)} does not run on Fargate`
  return [
    ...(isSet(judged, 'platform-version') ? [[['platform-version'], why] as const] : []),
    ...(wanted.network?.['public-ip'] === true ? [[['network', 'public-ip'], why] as const] : []),
  ]
}

/** API Reference, "NetworkConfiguration". */
const networkRules = (judged: Judged): readonly Problem[] => {
  const { planned, wanted, definition } = judged
  if (wanted.network == null) return []
  if (definition.networkMode !== 'awsvpc') {
    const mode = definition.networkMode ?? 'bridge'
    return [[['network'], `the task definition has the network mode ${mode}; only awsvpc has a network of the service`]]
  }
  return (planned.networkConfiguration?.awsvpcConfiguration?.subnets ?? []).length === 0
    ? [[['network'], `${nameOf(judged)} has no subnets; set \`subnets\`, too`]]
    : []
}

/** ECS Anywhere has no capacity providers, and a task on Fargate is no DAEMON (Developer Guide, "Amazon ECS launch types"). */
const providerRules = (judged: Judged): readonly Problem[] => {
  const { service, wanted } = judged
  if (wanted['capacity-providers'] == null) return []
  if (service.launchType === 'EXTERNAL')
    return [[['capacity-providers'], `${nameOf(judged)} has the launch type EXTERNAL, which has none`]]
  return service.schedulingStrategy === 'DAEMON' && Object.keys(wanted['capacity-providers']).some(isOfFargate)
    ? [[['capacity-providers'], `${nameOf(judged)} is a DAEMON, which does not run on Fargate`]]
    : []
}

const isOfFargate = (name: string): boolean => name.startsWith('FARGATE')

const alarmRules = (judged: Judged): readonly Problem[] => {
  const { alarms } = judged.planned.deploymentConfiguration ?? {}
  return judged.wanted.alarms != null && alarms?.enable === true && (alarms.alarmNames ?? []).length === 0
    ? [[['alarms'], `${nameOf(judged)} has no alarms; set \`names\`, too`]]
    : []
}

/** A rolling deployment then can neither start nor stop a task (API Reference, "DeploymentConfiguration"). */
const percentRules = (judged: Judged): readonly Problem[] => {
  const { minimumHealthyPercent: min, maximumPercent: max } = judged.planned.deploymentConfiguration ?? {}
  const isOurs = isSet(judged, 'minimum-healthy-percent') || isSet(judged, 'maximum-percent')
  if (!isOurs || !isRolling(judged) || min !== 100 || max !== 100) return []
  const name = isSet(judged, 'maximum-percent') ? 'maximum-percent' : 'minimum-healthy-percent'
  return [[[name], 'with both percentages at 100 no task can be replaced']]
}

/** API Reference, "UpdateService", availabilityZoneRebalancing, and Developer Guide, "Balancing an Amazon ECS service across Availability Zones". */
const zoneRules = (judged: Judged): readonly Problem[] => {
  const { planned, wanted } = judged
  if (wanted['availability-zone-rebalancing'] !== true) return []
  const path = ['availability-zone-rebalancing']
  return [
    ...(planned.schedulingStrategy === 'DAEMON' ? [[path, `${nameOf(judged)} is a DAEMON`] as const] : []),
    ...(planned.launchType === 'EXTERNAL' ? [[path, `${nameOf(judged)} has the launch type EXTERNAL`] as const] : []),
    ...(planned.deploymentConfiguration?.maximumPercent === 100
      ? [[path, `${nameOf(judged)} has a maximum of 100 percent, which leaves no room for it`] as const]
      : []),
  ]
}

/** Those of AWS itself do not count (Tag naming limits and requirements). */
const MOST_TAGS = 50

const tagRule = ({ planned: { tags = [], serviceName = '' }, wanted }: Judged): readonly Problem[] => {
  const own = tags.filter(({ key = '' }) => !/^aws:/i.test(key))
  return wanted.tags == null || own.length <= MOST_TAGS
    ? []
    : [[['tags'], `the service '${serviceName}' would have ${own.length} tags; at most ${MOST_TAGS} are possible`]]
}

const RULES: readonly ((judged: Judged) => readonly Problem[])[] = [
  codeDeployRule,
  execRule,
  graceRule,
  fargateRules,
  networkRules,
  providerRules,
  alarmRules,
  percentRules,
  zoneRules,
  tagRule,
]
