/** A page without items is not the end of a list: AWS may send one before the items, with the token of the next page. */
import { expect, test } from '@jest/globals'
import type { FaultRule } from '../../../local-aws/protocol/faults.ts'
import { reported, verify, type VerifyPlay } from '../../support/verify-play.ts'
import { ON_FARGATE, ON_HOSTS } from '../../support/verify-worlds.ts'

type EmptyPage = Pick<Extract<FaultRule, { kind: 'empty-page' }>, 'service' | 'operation' | 'list' | 'token'>

test.each<readonly [string, VerifyPlay, EmptyPage]>([
  [
    'log groups',
    ON_FARGATE,
    { service: 'logs', operation: 'DescribeLogGroups', list: 'logGroups', token: 'nextToken' },
  ],
  [
    'scalable targets',
    ON_FARGATE,
    {
      service: 'application-autoscaling',
      operation: 'DescribeScalableTargets',
      list: 'ScalableTargets',
      token: 'NextToken',
    },
  ],
  [
    'container instances',
    ON_HOSTS,
    { service: 'ecs', operation: 'ListContainerInstances', list: 'containerInstanceArns', token: 'nextToken' },
  ],
  ['tasks', ON_FARGATE, { service: 'ecs', operation: 'ListTasks', list: 'taskArns', token: 'nextToken' }],
  [
    'route tables',
    ON_FARGATE,
    { service: 'ec2', operation: 'DescribeRouteTables', list: 'RouteTables', token: 'NextToken' },
  ],
  [
    'endpoints',
    ON_FARGATE,
    { service: 'ec2', operation: 'DescribeVpcEndpoints', list: 'VpcEndpoints', token: 'NextToken' },
  ],
])('%s', async (_name, world, page) => {
  const settings = { desiredCount: 2 }
  const whole = await verify({ ...world, settings })
  const paged = await verify({ ...world, settings, faults: [{ kind: 'empty-page', times: 1, ...page }] })
  const calls = ({ aws }: typeof paged): number =>
    aws.requests.filter(({ operation }) => operation === page.operation).length
  expect(calls(paged)).toBe(calls(whole) + 1)
  expect(reported(paged)).toEqual(reported(whole))
  expect(paged.verified).toEqual(whole.verified)
})
