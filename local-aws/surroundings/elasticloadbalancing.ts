/** Elastic Load Balancing: target groups and their attributes. */
import * as schemas from '@aws-sdk/client-elastic-load-balancing-v2'
import type {
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { described, type Call, type Surroundings, type TargetGroupSeed } from './surroundings.ts'

/** Elastic Load Balancing over these target groups. */
export const loadBalancingService = ({ targetGroups }: Surroundings): Service => {
  const require = (arn: string, call: Call): TargetGroupSeed => {
    const found = described(targetGroups, call).find(({ TargetGroupArn }) => TargetGroupArn === arn)
    if (found !== undefined) return found
    throw new AwsError('TargetGroupNotFound', 'One or more target groups not found')
  }
  return {
    name: 'elasticloadbalancing',
    schemas,
    operations: {
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
