/** A session with the credentials of a role, over real sockets: what signs a request, and what becomes of a session that has ended. */
import { describe, expect, test } from '@jest/globals'
import { makeSession } from '../../../src/adapters/aws/session.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { RoleCredentials } from '../../../src/ports/aws-credentials.ts'
import { useAwsServer, type Answer } from '../../support/aws-server.ts'

const server = useAwsServer()

const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify(body),
})
const EXPIRED = json(400, { __type: 'com.amazonaws.ecs#ExpiredTokenException', message: 'The token has expired' })

/** Credentials whose key is another one after each drop. */
const role = (over: Partial<RoleCredentials> = {}) => {
  let drops = 0
  let asked = 0
  const credentials: RoleCredentials = {
    get: () => {
      asked += 1
      // Far away: the SDK would keep them for an hour if it looked.
      const expiration = new Date(Date.now() + 3_600_000)
      return Promise.resolve({ accessKeyId: `ASIA${drops}`, secretAccessKey: 's', sessionToken: 't', expiration })
    },
    drop: () => {
      drops += 1
    },
    find: () => 'present',
    ...over,
  }
  const session = makeSession({
    region: 'eu-west-1',
    signal: new AbortController().signal,
    maxAttempts: 1,
    credentials,
  })
  return { session, drops: () => drops, asked: () => asked }
}

const keys = (): readonly (string | undefined)[] =>
  server.seen().map(({ authorization = '' }) => /Credential=(\w+)\//.exec(authorization)?.[1])

describe('a request', () => {
  test('is signed by the role, and not by the credentials of the environment', async () => {
    server.answer = json(200, { services: [] })
    const { session } = role()
    await session.ecs.describeServices({ services: ['web'] })
    expect(keys()).toEqual(['ASIA0'])
    expect(server.seen()[0]?.['x-amz-security-token']).toBe('t')
  })

  test('that is rejected as expired is sent once more, with new credentials', async () => {
    server.answer = EXPIRED
    const { session, drops } = role()
    await expect(session.ecs.describeServices({ services: ['web'] })).rejects.toMatchObject({
      code: 'E_CREDENTIALS_EXPIRED',
      message: 'The token has expired (ecs:DescribeServices: ExpiredTokenException)',
      // A role is set already.
      hint: expect.stringMatching(/^Re-run\. .*revokes the sessions of the role/u),
    })
    expect(keys()).toEqual(['ASIA0', 'ASIA1'])
    expect(drops()).toBe(1)
    await expect(session.ecs.updateService({ service: 'web' }, { attempts: 'once' })).rejects.toThrow()
    expect(keys()).toEqual(['ASIA0', 'ASIA1', 'ASIA1', 'ASIA2'])
  })

  test('that is denied is not', async () => {
    server.answer = json(400, { __type: 'com.amazonaws.ecs#AccessDeniedException', message: 'no' })
    const { session, drops } = role()
    await expect(session.ecs.describeServices({ services: ['web'] })).rejects.toMatchObject({ code: 'E_ACCESS_DENIED' })
    expect([keys(), drops()]).toEqual([['ASIA0'], 0])
  })

  test('is not sent where the role cannot be assumed, and the error is that of the role', async () => {
    const refused = fault('E_ROLE_REFUSED', { message: 'STS does not let this run assume the role' })
    const { session } = role({ get: () => Promise.reject(refused) })
    await expect(session.ecs.describeServices({ services: ['web'] })).rejects.toBe(refused)
    expect(server.seen()).toEqual([])
  })
})

describe('the session', () => {
  test('says whether the role can be asked for, whatever the environment has', async () => {
    expect(await role().session.credentials()).toBe('present')
    expect(await role({ find: () => 'missing' }).session.credentials()).toBe('missing')
    const refused = fault('E_ID_TOKEN', { message: 'no permission' })
    const { session } = role({
      find: () => {
        throw refused
      },
    })
    await expect(session.credentials()).rejects.toBe(refused)
  })

  test('is renewed, so its end is none', async () => {
    process.env['AWS_CREDENTIAL_EXPIRATION'] = new Date().toISOString()
    expect(await role().session.endsIn()).toBeNull()
  })
})

test.each([
  [{}, { fips: 'off', dualStack: 'off' }],
  [{ AWS_USE_FIPS_ENDPOINT: 'true' }, { fips: 'on', dualStack: 'off' }],
  [{ AWS_USE_DUALSTACK_ENDPOINT: 'true' }, { fips: 'off', dualStack: 'on' }],
  [{ AWS_USE_FIPS_ENDPOINT: 'perhaps' }, { fips: 'off', dualStack: 'off' }],
])('the endpoints that %j chooses', async (variables, expected) => {
  Object.assign(process.env, variables)
  expect(await role().session.endpoints()).toEqual(expected)
  expect(server.seen()).toEqual([])
})
