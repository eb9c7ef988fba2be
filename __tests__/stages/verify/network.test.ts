/** Each row breaks one thing of the load balancer or of the network: exactly that is reported. */
import type { AwsVpcConfiguration } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { TargetGroupSeed } from '../../../local-aws/surroundings/surroundings.ts'
import { described, linesOf, reported, verify, type VerifyPlay } from '../../support/verify-play.ts'
import { DESCRIBED, routes, SUBNETS, TARGET_GROUP } from '../../support/verify-sample.ts'

const vpc = DESCRIBED.networkConfiguration.awsvpcConfiguration
const inVpc = (more: Partial<AwsVpcConfiguration>): VerifyPlay =>
  described({ networkConfiguration: { awsvpcConfiguration: { ...vpc, ...more } } })
const groupWith = (more: Partial<TargetGroupSeed>): VerifyPlay => ({
  surroundings: { targetGroups: [{ ...TARGET_GROUP, ...more }] },
})

describe('one thing of the network is missing or wrong', () => {
  test.each<readonly [string, VerifyPlay, string, string, string]>([
    [
      'no target group',
      { surroundings: { targetGroups: [] } },
      'target-group',
      'error',
      'target group hello does not exist',
    ],
    [
      'the target type',
      groupWith({ TargetType: 'instance' }),
      'target-type',
      'error',
      'target group hello has the target type instance, and tasks with the network mode awsvpc need ip',
    ],
    [
      'the port',
      described({ loadBalancers: [{ ...DESCRIBED.loadBalancers[0], containerPort: 80 }] }),
      'target-port',
      'error',
      'target group hello gets port 80 of app, which the task definition does not map',
    ],
    [
      'the container',
      described({ loadBalancers: [{ ...DESCRIBED.loadBalancers[0], containerName: 'web' }] }),
      'target-port',
      'error',
      'target group hello gets the container web, which the task definition does not have',
    ],
    [
      'the protocol',
      groupWith({ Protocol: 'UDP' }),
      'target-protocol',
      'warn',
      'target group hello has the protocol UDP, and port 8080 of app is mapped for tcp',
    ],
    [
      'the deregistration delay',
      groupWith({ attributes: { 'deregistration_delay.timeout_seconds': '3600' } }),
      'deregistration-delay',
      'warn',
      'target group hello deregisters an old task for up to 3600 s and ECS stops it within 30 s, and the run waits for 1800 s',
    ],
    [
      'one zone',
      { surroundings: { subnets: [SUBNETS.east, { ...SUBNETS.west, AvailabilityZone: 'eu-west-1a' }] } },
      'subnet-zones',
      'warn',
      'service web has subnets in one Availability Zone only (eu-west-1a)',
    ],
    [
      'no subnet',
      { surroundings: { subnets: [SUBNETS.east] } },
      'subnet-zones',
      'warn',
      'service web has a subnet that does not exist',
    ],
    [
      'no way out',
      { surroundings: { routeTables: [routes({ GatewayId: 'igw-1' })] } },
      'way-to-aws',
      'warn',
      'service web has no way from subnet-a to ecr.api, ecr.dkr, s3, logs, secretsmanager, ssm; from subnet-b to ecr.api, ecr.dkr, s3, logs, secretsmanager, ssm',
    ],
    [
      'an open group',
      {
        surroundings: {
          securityGroups: [
            { GroupId: 'sg-1', IpPermissions: [{ FromPort: 22, ToPort: 22, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }] },
          ],
        },
      },
      'open-security-group',
      'warn',
      'security group sg-1 is open to the internet (22)',
    ],
    [
      'no group',
      inVpc({ securityGroups: ['sg-2'] }),
      'open-security-group',
      'warn',
      'service web has a security group that does not exist',
    ],
    [
      'a public address',
      inVpc({ assignPublicIp: 'ENABLED' }),
      'public-ip',
      'warn',
      'service web gives its tasks public IP addresses',
    ],
  ])('%s', async (_, given, id, level, words) => {
    expect(await linesOf(given)).toEqual({ lines: [[id, level, words]], isRed: level === 'error' })
  })
})

describe('a way to AWS', () => {
  const endpoints = ['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager', 'ssm'].map((name) => ({
    VpcId: 'vpc-1',
    ServiceName: `com.amazonaws.eu-west-1.${name}`,
    State: 'Available' as const,
    VpcEndpointType: name === 's3' ? ('Gateway' as const) : ('Interface' as const),
    RouteTableIds: name === 's3' ? ['rtb-1'] : [],
  }))
  const routeTables = [routes({ NatGatewayId: 'nat-1', State: 'blackhole' })]

  test('by endpoints', async () => {
    expect(reported(await verify({ surroundings: { routeTables, vpcEndpoints: endpoints } }))).toEqual([])
  })

  test('not by the endpoint of another route table', async () => {
    const vpcEndpoints = endpoints.map((one) => ({ ...one, RouteTableIds: ['rtb-2'] }))
    const [only] = reported(await verify({ surroundings: { routeTables, vpcEndpoints } }))
    expect(only?.what).toBe('has no way from subnet-a to s3; from subnet-b to s3')
  })
})
