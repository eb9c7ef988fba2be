/** What ECS answers to a request that is one too many, on the wire: whatever the SDK takes for throttling is sent again. */
import { isThrottlingError } from '@smithy/core/retry'
import { expect, test } from '@jest/globals'
import { makeSession } from '../../../src/adapters/aws/session.ts'
import { isBusy, isTemporary } from '../../../src/domain/aws/faults.ts'
import { useAwsServer, type Answer } from '../../support/aws-server.ts'

const server = useAwsServer()

const answer = (status: number, code: string, message = 'Rate exceeded'): Answer => ({
  status,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify({ __type: code, message }),
})

const errorOf = async (given: Answer): Promise<unknown> => {
  server.answer = given
  const { ecs } = makeSession({ region: 'eu-west-1', signal: new AbortController().signal, maxAttempts: 1 })
  const registered = ecs.registerTaskDefinition({ family: 'web', containerDefinitions: [] })
  return registered.then(() => null).catch((error: unknown) => error)
}

test.each([
  ...['Throttling', 'ThrottlingException', 'ThrottledException', 'RequestThrottled', 'RequestThrottledException'],
  ...['TooManyRequestsException', 'RequestLimitExceeded', 'BandwidthLimitExceeded', 'EC2ThrottledException'],
  ...['SlowDown', 'PriorRequestNotComplete'],
])('%s', async (code) => {
  // The SDK knows the word, so a later version of it that forgets one is seen here.
  expect(isThrottlingError(Object.assign(new Error(code), { name: code, $metadata: {} } as const) as never)).toBe(true)
  expect(isBusy(await errorOf(answer(400, code)))).toBe(true)
  expect(isBusy(await errorOf(answer(400, `com.amazonaws.ecs#${code}`)))).toBe(true)
})

test.each<readonly [string, Answer]>([
  ['a word of its own', answer(429, 'RateExceeded')],
  ['a name of ECS', answer(429, 'ClientException')],
  ['a page of a proxy', { status: 429, type: 'text/html', body: '<html>Too Many Requests</html>' }],
  ['nothing', { status: 429, type: 'text/plain', body: '' }],
])('the status 429 with %s', async (_, given) => {
  expect(isBusy(await errorOf(given))).toBe(true)
})

test.each([
  'Too many concurrent attempts to create a new revision of the specified family.',
  'too MANY concurrent attempts to create a new revision',
])('several revisions of one family at once: %s', async (message) => {
  expect(isBusy(await errorOf(answer(400, 'ClientException', message)))).toBe(true)
})

test.each<readonly [string, Answer, 'may pass' | 'stays']>([
  ['a quota, which ECS names like throttling', answer(400, 'LimitExceededException'), 'may pass'],
  ['a fault of ECS', answer(500, 'ServerException'), 'may pass'],
  ['another ClientException', answer(400, 'ClientException', 'Role is not valid'), 'stays'],
  ['a denial', answer(400, 'AccessDeniedException', 'is not authorized'), 'stays'],
])('%s is not sent again', async (_, given, lasts) => {
  const error = await errorOf(given)
  expect(isBusy(error)).toBe(false)
  expect(isTemporary(error)).toBe(lasts === 'may pass')
})
