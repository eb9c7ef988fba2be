import { expect, test } from '@jest/globals'
import { dataPlaneHost, type EndpointChoice } from '../../../src/domain/image/data-plane.ts'
import { ecrRegistry } from '../../../src/domain/image/own-registry.ts'

const host = (fips: EndpointChoice['fips'], dualStack: EndpointChoice['dualStack'], given: string): string =>
  dataPlaneHost(given, { fips, dualStack })

const CLASSIC = '123456789012.dkr.ecr.us-east-1.amazonaws.com'

test.each([
  ['off', 'off', CLASSIC, CLASSIC],
  ['on', 'off', CLASSIC, '123456789012.dkr.ecr-fips.us-east-1.amazonaws.com'],
  ['off', 'on', CLASSIC, '123456789012.dkr-ecr.us-east-1.on.aws'],
  ['on', 'on', CLASSIC, '123456789012.dkr-ecr-fips.us-east-1.on.aws'],
  [
    'off',
    'on',
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
    '123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn',
  ],
  ['on', 'on', '123456789012.dkr.ecr.us-gov-west-1.amazonaws.com', '123456789012.dkr-ecr-fips.us-gov-west-1.on.aws'],
  // No dual-stack endpoint is known there.
  ['off', 'on', '123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu', '123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu'],
  ['on', 'on', '123456789012.dkr-ecr-fips.us-east-1.on.aws', '123456789012.dkr-ecr-fips.us-east-1.on.aws'],
  ['on', 'on', '127.0.0.1:5000', '127.0.0.1:5000'],
  ['on', 'on', 'registry.example.com', 'registry.example.com'],
] as const)('fips %s, dual stack %s: %s is %s', (fips, dualStack, given, expected) => {
  const chosen = host(fips, dualStack, given)
  expect(chosen).toBe(expected)
  // It is still recognized as the same registry.
  expect(ecrRegistry(chosen)).toEqual(ecrRegistry(given))
})
