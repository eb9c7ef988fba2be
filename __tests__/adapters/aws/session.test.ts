/** AWS sessions over real sockets: what is sent, and what becomes of every kind of answer. */
import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import { VERSION } from '../../../src/adapters/aws/connection.ts'
import { makeSession } from '../../../src/adapters/aws/session.ts'
import type { AwsError } from '../../../src/errors/aws-error.ts'
import { useAwsServer, type Answer } from '../../support/aws-server.ts'

const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify(body),
})

const DENIED =
  'User: arn:aws:sts::123456789012:assumed-role/ci/run is not authorized to perform: ecs:DescribeServices on resource: arn:aws:ecs:eu-west-1:123456789012:service/prod/web because no identity-based policy allows the ecs:DescribeServices action'

const server = useAwsServer()

const aws = (signal = new AbortController().signal, region: string | null = 'eu-west-1') =>
  makeSession({ region, signal, maxAttempts: 1 })

const describeWeb = (signal?: AbortSignal) => aws(signal).ecs.describeServices({ cluster: 'prod', services: ['web'] })

const failure = async (work: Promise<unknown>): Promise<AwsError> => {
  try {
    await work
  } catch (thrown) {
    return thrown as AwsError
  }
  throw new Error('it did not fail')
}

describe('what is sent', () => {
  test("names this program and its version, which is the package's", async () => {
    server.answer = json(200, { services: [{ serviceName: 'web' }] })
    await expect(describeWeb()).resolves.toMatchObject({ services: [{ serviceName: 'web' }] })
    expect(server.seen()[0]?.['user-agent']).toContain(`ship-to-ecs/${VERSION}`)
    expect(server.seen()[0]?.['x-amz-target']).toBe('AmazonEC2ContainerServiceV20141113.DescribeServices')
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string } // our own file
    expect(VERSION).toBe(version)
  })

  test('goes to the region of the environment when none is given', async () => {
    process.env['AWS_REGION'] = 'ap-northeast-1'
    expect(await aws(undefined, null).region()).toBe('ap-northeast-1')
    expect(await aws().region()).toBe('eu-west-1')
    server.answer = json(200, { authorizationData: [] })
    await aws(undefined, null).ecr.getAuthorizationToken({})
    expect(server.seen()[0]?.authorization).toContain('/ap-northeast-1/ecr/')
  })
})

describe('a session', () => {
  test('sends one call as often as it is allowed to', async () => {
    server.answer = json(400, { __type: 'com.amazonaws.ecs#ThrottlingException', message: 'Rate exceeded' })
    const { signal } = new AbortController()
    const call = { cluster: 'prod', services: ['web'] }
    await failure(makeSession({ region: 'eu-west-1', signal, maxAttempts: 1 }).ecs.describeServices(call))
    expect(server.seen()).toHaveLength(1)
    await failure(makeSession({ region: 'eu-west-1', signal, maxAttempts: 2 }).ecs.describeServices(call))
    expect(server.seen()).toHaveLength(3)
  })

  test('sends a call once that must not be carried out twice', async () => {
    server.answer = json(500, { __type: 'com.amazonaws.ecs#ServerException', message: 'try again' })
    const { ecs } = makeSession({ region: 'eu-west-1', signal: new AbortController().signal, maxAttempts: 3 })
    await failure(ecs.describeServices({ cluster: 'prod', services: ['web'] }, { attempts: 'once' }))
    expect(server.seen()).toHaveLength(1)
  })

  test.each([
    ['InvalidSignatureException', 2],
    ['ThrottlingException', 1],
  ])('whose clock is wrong sends a call once, again only where its signature is too old: %s', async (name, times) => {
    const { now } = Date
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 600_000)
    try {
      server.answer = json(400, { __type: `com.amazonaws.ecs#${name}`, message: 'Signature expired' })
      const { ecs } = makeSession({ region: 'eu-west-1', signal: new AbortController().signal, maxAttempts: 3 })
      const error = await failure(ecs.describeServices({ cluster: 'prod', services: ['web'] }, { attempts: 'once' }))
      expect(error).toMatchObject({ awsCode: name })
      expect(server.seen()).toHaveLength(times)
    } finally {
      clock.mockRestore()
    }
  })

  test('waits for a response as long as it is allowed to', async () => {
    server.answer = 'nothing'
    const { signal } = new AbortController()
    const session = makeSession({ region: 'eu-west-1', signal, maxAttempts: 1, requestTimeoutMs: 100 })
    const error = await failure(session.ecs.updateService({ service: 'web' }))
    expect(error).toMatchObject({ code: 'E_AWS', operation: 'ecs:UpdateService', awsCode: 'no response, ETIMEDOUT' })
  })

  test('can be awaited with its services, which sends nothing', async () => {
    const { sts, ecr, ecs } = aws()
    // As an async function does that returns them.
    await expect(Promise.all([sts, ecr, ecs].map((calls) => Promise.resolve(calls)))).resolves.toHaveLength(3)
    expect(server.seen()).toEqual([])
  })
})

