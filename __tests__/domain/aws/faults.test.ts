/** Which faults may pass. */
import { expect, test } from '@jest/globals'
import { isBusy, isTemporary, isUnavailable } from '../../../src/domain/aws/faults.ts'
import { AwsError } from '../../../src/errors/aws-error.ts'
import { refusal } from '../../support/fake-ecs.ts'

test.each([
  ['ThrottlingException', true],
  ['ServerException', true],
  ['nothing (ECONNRESET)', true],
  ['HTTP 500', true],
  ['ClientException', false],
  ['InvalidParameterException', false],
  ['ClusterNotFoundException', false],
])('%s may pass: %s', (awsCode, passes) => {
  expect(isTemporary(refusal('DescribeServices', awsCode))).toBe(passes)
})

const CONCURRENT = 'Too many concurrent attempts to create a new revision of the specified family.'

test.each([
  ['ThrottlingException', 'Rate exceeded', true],
  ['TooManyRequestsException', 'slow down', true],
  ['HTTP 429', 'unreadable', true],
  ['ClientException', CONCURRENT, true],
  ['ClientException', 'Role is not valid', false],
  ['LimitExceededException', 'a quota', false],
  ['ServerException', 'Service Unavailable', false],
  ['no response, ECONNRESET', 'reset', false],
])('%s (%s) is only a matter of too many requests: %s', (awsCode, awsMessage, isBusyNow) => {
  const error = new AwsError({ operation: 'ecs:RegisterTaskDefinition', awsCode, awsMessage })
  expect(isBusy(error)).toBe(isBusyNow)
  if (isBusyNow) expect(isTemporary(error)).toBe(true)
})

test('credentials, permissions and defects do not pass', () => {
  expect(isTemporary(refusal('DescribeServices', 'ExpiredTokenException', 'E_CREDENTIALS_EXPIRED'))).toBe(false)
  expect(isTemporary(refusal('DescribeServices', 'AccessDeniedException', 'E_ACCESS_DENIED'))).toBe(false)
  expect(isTemporary(new TypeError('a defect'))).toBe(false)
})

test('a call that is denied or not offered is unavailable', () => {
  expect(isUnavailable(refusal('ListServiceDeployments', 'AccessDeniedException', 'E_ACCESS_DENIED'))).toBe(true)
  expect(isUnavailable(refusal('ListServiceDeployments', 'UnsupportedFeatureException'))).toBe(true)
  expect(isUnavailable(refusal('ListServiceDeployments', 'ThrottlingException'))).toBe(false)
})
