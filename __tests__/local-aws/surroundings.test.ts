/** The Query services as the SDK's own serialisers and parsers read them: forms with lists, XML with lists and dates, errors by name. */
import { DescribeScalableTargetsCommand, ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling'
import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { DescribeTargetGroupsCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2'
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { expect, test } from '@jest/globals'
import type { LocalAws } from '../../local-aws/server.ts'
import { trustOf } from '../support/two-accounts.ts'
import { startHello, useLocalAws } from './support.ts'

const SUBNETS = ['a', 'b'].map((name) => ({ SubnetId: `subnet-${name}`, VpcId: 'vpc-1', MapPublicIpOnLaunch: false }))
const TABLE = {
  RouteTableId: 'rtb-<1>',
  VpcId: 'vpc-1',
  Associations: [{ Main: true }, { SubnetId: 'subnet-a', Main: false }],
  Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }],
}
const GROUP = { TargetGroupArn: 'arn:tg', TargetType: 'ip' as const, Port: 80, Matcher: { HttpCode: '200-299' } }

const TRUST = trustOf('123456789012', ['repo:octo-org/hello:*'])

const local = useLocalAws(() =>
  startHello(undefined, {
    surroundings: {
      roles: [{ name: 'task', trusts: ['ecs-tasks.amazonaws.com'] }],
      subnets: SUBNETS,
      routeTables: [TABLE],
      targetGroups: [GROUP],
    },
    roles: [{ name: 'push', path: '/ci/', trust: TRUST, maxSessionDuration: 7200 }],
    denied: ['ec2:DescribeVpcEndpoints'],
  }),
)

const clients = ({ endpoint }: LocalAws) => {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' }
  const settings = { endpoint, region: 'eu-west-1', maxAttempts: 1, credentials }
  return {
    ec2: new EC2Client(settings),
    elb: new ElasticLoadBalancingV2Client(settings),
    iam: new IAMClient(settings),
    scaling: new ApplicationAutoScalingClient(settings),
  }
}

test('lists in a form, and lists of structures in XML', async () => {
  const { ec2, elb } = clients(local.aws)
  const SubnetIds = ['subnet-b', 'subnet-a']
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds }))
  expect(Subnets).toEqual([SUBNETS[1], SUBNETS[0]])
  const Filters = [{ Name: 'vpc-id', Values: ['vpc-0', 'vpc-1'] }]
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters }))
  expect(RouteTables).toEqual([TABLE])
  const { TargetGroups } = await elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns: ['arn:tg'] }))
  expect(TargetGroups).toEqual([GROUP])
  expect(local.aws.requests.map(({ input }) => input)).toEqual([
    { SubnetIds },
    { Filters },
    { TargetGroupArns: ['arn:tg'] },
  ])
  expect(local.aws.schemaViolations).toEqual([])
})

test('dates in XML', async () => {
  const { Role } = await clients(local.aws).iam.send(new GetRoleCommand({ RoleName: 'task' }))
  expect(Role?.CreateDate).toEqual(new Date('2026-01-01T00:00:00Z'))
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain('ecs-tasks.amazonaws.com')
})

test('the role that jobs assume, with its trust policy', async () => {
  const { Role } = await clients(local.aws).iam.send(new GetRoleCommand({ RoleName: 'push' }))
  expect(Role).toMatchObject({ Arn: 'arn:aws:iam::123456789012:role/ci/push', MaxSessionDuration: 7200 })
  expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''))).toEqual(TRUST)
})

test.each<readonly [string, (all: ReturnType<typeof clients>) => Promise<unknown>]>([
  ['NoSuchEntityException', ({ iam }) => iam.send(new GetRoleCommand({ RoleName: 'gone' }))],
  ['TargetGroupNotFoundException', ({ elb }) => elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns: ['x'] }))],
  ['InvalidSubnetID.NotFound', ({ ec2 }) => ec2.send(new DescribeSubnetsCommand({ SubnetIds: ['x'] }))],
  // Not described: denied.
  [
    'AccessDeniedException',
    ({ scaling }) => scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' })),
  ],
])('the error %s', async (name, call) => {
  await expect(call(clients(local.aws))).rejects.toMatchObject({ name })
})

test('a call that the configuration denies: EC2 has a name of its own for it', async () => {
  const call = clients(local.aws).ec2.send(new DescribeVpcEndpointsCommand({}))
  await expect(call).rejects.toMatchObject({ name: 'UnauthorizedOperation' })
})
