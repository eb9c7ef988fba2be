/** What a local AWS has of load balancers, with their listeners, rules and target groups. */
import type { Action, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import type {
  ListenerSeed,
  LoadBalancerSeed,
  RuleSeed,
  TargetGroupSeed,
} from '../../local-aws/surroundings/surroundings.ts'
import { entries, maybeText, members, text, texts } from './members.ts'
import type { ResolvedResource } from './resolve-stack.ts'

type Resources = readonly ResolvedResource[]
type Properties = ResolvedResource['properties']

const of = (resources: Resources, type: string): Resources =>
  resources.filter((one) => one.type === `AWS::ElasticLoadBalancingV2::${type}`)

/** The part of `Surroundings` that is load balancing. */
export const balancersOf = (resources: Resources) => ({
  loadBalancers: of(resources, 'LoadBalancer').map((one) => loadBalancer(one, resources)),
  targetGroups: of(resources, 'TargetGroup').map((one) => targetGroup(one, resources)),
})

const nameIn = (arn: string): string => arn.split('/').at(-2) ?? ''

const loadBalancer = ({ id, properties, attributes }: ResolvedResource, resources: Resources): LoadBalancerSeed => ({
  LoadBalancerArn: id,
  LoadBalancerName: nameIn(id),
  DNSName: attributes['DNSName'] ?? '',
  Scheme: text(properties, 'Scheme') === 'internal' ? 'internal' : 'internet-facing',
  Type: 'application',
  State: { Code: 'active' },
  SecurityGroups: texts(properties, 'SecurityGroups'),
  AvailabilityZones: texts(properties, 'Subnets').map((SubnetId) => ({ SubnetId })),
  listeners: of(resources, 'Listener')
    .filter((one) => text(one.properties, 'LoadBalancerArn') === id)
    .map((one) => listener(one, resources)),
})

const listener = ({ id, properties }: ResolvedResource, resources: Resources): ListenerSeed => ({
  ListenerArn: id,
  LoadBalancerArn: text(properties, 'LoadBalancerArn'),
  Port: Number(text(properties, 'Port')),
  Protocol: text(properties, 'Protocol') === 'HTTPS' ? 'HTTPS' : 'HTTP',
  DefaultActions: entries(properties, 'DefaultActions').map(action),
  rules: rulesOf(id, resources),
})

const rulesOf = (listenerArn: string, resources: Resources): readonly RuleSeed[] =>
  of(resources, 'ListenerRule')
    .filter(({ properties }) => text(properties, 'ListenerArn') === listenerArn)
    .toSorted((one, other) => priorityOf(one) - priorityOf(other))
    .map(({ id, properties }) => ({
      RuleArn: id,
      Priority: text(properties, 'Priority'),
      Conditions: entries(properties, 'Conditions').map(condition),
      Actions: entries(properties, 'Actions').map(action),
      IsDefault: false,
      ...tagsOf(properties),
    }))

const tagsOf = (properties: Properties): Pick<RuleSeed, 'tags'> => {
  const tags = entries(properties, 'Tags').map((tag): [string, string] => [text(tag, 'Key'), text(tag, 'Value')])
  return tags.length === 0 ? {} : { tags: Object.fromEntries(tags) }
}

const priorityOf = ({ properties }: ResolvedResource): number => Number(text(properties, 'Priority'))

const condition = (one: Properties): RuleCondition => {
  const Field = text(one, 'Field')
  if (Field === 'path-pattern') {
    const Values = texts(members(one, 'PathPatternConfig'), 'Values')
    return { Field, Values, PathPatternConfig: { Values } }
  }
  if (Field !== 'http-header') throw new Error(`${Field} is a condition that has no seed`)
  const header = members(one, 'HttpHeaderConfig')
  return {
    Field,
    HttpHeaderConfig: { HttpHeaderName: text(header, 'HttpHeaderName'), Values: texts(header, 'Values') },
  }
}

const action = (one: Properties): Action => {
  const Type = text(one, 'Type')
  switch (Type) {
    case 'forward':
      return { Type, ...forward(one) }
    case 'fixed-response': {
      const { StatusCode = '', ContentType = '', MessageBody = '' } = named(members(one, 'FixedResponseConfig'))
      return { Type, FixedResponseConfig: { StatusCode, ContentType, MessageBody } }
    }
    case 'redirect': {
      const { Protocol = '', Port = '', StatusCode } = named(members(one, 'RedirectConfig'))
      const permanent = StatusCode === 'HTTP_301' ? 'HTTP_301' : 'HTTP_302'
      return { Type, RedirectConfig: { Protocol, Port, StatusCode: permanent } }
    }
    default:
      throw new Error(`${Type} is an action that has no seed`)
  }
}

const named = (of: Properties): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(of).map((key) => [key, text(of, key)]))

/** ELB shows both forms of one target group. */
const forward = (one: Properties): Partial<Action> => {
  const alone = maybeText(one, 'TargetGroupArn')
  if (alone !== undefined) {
    return { TargetGroupArn: alone, ForwardConfig: { TargetGroups: [{ TargetGroupArn: alone, Weight: 1 }] } }
  }
  const groups = entries(members(one, 'ForwardConfig'), 'TargetGroups')
  return {
    ForwardConfig: {
      TargetGroups: groups.map((group) => ({
        TargetGroupArn: text(group, 'TargetGroupArn'),
        Weight: Number(text(group, 'Weight')),
      })),
    },
  }
}

const targetGroup = ({ id, properties }: ResolvedResource, resources: Resources): TargetGroupSeed => ({
  TargetGroupArn: id,
  TargetGroupName: nameIn(id),
  Protocol: 'HTTP',
  Port: Number(text(properties, 'Port')),
  VpcId: text(properties, 'VpcId'),
  TargetType: text(properties, 'TargetType') === 'instance' ? 'instance' : 'ip',
  HealthCheckPath: text(properties, 'HealthCheckPath'),
  HealthCheckIntervalSeconds: Number(text(properties, 'HealthCheckIntervalSeconds')),
  HealthCheckTimeoutSeconds: Number(text(properties, 'HealthCheckTimeoutSeconds')),
  HealthyThresholdCount: Number(text(properties, 'HealthyThresholdCount')),
  UnhealthyThresholdCount: Number(text(properties, 'UnhealthyThresholdCount')),
  Matcher: { HttpCode: text(members(properties, 'Matcher'), 'HttpCode') },
  LoadBalancerArns: balancersWith(id, resources),
  attributes: Object.fromEntries(
    entries(properties, 'TargetGroupAttributes').map((one) => [text(one, 'Key'), text(one, 'Value')]),
  ),
})

/** Of a rule or a listener that forwards to it. */
const balancersWith = (arn: string, resources: Resources): string[] =>
  of(resources, 'Listener')
    .filter(({ id, properties }) => JSON.stringify([properties, rulesOf(id, resources)]).includes(`"${arn}"`))
    .map(({ properties }) => text(properties, 'LoadBalancerArn'))
