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
  Listener,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import {
  described,
  type Call,
  type ListenerSeed,
  type LoadBalancerSeed,
  type Surroundings,
  type TargetGroupSeed,
} from './surroundings.ts'

/** Elastic Load Balancing over these target groups and load balancers. */
export const loadBalancingService = ({ targetGroups, loadBalancers }: Surroundings): Service => {
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
        const call = { service: 'elasticloadbalancing', operation: 'DescribeListeners' } as const
        if (input.ListenerArns !== undefined) return { Listeners: listenersOf(input.ListenerArns, loadBalancers, call) }
        const { listeners } = balancer(input.LoadBalancerArn ?? '', call)
        return { Listeners: listeners.map(({ rules: _, ...listener }) => withArn(listener, input.LoadBalancerArn)) }
      },
      DescribeRules: (input: DescribeRulesInput) => describeRules(input, loadBalancers),
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

const withArn = <Of extends ListenerSeed>(listener: Of, balancer = ''): Of => ({
  LoadBalancerArn: balancer,
  ListenerArn: `${balancer.replace(':loadbalancer/', ':listener/')}/${listener.Port ?? 0}`,
  ...listener,
})

const listenersOf = (arns: readonly string[], loadBalancers: Surroundings['loadBalancers'], call: Call): Listener[] => {
  const all = described(loadBalancers, call).flatMap(({ LoadBalancerArn, listeners }) =>
    listeners.map(({ rules: _, ...listener }) => withArn(listener, LoadBalancerArn)),
  )
  const found = all.filter(({ ListenerArn = '' }) => arns.includes(ListenerArn))
  if (found.length === arns.length) return found
  throw new AwsError('ListenerNotFound', 'One or more listeners not found')
}

/** The default rule has the default actions of the listener. */
const rulesOf = ({ rules = [], DefaultActions = [], ListenerArn = '' }: ListenerSeed): Rule[] => {
  const base = ListenerArn.replace(':listener/', ':listener-rule/')
  const all = rules.map((rule, index) => ({ RuleArn: `${base}/${index + 1}`, Priority: `${index + 1}`, ...rule }))
  const last = { RuleArn: `${base}/default`, Priority: 'default', IsDefault: true, Actions: DefaultActions }
  return [...all, { ...last, Conditions: [] }]
}

const describeRules = (
  { ListenerArn = '' }: DescribeRulesInput,
  loadBalancers: Surroundings['loadBalancers'],
): DescribeRulesOutput => {
  const call = { service: 'elasticloadbalancing', operation: 'DescribeRules' } as const
  const all = described(loadBalancers, call).flatMap(({ LoadBalancerArn, listeners }) =>
    listeners.map((listener) => withArn(listener, LoadBalancerArn)),
  )
  const found = all.find((listener) => listener.ListenerArn === ListenerArn)
  if (found === undefined) throw new AwsError('ListenerNotFound', 'One or more listeners not found')
  return { Rules: rulesOf(found) }
}
