/** Amazon EC2: the network of a service. Filters are those that ship-to-ecs uses. */
import * as schemas from '@aws-sdk/client-ec2'
import type {
  DescribeRouteTablesRequest,
  DescribeRouteTablesResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  DescribeSubnetsRequest,
  DescribeSubnetsResult,
  DescribeVpcEndpointsRequest,
  DescribeVpcEndpointsResult,
  Filter,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { described, type Surroundings } from './surroundings.ts'

/** EC2 over this network. */
export const ec2Service = (network: Surroundings): Service => ({
  name: 'ec2',
  schemas,
  operations: {
    DescribeSubnets: ({ SubnetIds = [] }: DescribeSubnetsRequest): DescribeSubnetsResult => {
      const subnets = described(network.subnets, { service: 'ec2', operation: 'DescribeSubnets' })
      return {
        Subnets: SubnetIds.map((id) =>
          requireOne(
            'subnet',
            id,
            subnets.find(({ SubnetId }) => SubnetId === id),
          ),
        ),
      }
    },
    DescribeSecurityGroups: ({ GroupIds = [] }: DescribeSecurityGroupsRequest): DescribeSecurityGroupsResult => {
      const groups = described(network.securityGroups, { service: 'ec2', operation: 'DescribeSecurityGroups' })
      return {
        SecurityGroups: GroupIds.map((id) =>
          requireOne(
            'group',
            id,
            groups.find(({ GroupId }) => GroupId === id),
          ),
        ),
      }
    },
    DescribeRouteTables: ({ Filters }: DescribeRouteTablesRequest): DescribeRouteTablesResult => ({
      RouteTables: described(network.routeTables, { service: 'ec2', operation: 'DescribeRouteTables' }).filter(
        ofVpc(Filters),
      ),
    }),
    DescribeVpcEndpoints: ({ Filters }: DescribeVpcEndpointsRequest): DescribeVpcEndpointsResult => ({
      VpcEndpoints: described(network.vpcEndpoints, { service: 'ec2', operation: 'DescribeVpcEndpoints' }).filter(
        ofVpc(Filters),
      ),
    }),
  },
})

const ofVpc =
  (filters: readonly Filter[] = []) =>
  ({ VpcId = '' }: { readonly VpcId?: string | undefined }): boolean =>
    filters.every(({ Name, Values = [] }) => {
      if (Name !== 'vpc-id') throw new AwsError('InvalidParameterValue', `The filter '${Name ?? ''}' is invalid`)
      return Values.includes(VpcId)
    })

const MISSING = {
  subnet: { code: 'InvalidSubnetID.NotFound', what: 'subnet ID' },
  group: { code: 'InvalidGroup.NotFound', what: 'security group' },
} as const

const requireOne = <Found>(kind: keyof typeof MISSING, id: string, found: Found | undefined): Found => {
  if (found !== undefined) return found
  throw new AwsError(MISSING[kind].code, `The ${MISSING[kind].what} '${id}' does not exist`)
}
