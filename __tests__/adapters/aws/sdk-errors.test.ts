/** Errors that a socket test cannot make: jest's own realm hides Node's errors from the SDK. */
import { describe, expect, test } from '@jest/globals'
import { answered, toAwsError } from '../../../src/adapters/aws/sdk-errors.ts'

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })

describe('a connection that fails', () => {
  test.each([
    [refused, 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'],
    // Both addresses of a host tried: the outer error has no text.
    [
      Object.assign(new AggregateError([refused], ''), { code: 'ECONNREFUSED' }),
      'ECONNREFUSED',
      'connect ECONNREFUSED',
    ],
    [Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), 'ENOTFOUND', 'no address'],
    [Object.assign(new Error('took too long'), { name: 'TimeoutError' }), 'TimeoutError', 'took too long'],
  ])('%s', (thrown, code, message) => {
    const error = toAwsError('ecs:UpdateService', thrown)
    expect(error.awsCode).toBe(`no response, ${code}`)
    expect(error.message).toContain(message)
    expect(error.hint).toContain('AWS_ENDPOINT_URL')
  })
})

test.each([
  ['Could not load credentials from any providers', 'E_CREDENTIALS_MISSING'],
  ['The SSO session associated with this profile has expired', 'E_CREDENTIALS_EXPIRED'],
])('the provider says: %s', (message, code) => {
  const thrown = Object.assign(new Error(message), { name: 'CredentialsProviderError' })
  expect(toAwsError('sts:GetCallerIdentity', thrown).code).toBe(code)
})

test('what is not an error at all still becomes one', () => {
  expect(toAwsError('ecr:BatchGetImage', null).message).toBe('null (ecr:BatchGetImage: Error)')
})

test.each([
  [{ attempts: 3 }, 3],
  [{}, undefined],
  [{ attempts: '3' }, undefined],
])('the number of attempts: %o', ($metadata, attempts) => {
  const thrown = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException', $metadata })
  expect(toAwsError('ecs:UpdateService', thrown).attempts).toBe(attempts)
})

test('after an abort the reason comes out, whatever the SDK threw', async () => {
  const reason = new Error('cancelled')
  const work = answered('ecs:ListTasks', { run: AbortSignal.abort(reason), limit: null }, () => Promise.reject(refused))
  await expect(work).rejects.toBe(reason)
})