describe('an answer that is an error', () => {
  const named = (name: string, message = 'said so') => json(400, { __type: `com.amazonaws.ecs#${name}`, message })

  test.each([
    ['ClusterNotFoundException', 'E_AWS'],
    ['AccessDeniedException', 'E_ACCESS_DENIED'],
    ['ExpiredTokenException', 'E_CREDENTIALS_EXPIRED'],
    ['RequestExpired', 'E_CREDENTIALS_EXPIRED'],
    ['UnrecognizedClientException', 'E_CREDENTIALS_INVALID'],
    ['InvalidSignatureException', 'E_CREDENTIALS_INVALID'],
    ['ThrottlingException', 'E_AWS'],
  ])('%s is %s', async (name, code) => {
    server.answer = named(name)
    await expect(failure(describeWeb())).resolves.toMatchObject({
      name: 'AwsError',
      code,
      operation: 'ecs:DescribeServices',
      awsCode: name,
      requestId: 'request-1',
      message: `said so (ecs:DescribeServices: ${name})`,
    })
  })

  test('a missing permission names the action, the resource and the kind of policy', async () => {
    server.answer = named('AccessDeniedException', DENIED)
    const { hint } = await failure(describeWeb())
    expect(hint).toBe(
      'Grant ecs:DescribeServices on arn:aws:ecs:eu-west-1:123456789012:service/prod/web to the role of this job (missing: identity-based policy).',
    )
  })

  test('an explicit deny is named as such', async () => {
    server.answer = named(
      'AccessDeniedException',
      DENIED.replace(/because.*/, 'with an explicit deny in a service control policy'),
    )
    expect((await failure(describeWeb())).hint).toContain('A policy explicitly denies ecs:DescribeServices')
  })

  test('STS, which speaks XML', async () => {
    const body =
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error><RequestId>r</RequestId></ErrorResponse>'
    server.answer = { status: 403, type: 'text/xml', body }
    await expect(failure(aws().sts.getCallerIdentity({}))).resolves.toMatchObject({
      code: 'E_CREDENTIALS_EXPIRED',
      operation: 'sts:GetCallerIdentity',
    })
  })

  test.each([
    [200, '<html><body>Sign in to the guest network</body></html>'],
    [500, '<html><body><h1>Internal Server Error</h1></body></html>'],
    [502, ''],
  ])('HTTP %i with %j is an AwsError that says the status', async (status, body) => {
    server.answer = { status, type: 'text/html', body }
    const error = await failure(describeWeb())
    expect(error).toMatchObject({ name: 'AwsError', code: 'E_AWS', operation: 'ecs:DescribeServices' })
    expect(error.message).toContain(String(status))
  })
})

describe('no answer', () => {
  test('no credentials', async () => {
    delete process.env['AWS_ACCESS_KEY_ID']
    delete process.env['AWS_SECRET_ACCESS_KEY']
    const error = await failure(describeWeb())
    expect(error).toMatchObject({ code: 'E_CREDENTIALS_MISSING', operation: 'ecs:DescribeServices' })
    expect(error.message).toBe('No AWS credentials found (ecs:DescribeServices)')
    expect(error.hint).toContain('id-token: write')
  })

  test('no region', async () => {
    expect(await aws(undefined, null).region()).toBeNull()
    const error = await failure(aws(undefined, null).ecs.describeServices({ services: ['web'] }))
    expect(error.code).toBe('E_REGION_MISSING')
  })

  test('an abort ends the call with the reason of the signal, not with an error of AWS', async () => {
    server.answer = 'nothing'
    const controller = new AbortController()
    const reason = new Error('cancelled by the test')
    setTimeout(() => controller.abort(reason), 50)
    await expect(failure(describeWeb(controller.signal))).resolves.toBe(reason)
  })
})
