/** Elastic Load Balancing: target groups and their attributes, load balancers and their listeners. */
import * as schemas from '@aws-sdk/client-elastic-load-balancing-v2'
import type {
  DescribeListenersInput,
  DescribeListenersOutput,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { described, type Call, type LoadBalancerSeed, type Surroundings, type TargetGroupSeed } from './surroundings.ts'

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
        const { listeners } = balancer(input.LoadBalancerArn ?? '', call)
        return { Listeners: [...listeners] }
      },
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
