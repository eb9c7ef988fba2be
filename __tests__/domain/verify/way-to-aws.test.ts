import type { Route, RouteTable, VpcEndpoint } from '@aws-sdk/client-ec2'
import { expect, test } from '@jest/globals'
import { wayFrom, type Travel } from '../../../src/domain/verify/way-to-aws.ts'

const SUBNET = { SubnetId: 'subnet-a', VpcId: 'vpc-1' }
const TRAVEL: Travel = { needs: ['s3', 'logs'], publicIp: 'none' }

const tableOf = (...routes: readonly Route[]): RouteTable => ({
  RouteTableId: 'rtb-1',
  VpcId: 'vpc-1',
  Associations: [{ Main: true }],
  Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }, ...routes],
})

const toAll = (target: Route): Route => ({ DestinationCidrBlock: '0.0.0.0/0', State: 'active', ...target })

const S3: VpcEndpoint = {
  VpcId: 'vpc-1',
  ServiceName: 'com.amazonaws.eu-west-1.s3',
  State: 'Available',
  VpcEndpointType: 'Gateway',
  RouteTableIds: ['rtb-1'],
}
const LOGS: VpcEndpoint = {
  VpcId: 'vpc-1',
  ServiceName: 'com.amazonaws.eu-west-1.logs',
  State: 'Available',
  VpcEndpointType: 'Interface',
  PrivateDnsEnabled: true,
}

test.each<readonly [string, Route, 'open' | 'cut']>([
  ['a NAT gateway', toAll({ NatGatewayId: 'nat-1' }), 'open'],
  ['a transit gateway', toAll({ TransitGatewayId: 'tgw-1' }), 'open'],
  ['a firewall', toAll({ GatewayId: 'vpce-1' }), 'open'],
  ['a NAT gateway that was deleted', toAll({ NatGatewayId: 'nat-1', State: 'blackhole' }), 'cut'],
  ['an internet gateway, without a public address', toAll({ GatewayId: 'igw-1' }), 'cut'],
  ['IPv6 alone', { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }, 'cut'],
])('by %s: %s', (_, route, kind) => {
  const ways = { subnets: [SUBNET], routeTables: [tableOf(route)], endpoints: [] }
  expect(wayFrom(SUBNET, ways, TRAVEL).kind).toBe(kind)
})

test('an internet gateway serves what has a public address', () => {
  const ways = { subnets: [SUBNET], routeTables: [tableOf(toAll({ GatewayId: 'igw-1' }))], endpoints: [] }
  expect(wayFrom(SUBNET, ways, { ...TRAVEL, publicIp: 'assigned' }).kind).toBe('open')
})

test.each<readonly [Route, 'open' | 'cut']>([
  [{ DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1' }, 'open'],
  [{ DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }, 'open'],
  [toAll({ NatGatewayId: 'nat-1' }), 'cut'],
])('a subnet for IPv6 alone, by %j: %s', (route, kind) => {
  const subnet = { ...SUBNET, Ipv6Native: true }
  expect(wayFrom(subnet, { subnets: [subnet], routeTables: [tableOf(route)], endpoints: [] }, TRAVEL).kind).toBe(kind)
})

test.each<readonly [string, readonly VpcEndpoint[], object]>([
  ['both', [S3, LOGS], { kind: 'open' }],
  ['only one', [S3], { kind: 'cut', from: ['logs'] }],
  ['one that is pending', [S3, { ...LOGS, State: 'Pending' }], { kind: 'cut', from: ['logs'] }],
  ['one of another VPC', [S3, { ...LOGS, VpcId: 'vpc-2' }], { kind: 'cut', from: ['logs'] }],
  ['a gateway of another route table', [{ ...S3, RouteTableIds: ['rtb-2'] }, LOGS], { kind: 'cut', from: ['s3'] }],
  [
    'one without private DNS names, which a private hosted zone may name',
    [S3, { ...LOGS, PrivateDnsEnabled: false }],
    { kind: 'unclear', because: 'the VPC endpoints for logs have no private DNS names' },
  ],
])('VPC endpoints: %s', (_, endpoints, way) => {
  expect(wayFrom(SUBNET, { subnets: [SUBNET], routeTables: [tableOf()], endpoints }, TRAVEL)).toEqual(way)
})

test('a route to a prefix list of the account may lead out', () => {
  const routeTables = [tableOf({ DestinationPrefixListId: 'pl-1', TransitGatewayId: 'tgw-1' })]
  expect(wayFrom(SUBNET, { subnets: [SUBNET], routeTables, endpoints: [] }, TRAVEL).kind).toBe('unclear')
})

test('the prefix list of a gateway endpoint leads to that endpoint alone', () => {
  const routeTables = [tableOf({ DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' })]
  expect(wayFrom(SUBNET, { subnets: [SUBNET], routeTables, endpoints: [S3] }, TRAVEL)).toEqual({
    kind: 'cut',
    from: ['logs'],
  })
})

test('a subnet of which no route table is read is not judged', () => {
  expect(wayFrom(SUBNET, { subnets: [SUBNET], routeTables: [], endpoints: [S3] }, TRAVEL).kind).toBe('unclear')
})

test('the table of the subnet counts, not the main one', () => {
  const own = { ...tableOf(), RouteTableId: 'rtb-2', Associations: [{ SubnetId: 'subnet-a' }] }
  const routeTables = [tableOf(toAll({ NatGatewayId: 'nat-1' })), own]
  expect(wayFrom(SUBNET, { subnets: [SUBNET], routeTables, endpoints: [] }, TRAVEL).kind).toBe('cut')
})
