/** Tokens of GitHub, by the toolkit over real sockets. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeIdTokens } from '../../../src/adapters/github/id-tokens.ts'
import { messageOf } from '../../../src/errors/ship-error.ts'
import { idToken } from '../../support/id-token.ts'
import { CLAIMS } from '../../support/role-play.ts'

let server: Server
let respond: (response: ServerResponse, count: number) => void
let seen: { readonly url: string | undefined; readonly authorization: string | undefined }[]
const before = { ...process.env }

beforeEach(async () => {
  seen = []
  respond = (response) => response.end(JSON.stringify({ value: 'a.b.c' }))
  server = createServer((request, response) => {
    seen.push({ url: request.url, authorization: request.headers.authorization })
    response.setHeader('content-type', 'application/json')
    respond(response, seen.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  process.env['GITHUB_ACTIONS'] = 'true'
  process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] = `http://127.0.0.1:${port}/token?api-version=2.0`
  process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = 'request-token'
})

afterEach(async () => {
  process.env = { ...before }
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const tokens = (fork: string | null = null) => makeIdTokens({ environment: process.env, fork })

const status = (code: number) => (response: ServerResponse) => {
  response.statusCode = code
  response.end('{"message":"no"}')
}

describe('a token', () => {
  test('is asked for with the audience, by the token of the job', async () => {
    await expect(tokens().request('sts.amazonaws.com')).resolves.toBe('a.b.c')
    expect(seen).toEqual([
      { url: '/token?api-version=2.0&audience=sts.amazonaws.com', authorization: 'Bearer request-token' },
    ])
  })

  test('is asked for again where GitHub is not available for a moment', async () => {
    respond = (response, count) => (count === 1 ? status(503)(response) : response.end('{"value":"a.b.c"}'))
    await expect(tokens().request('sts.amazonaws.com')).resolves.toBe('a.b.c')
    expect(seen).toHaveLength(2)
  })

  test.each([
    [500, 'AwsError', 'E_AWS'],
    [429, 'AwsError', 'E_AWS'],
    [403, 'ShipError', 'E_ID_TOKEN'],
  ])('that GitHub does not give, with the status %d, is an %s %s', async (code, name, error) => {
    respond = status(code)
    await expect(tokens().request('sts.amazonaws.com')).rejects.toMatchObject({
      name,
      code: error,
      message: expect.stringContaining(`Error Code : ${code}`),
    })
  })

  test('that is missing in the answer, and a lost connection, may pass', async () => {
    respond = (response) => response.end('{}')
    await expect(tokens().request('sts.amazonaws.com')).rejects.toMatchObject({ code: 'E_AWS', awsCode: 'not sent' })
    respond = (response) => response.destroy()
    await expect(tokens().request('sts.amazonaws.com')).rejects.toMatchObject({ code: 'E_AWS', awsCode: 'not sent' })
  })
})

describe('what is no token', () => {
  test.each([
    '123',
    '{"a":1}',
    '["a.b.c"]',
    'true',
    '"the"',
    '"a.b"',
    '"a.b.c\\n::error::x"',
    `"a.b.${'c'.repeat(70_000)}"`,
  ])('%s may pass, and is not used', async (value) => {
    respond = (response) => response.end(`{"value":${value}}`)
    await expect(tokens().request('sts.amazonaws.com')).rejects.toMatchObject({
      ...{ code: 'E_AWS', awsCode: 'not sent' },
      message: expect.stringContaining('its response has no token'),
    })
  })

  test.each([
    ['application/json', (token: string) => JSON.stringify({ message: `not accepted: ${token}` })],
    ['text/html', (token: string) => `<html>${token.slice(0, 60)}</html>`],
  ])('an error in %s that repeats a token is shown without it, and cut', async (type, body) => {
    const token = idToken(CLAIMS)
    respond = (response) => {
      response
        .writeHead(400, { 'content-type': type })
        .end(body(token) + (type === 'text/html' ? 'x'.repeat(9_999) : ''))
    }
    const error: unknown = await tokens()
      .request('sts.amazonaws.com')
      .catch((thrown: unknown) => thrown)
    const said = `${inspect(error)} ${messageOf(error)}`
    expect(said).toContain('***')
    expect(said).not.toContain(token.slice(0, 40))
    expect(messageOf(error).length).toBeLessThan(400)
  })
})

describe('a job without tokens', () => {
  beforeEach(() => {
    Reflect.deleteProperty(process.env, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN')
  })

  test('lacks the permission', async () => {
    const error = { code: 'E_ID_TOKEN', message: expect.stringContaining('id-token: write') }
    expect(() => tokens().find()).toThrow(expect.objectContaining(error))
    await expect(tokens().request('sts.amazonaws.com')).rejects.toMatchObject(error)
    expect(seen).toEqual([])
  })

  test('is one for a pull request of a fork, where none are to be expected', async () => {
    expect(tokens('stranger/hello').find()).toBe('missing')
    await expect(tokens('stranger/hello').request('sts.amazonaws.com')).rejects.toMatchObject({
      code: 'E_ID_TOKEN',
      message: 'GitHub gives a pull request of a fork (stranger/hello) no OIDC token',
    })
  })

  test('is one of Dependabot, which may get one', async () => {
    process.env['GITHUB_ACTOR'] = 'dependabot[bot]'
    expect(tokens().find()).toBe('missing')
    await expect(tokens().request('sts.amazonaws.com')).rejects.toMatchObject({
      code: 'E_ID_TOKEN',
      message: 'GitHub gives this run of Dependabot no OIDC token',
    })
  })

  // The toolkit prints a token to have it masked, which nothing but the runner of GitHub does.
  test.each(['', 'request-token'])('outside of GitHub is pointed to the credentials of the machine (%j)', (bearer) => {
    Reflect.deleteProperty(process.env, 'GITHUB_ACTIONS')
    process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = bearer
    expect(() => tokens().find()).toThrow('a role can only be assumed in a job of GitHub Actions')
  })

  test('in act, which gives none, is pointed to them, too, and not to the permissions', () => {
    process.env['ACT'] = 'true'
    try {
      expect(() => tokens().find()).toThrow('a role can only be assumed in a job of GitHub Actions')
    } finally {
      Reflect.deleteProperty(process.env, 'ACT')
    }
  })

  test('that has both variables has tokens, whoever opened the pull request', () => {
    process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = 'request-token'
    expect(tokens('stranger/hello').find()).toBe('present')
  })
})
