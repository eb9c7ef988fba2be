/** A call of which nothing, or not all, is read: what it would have shown is reported as not checked, and neither as passed nor as wrong. */
import { describe, expect, test } from '@jest/globals'
import type { FaultRule } from '../../../local-aws/protocol/faults.ts'
import { reported, verify, type VerifyPlay, type VerifyPlayed } from '../../support/verify-play.ts'
import { ON_FARGATE, ON_HOSTS, WITH_PROVIDER } from '../../support/verify-worlds.ts'

type ServiceName = NonNullable<FaultRule['service']>

/** Each call of a world, and the members of its reply that every reply has. */
const CALLS: readonly (readonly [VerifyPlay, ServiceName, string, readonly string[]])[] = [
  [ON_FARGATE, 'iam', 'GetRole', ['Role']],
  [ON_FARGATE, 'secretsmanager', 'DescribeSecret', ['ARN']],
  [ON_FARGATE, 'secretsmanager', 'GetSecretValue', ['SecretString']],
  [ON_FARGATE, 'ssm', 'GetParameters', ['Parameters']],
  [ON_FARGATE, 'logs', 'DescribeLogGroups', ['logGroups']],
  [ON_FARGATE, 'ecr', 'BatchGetImage', ['images']],
  [ON_FARGATE, 'elasticloadbalancing', 'DescribeTargetGroups', ['TargetGroups']],
  [ON_FARGATE, 'elasticloadbalancing', 'DescribeTargetGroupAttributes', ['Attributes']],
  [ON_FARGATE, 'ec2', 'DescribeSubnets', ['Subnets']],
  [ON_FARGATE, 'ec2', 'DescribeSecurityGroups', ['SecurityGroups']],
  [ON_FARGATE, 'ec2', 'DescribeRouteTables', ['RouteTables']],
  [ON_FARGATE, 'ec2', 'DescribeVpcEndpoints', ['VpcEndpoints']],
  [ON_FARGATE, 'application-autoscaling', 'DescribeScalableTargets', ['ScalableTargets']],
  [ON_FARGATE, 'ecs', 'DescribeClusters', ['clusters']],
  [ON_FARGATE, 'ecs', 'ListTasks', ['taskArns']],
  [ON_FARGATE, 'ecs', 'GetTaskProtection', ['protectedTasks']],
  [ON_HOSTS, 'ecs', 'ListContainerInstances', ['containerInstanceArns']],
  [ON_HOSTS, 'ecs', 'DescribeContainerInstances', ['containerInstances']],
  [WITH_PROVIDER, 'ecs', 'DescribeCapacityProviders', ['capacityProviders']],
]

const healthy = new Map<VerifyPlay, Promise<VerifyPlayed>>()

const expectUnread = async (world: VerifyPlay, broken: VerifyPlay): Promise<VerifyPlayed> => {
  const before = healthy.get(world) ?? verify(world)
  healthy.set(world, before)
  const complete = await before
  expect(reported(complete)).toEqual([])
  const played = await verify({ ...world, ...broken })
  const lines = reported(played)
  expect({ levels: [...new Set(lines.map(({ level }) => level))], error: played.error }).toEqual({
    levels: ['unknown'],
    error: null,
  })
  expect(lines.every(({ what }) => what.startsWith('not checked'))).toBe(true)
  return played
}

describe.each(CALLS)('%#', (world, service, operation, members) => {
  test(`${operation} denied: the action is named`, async () => {
    const action = `${service}:${operation}`
    const played = await expectUnread(world, { denied: [action] })
    expect(new Set(reported(played).map(({ lacks }) => lacks))).toEqual(new Set([action]))
  })

  test.each(['throttle', 'html500', 'reset', 'expired-token'] as const)(`${operation}: %s`, async (kind) => {
    const played = await expectUnread(world, { faults: [{ kind, service, operation }] })
    expect(reported(played).every(({ lacks }) => lacks === null)).toBe(true)
  })

  test.each(members)(`${operation} without %s`, async (without) => {
    const played = await expectUnread(world, { faults: [{ kind: 'incomplete', without, service, operation }] })
    expect(reported(played).every(({ what }) => what.endsWith('AWS returned an incomplete response'))).toBe(true)
  })
})

test('when its time is over, what was not read is not checked', async () => {
  const played = await verify({ ...ON_FARGATE, limit: AbortSignal.abort() })
  const lines = reported(played)
  expect(played.error).toBeNull()
  expect(lines.length).toBeGreaterThan(10)
  expect(new Set(lines.map(({ level, what }) => `${level} ${what.replaceAll(/ \([^)]*\)/gu, '')}`))).toEqual(
    new Set(['unknown not checked: AWS did not answer in time']),
  )
})
