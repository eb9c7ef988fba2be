/** What a local AWS has of the network: EC2's words for what CloudFormation calls differently. */
import type { Route, RouteTable, SecurityGroup, Subnet, VpcEndpoint } from '@aws-sdk/client-ec2'
import { entries, maybeText, text, texts } from './members.ts'
import type { ResolvedResource } from './resolve-stack.ts'

type Resources = readonly ResolvedResource[]

const of = (resources: Resources, type: string): Resources =>
  resources.filter((one) => one.type === `AWS::EC2::${type}`)

/** The part of `Surroundings` that is the network. */
export const networkOf = (resources: Resources) => ({
  subnets: of(resources, 'Subnet').map(subnet),
  routeTables: of(resources, 'RouteTable').map((one) => routeTable(one, resources)),
  vpcEndpoints: of(resources, 'VPCEndpoint').map(endpoint),
  securityGroups: of(resources, 'SecurityGroup').map((one) => securityGroup(one, resources)),
})

const subnet = ({ id, properties }: ResolvedResource): Subnet => ({
  SubnetId: id,
  VpcId: text(properties, 'VpcId'),
  CidrBlock: text(properties, 'CidrBlock'),
  AvailabilityZone: text(properties, 'AvailabilityZone'),
  MapPublicIpOnLaunch: maybeText(properties, 'MapPublicIpOnLaunch') === 'true',
  State: 'available',
})

const routeTable = ({ id, properties }: ResolvedResource, resources: Resources): RouteTable => ({
  RouteTableId: id,
  VpcId: text(properties, 'VpcId'),
  Associations: of(resources, 'SubnetRouteTableAssociation')
    .filter((one) => text(one.properties, 'RouteTableId') === id)
    .map((one) => ({ RouteTableId: id, SubnetId: text(one.properties, 'SubnetId'), Main: false })),
  Routes: [
    ...of(resources, 'VPC')
      .filter((vpc) => vpc.id === text(properties, 'VpcId'))
      .map((vpc) => ({ ...within(vpc), GatewayId: 'local', State: 'active' as const })),
    ...of(resources, 'Route')
      .filter((one) => text(one.properties, 'RouteTableId') === id)
      .map(route),
  ],
})

const within = ({ properties }: ResolvedResource) => ({ DestinationCidrBlock: text(properties, 'CidrBlock') })

const route = ({ properties }: ResolvedResource): Route => {
  const [gateway, nat] = [maybeText(properties, 'GatewayId'), maybeText(properties, 'NatGatewayId')]
  return {
    DestinationCidrBlock: text(properties, 'DestinationCidrBlock'),
    ...(gateway === undefined ? {} : { GatewayId: gateway }),
    ...(nat === undefined ? {} : { NatGatewayId: nat }),
    State: 'active',
  }
}

const endpoint = ({ id, properties }: ResolvedResource): VpcEndpoint => ({
  VpcEndpointId: id,
  VpcEndpointType: text(properties, 'VpcEndpointType') === 'Gateway' ? 'Gateway' : 'Interface',
  VpcId: text(properties, 'VpcId'),
  ServiceName: text(properties, 'ServiceName'),
  State: 'Available',
  PrivateDnsEnabled: maybeText(properties, 'PrivateDnsEnabled') === 'true',
  RouteTableIds: texts(properties, 'RouteTableIds'),
  SubnetIds: texts(properties, 'SubnetIds'),
})

type Rule = ResolvedResource['properties']

/** With the rules that are resources of their own. */
const securityGroup = ({ id, properties }: ResolvedResource, resources: Resources): SecurityGroup => {
  const alone = (type: string): readonly Rule[] =>
    of(resources, type)
      .map((one) => one.properties)
      .filter((rule) => text(rule, 'GroupId') === id)
  const vpc = text(properties, 'VpcId')
  return {
    GroupId: id,
    VpcId: vpc,
    Description: text(properties, 'GroupDescription'),
    IpPermissions: [...entries(properties, 'SecurityGroupIngress'), ...alone('SecurityGroupIngress')].map((rule) =>
      permission(rule, 'SourceSecurityGroupId'),
    ),
    IpPermissionsEgress: [...entries(properties, 'SecurityGroupEgress'), ...alone('SecurityGroupEgress')].map((rule) =>
      permission(rule, 'DestinationSecurityGroupId'),
    ),
  }
}

const permission = (rule: Rule, other: 'SourceSecurityGroupId' | 'DestinationSecurityGroupId') => {
  const [cidr, group, list] = [
    maybeText(rule, 'CidrIp'),
    maybeText(rule, other),
    maybeText(rule, 'DestinationPrefixListId'),
  ]
  return {
    IpProtocol: text(rule, 'IpProtocol'),
    FromPort: Number(text(rule, 'FromPort')),
    ToPort: Number(text(rule, 'ToPort')),
    IpRanges: cidr === undefined ? [] : [{ CidrIp: cidr }],
    UserIdGroupPairs: group === undefined ? [] : [{ GroupId: group }],
    PrefixListIds: list === undefined ? [] : [{ PrefixListId: list }],
  }
}
