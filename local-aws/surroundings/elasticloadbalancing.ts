/** Elastic Load Balancing: target groups and their attributes, load balancers, their listeners and the rules of these. */
import * as schemas from '@aws-sdk/client-elastic-load-balancing-v2'
import type {
  DescribeListenersInput,
  DescribeListenersOutput,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  DescribeRulesInput,
  DescribeRulesOutput,
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { listenerRules, type ListenerRules } from './rule-state.ts'
import { described, type Call, type LoadBalancerSeed, type Surroundings, type TargetGroupSeed } from './surroundings.ts'

/** Elastic Load Balancing over these target groups and load balancers. */
export const loadBalancingService = ({ targetGroups, loadBalancers }: Surroundings): Service => {
  const rules = listenerRules(loadBalancers)
  const require = (arn: string, call: Call): TargetGroupSeed => {
    const found = described(targetGroups, call).find(({ TargetGroupArn }) => TargetGroupArn === arn)
    if (found !== undefined) return found
    throw new AwsError('TargetGroupNotFound', 'One or more target groups not found')
  }
  const balancer = (arn: string, call: Call): LoadBalancerSeed => {
    const found = described(loadBalancers, call).find(({ LoadBalancerArn }) => LoadBalancerArn === arn)
    if (found !== undefined) return found
    throw new AwsError('LoadBalancerNotFound', 'One or more load balancers not found')
  }
  return {
    name: 'elasticloadbalancing',
    schemas,
    operations: {
      DescribeLoadBalancers: (input: DescribeLoadBalancersInput): DescribeLoadBalancersOutput => ({
        LoadBalancers: (input.LoadBalancerArns ?? []).map((arn) => {
          const call = { service: 'elasticloadbalancing', operation: 'DescribeLoadBalancers' } as const
          const { listeners: _, ...found } = balancer(arn, call)
          return found
        }),
      }),
      DescribeListeners: (input: DescribeListenersInput): DescribeListenersOutput => {
        if (input.LoadBalancerArn !== undefined)
          balancer(input.LoadBalancerArn, { service: 'elasticloadbalancing', operation: 'DescribeListeners' })
        return describeListeners(input, rules)
      },
      DescribeRules: (input: DescribeRulesInput) => describeRules(input, rules),
      ...{ SetRulePriorities: rules.setPriorities, AddTags: rules.addTags, DescribeTags: rules.describeTags },
      DescribeTargetGroups: (input: DescribeTargetGroupsInput): DescribeTargetGroupsOutput => ({
        TargetGroups: (input.TargetGroupArns ?? []).map((arn) => {
          const { attributes: _, ...group } = require(arn, {
            service: 'elasticloadbalancing',
            operation: 'DescribeTargetGroups',
          })
          return group
        }),
      }),
      DescribeTargetGroupAttributes: (
        input: DescribeTargetGroupAttributesInput,
      ): DescribeTargetGroupAttributesOutput => {
        const call = { service: 'elasticloadbalancing', operation: 'DescribeTargetGroupAttributes' } as const
        const { attributes = {} } = require(input.TargetGroupArn ?? '', call)
        return { Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })) }
      },
    },
  }
}

const describeListeners = (
  { ListenerArns, LoadBalancerArn }: DescribeListenersInput,
  { listenersIn }: ListenerRules,
): DescribeListenersOutput => {
  const all = listenersIn({ service: 'elasticloadbalancing', operation: 'DescribeListeners' })
  const found = all.filter((one) =>
    ListenerArns === undefined ? one.LoadBalancerArn === LoadBalancerArn : ListenerArns.includes(one.ListenerArn ?? ''),
  )
  if (ListenerArns !== undefined && found.length < ListenerArns.length)
    throw new AwsError('ListenerNotFound', 'One or more listeners not found')
  return { Listeners: found.map(({ rules: _, ...listener }) => listener) }
}

const describeRules = (
  { ListenerArn = '' }: DescribeRulesInput,
  { listenersIn, rulesOf }: ListenerRules,
): DescribeRulesOutput => {
  const all = listenersIn({ service: 'elasticloadbalancing', operation: 'DescribeRules' })
  const found = all.find((listener) => listener.ListenerArn === ListenerArn)
  if (found === undefined) throw new AwsError('ListenerNotFound', 'One or more listeners not found')
  return { Rules: rulesOf(found) }
}
