/** Our templates as what a local AWS starts with: AWS's own SDK reads it, and `verify` judges it as it judges a real account. */
import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { DescribeRepositoriesCommand, ECRClient, GetLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs'
import {
  DescribeListenersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startLocalAws, type LocalAws } from '../../../local-aws/server.ts'
import { resolveStack } from '../../../scripts/infra/resolve-stack.ts'
import { seedsOf } from '../../../scripts/infra/seeds.ts'
import { judgeNetwork } from '../../../src/domain/verify/network.ts'
import { ORDER, ourStacks, outputsOf, PRODUCTION, REGION, SHARED } from '../../support/our-templates.ts'

const KEYS = 'http://127.0.0.1:1/keys'
const KEY_IDS: Readonly<Record<string, string>> = {
  [SHARED]: 'AKIASHARED0000000000',
  [PRODUCTION]: 'AKIAPRODUCTION000000',
}

const accountsOf = (stacks: Parameters<typeof seedsOf>[0]) =>
  seedsOf(stacks, { keys: KEYS }).map((place) => ({ ...place, accessKeyIds: [KEY_IDS[place.account] ?? ''] }))

let aws: LocalAws | null = null

afterEach(async () => {
  await aws?.close()
  aws = null
})

const start = async (stacks: Parameters<typeof seedsOf>[0]) => {
  const started = await startLocalAws({ drive: { kind: 'script', scenario: [] }, accounts: accountsOf(stacks) })
  aws = started
  const settings = (account: string) => ({
    endpoint: started.endpoint,
    region: REGION,
    maxAttempts: 1,
    credentials: { accessKeyId: KEY_IDS[account] ?? '', secretAccessKey: 'not-a-secret' },
  })
  return { started, settings }
}

test('every part of it is in AWS as the SDK reads it', async () => {
  const stacks = ourStacks({ Profile: 'standard' }, ORDER)
  const { started, settings } = await start(stacks)
  const { ListenerArn = '', TargetGroupArn = '' } = outputsOf('load-balancer', stacks)
  const balancing = new ElasticLoadBalancingV2Client(settings(PRODUCTION))

  const { Listeners } = await balancing.send(new DescribeListenersCommand({ ListenerArns: [ListenerArn] }))
  expect(Listeners).toMatchObject([{ ListenerArn, Port: 80, Protocol: 'HTTP' }])
  const { Rules } = await balancing.send(new DescribeRulesCommand({ ListenerArn }))
  expect(Rules?.map(({ Priority, Actions }) => [Priority, Actions?.[0]?.Type])).toEqual([
    ['100', 'forward'],
    ['49000', 'fixed-response'],
    ['default', 'fixed-response'],
  ])
  const { TargetGroups } = await balancing.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [TargetGroupArn] }))
  expect(TargetGroups).toMatchObject([
    { TargetType: 'ip', Port: 8080, LoadBalancerArns: [outputsOf('load-balancer', stacks)['LoadBalancerArn']] },
  ])

  const ecr = new ECRClient(settings(SHARED))
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['hello'] }))
  expect(repositories).toMatchObject([
    { imageTagMutability: 'IMMUTABLE', imageScanningConfiguration: { scanOnPush: true } },
  ])
  const { lifecyclePolicyText = '' } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: 'hello' }))
  expect(JSON.parse(lifecyclePolicyText)).toMatchObject({
    rules: [1, 2, 3, 4, 5, 6, 7].map((rulePriority) => ({ rulePriority })),
  })

  const { clusters } = await new ECSClient(settings(PRODUCTION)).send(
    new DescribeClustersCommand({ clusters: ['hello-production'], include: ['SETTINGS'] }),
  )
  expect(clusters).toMatchObject([{ status: 'ACTIVE', settings: [{ name: 'containerInsights', value: 'enabled' }] }])
  const { Role } = await new IAMClient(settings(PRODUCTION)).send(
    new GetRoleCommand({ RoleName: 'hello-production-execution' }),
  )
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain('ecs-tasks.amazonaws.com')
  expect(started.schemaViolations).toEqual([])
})

