/** Which faults may pass. */
import { expect, test } from '@jest/globals'
import { isTemporary, isUnavailable } from '../../../src/domain/aws/faults.ts'
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
