import { describe, expect, test } from '@jest/globals'
import { logAddress, repositoryAddress, serviceAddress } from '../../../src/report/summary/console-links.ts'

const cluster = (partition: string, region: string, name = 'main'): string =>
  `arn:${partition}:ecs:${region}:123456789012:cluster/${name}`

describe('serviceAddress', () => {
  test.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com'],
  ])('in %s', (partition, region, start) => {
    expect(serviceAddress(cluster(partition, region), 'hello')).toBe(
      `${start}/ecs/v2/clusters/main/services/hello/deployments?region=${region}`,
    )
  })

  test('encodes every name', () => {
    expect(serviceAddress(cluster('aws', 'eu-west-1', 'a b'), 'x/../?#&\n\ud800')).toBe(
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/a%20b/services/x%2F..%2F%3F%23%26/deployments?region=eu-west-1',
    )
  })

  test.each([
    cluster('aws-iso', 'us-iso-east-1'),
    cluster('aws', 'us-isob-east-1'),
    cluster('aws', 'evil.example/'),
    cluster('aws', 'local'),
    'arn:aws:ecs:eu-west-1:123456789012',
    'main',
    '',
  ])('has none for %s', (arn) => {
    expect(serviceAddress(arn, 'hello')).toBeNull()
  })
})

describe('logAddress', () => {
  const group = { group: '/ecs/hello', region: null, stream: null }

  test.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com'],
  ])('in %s: the stream, with what is in its name encoded as the console does', (partition, region, start) => {
    expect(logAddress(cluster(partition, region), { ...group, stream: 'my hello/app/0123' })).toBe(
      `${start}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/$252Fecs$252Fhello/log-events/my$2520hello$252Fapp$252F0123`,
    )
  })

  test('the group alone where the stream is not known, in the region of its own', () => {
    expect(logAddress(cluster('aws', 'eu-west-1'), { ...group, region: 'eu-central-1' })).toBe(
      'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Fecs$252Fhello',
    )
  })

  test.each([
    [cluster('aws-iso', 'us-iso-east-1'), group],
    [cluster('aws', 'local'), group],
    [cluster('aws', 'eu-west-1'), { ...group, region: 'evil.example/' }],
    [cluster('aws', 'eu-west-1'), { ...group, group: '' }],
    ['main', group],
  ])('has none for %s, %j', (arn, log) => {
    expect(logAddress(arn, log)).toBeNull()
  })
})

describe('repositoryAddress', () => {
  test.each([
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'https://eu-west-1.console.aws.amazon.com', 'eu-west-1'],
    ['123456789012.dkr.ecr-fips.us-east-1.amazonaws.com', 'https://us-east-1.console.aws.amazon.com', 'us-east-1'],
    ['123456789012.dkr-ecr.eu-west-1.on.aws', 'https://eu-west-1.console.aws.amazon.com', 'eu-west-1'],
    ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'https://cn-north-1.console.amazonaws.cn', 'cn-north-1'],
  ])('of %s', (registry, start, region) => {
    expect(repositoryAddress(registry, 'team/hello')).toBe(
      `${start}/ecr/repositories/private/123456789012/team/hello?region=${region}`,
    )
  })

  test.each(['127.0.0.1:5000', 'ghcr.io', '123456789012.dkr.ecr.eu-west-1.amazonaws.com.evil.example'])(
    'has none for %s',
    (registry) => {
      expect(repositoryAddress(registry, 'hello')).toBeNull()
    },
  )
})