describe('the network, as `verify` judges it', () => {
  const judged = async (given: Readonly<Record<string, string>>) => {
    const stacks = ourStacks(given)
    const { started, settings } = await start(stacks)
    const ec2 = new EC2Client(settings(PRODUCTION))
    const { TaskSubnetIds = '', TaskSecurityGroupId = '', VpcId = '', AssignPublicIp } = outputsOf('network', stacks)
    const inVpc = { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: TaskSubnetIds.split(',') }))
    const groups = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [TaskSecurityGroupId] }))
    const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand(inVpc))
    const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand(inVpc))
    expect(started.schemaViolations).toEqual([])
    const ways = { subnets: Subnets, routeTables: RouteTables, endpoints: VpcEndpoints }
    return judgeNetwork({
      serviceName: 'hello',
      publicIp: AssignPublicIp === 'ENABLED' ? 'assigned' : 'none',
      subnets: { kind: 'read', value: Subnets },
      securityGroups: { kind: 'read', value: groups.SecurityGroups ?? [] },
      ways: { kind: 'read', value: ways },
      needs: ['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager', 'ssmmessages'],
    }).map(({ id, level }) => `${id}: ${level}`)
  }

  test('standard: everything that a task needs is reached, and nothing is open', async () => {
    expect(await judged({ Profile: 'standard' })).toEqual([
      'subnet-zones: ok',
      'way-to-aws: ok',
      'open-security-group: ok',
    ])
  })

  test('small: public addresses are all that is to be said against it', async () => {
    expect(await judged({})).toEqual([
      'subnet-zones: ok',
      'way-to-aws: ok',
      'open-security-group: ok',
      'public-ip: warn',
    ])
  })
})

test('roles that jobs assume have their policies, and a provider its issuer', () => {
  const template = `
AWSTemplateFormatVersion: '2010-09-09'
Description: a test
Resources:
  Provider: { Type: AWS::IAM::OIDCProvider, Properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: [sts.amazonaws.com] } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: deploy
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Federated: !Ref Provider }
            Action: sts:AssumeRoleWithWebIdentity
            Condition: { StringEquals: { token.actions.githubusercontent.com:sub: a } }
      Policies:
        - { PolicyName: a, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: [ecs:UpdateService], Resource: '*' }] } }
  More:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [!Ref Role]
      PolicyName: b
      PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: ecs:DescribeServices, Resource: '*' } }
`
  const stack = resolveStack({ name: 'a', template, parameters: {}, account: PRODUCTION, region: REGION })
  expect(seedsOf([stack], { keys: KEYS })).toMatchObject([
    {
      account: PRODUCTION,
      oidcProviders: [{ url: 'https://token.actions.githubusercontent.com', keys: KEYS }],
      roles: [
        {
          name: 'deploy',
          policies: [
            { Statement: [{ Effect: 'Allow', Action: ['ecs:UpdateService'], Resource: '*' }] },
            { Statement: { Effect: 'Allow', Action: 'ecs:DescribeServices', Resource: '*' } },
          ],
        },
      ],
      surroundings: { roles: [] },
    },
  ])
  const managed = template.replace(
    '      Policies:',
    "      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n      Policies:",
  )
  const other = resolveStack({ name: 'a', template: managed, parameters: {}, account: PRODUCTION, region: REGION })
  expect(() => seedsOf([other], { keys: KEYS })).toThrow('what arn:aws:iam::aws:policy/ReadOnlyAccess of deploy allows')
})

test('a resource that is neither seeded nor known not to be is an error', () => {
  const resources = [{ logicalId: 'Queue', type: 'AWS::SQS::Queue', id: 'a', properties: {}, attributes: {} }]
  const stack = { name: 'a', account: PRODUCTION, region: REGION, resources, outputs: {} }
  expect(() => seedsOf([stack], { keys: KEYS })).toThrow('AWS::SQS::Queue is neither a seed nor listed')
})
