import { createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { getIDToken } from '@actions/core'
import { PUSH } from '../../local-oidc/claims.ts'
import { startLocalOidc, type LocalOidc, type LocalOidcOptions, type TokenSettings } from '../../local-oidc/server.ts'

let oidc: LocalOidc

const NOW = 1_800_000_000

const start = async (options: LocalOidcOptions = {}): Promise<void> => {
  oidc = await startLocalOidc({ now: () => NOW * 1000, ...options })
}

afterEach(() => oidc.close())

const request = (audience: string | null = 'sts.amazonaws.com', bearer?: string): Promise<Response> => {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: own } = oidc.environment
  const address = audience === null ? url : `${url}&audience=${encodeURIComponent(audience)}`
  return fetch(address, { headers: { authorization: `Bearer ${bearer ?? own}` } })
}

const tokenOf = async (audience?: string | null): Promise<string> =>
  ((await (await request(audience)).json()) as { readonly value: string }).value // its own reply

const claimsIn = (jwt: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Readonly<Record<string, unknown>> // claims are an object

const isSigned = async (jwt: string): Promise<boolean> => {
  const { keys } = (await (await fetch(oidc.keys)).json()) as { readonly keys: readonly JsonWebKey[] } // a JWK set
  const [head, body, signature = ''] = jwt.split('.')
  const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' })
  return verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))
}

describe('a token', () => {
  test('has the claims of a job, and a signature of the published key', async () => {
    await start()
    const jwt = await tokenOf()
    expect(claimsIn(jwt)).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'sts.amazonaws.com',
      sub: 'repo:octo-org@65/hello@74:ref:refs/heads/main',
      repository: 'octo-org/hello',
      repository_id: '74',
      job_workflow_ref: PUSH.workflow,
      ...{ nbf: NOW - 600, iat: NOW, exp: NOW + 300 },
    })
    expect(await isSigned(jwt)).toBe(true)
    expect(claimsIn(await tokenOf(null))['aud']).toBe('https://github.com/octo-org')
    expect(oidc.issued).toHaveLength(2)
    expect(new Set(oidc.issued.map((one) => claimsIn(one)['jti'])).size).toBe(2)
    expect(oidc.requests.map(({ of }) => of)).toEqual(['token', 'keys', 'token'])
  })

  test.each<[Partial<TokenSettings>, Readonly<Record<string, unknown>>]>([
    [{ subject: 'names' }, { sub: 'repo:octo-org/hello:ref:refs/heads/main' }],
    [
      { job: { ...PUSH, environment: 'prod' } },
      { sub: 'repo:octo-org@65/hello@74:environment:prod', environment: 'prod' },
    ],
    [
      { job: { ...PUSH, event: 'pull_request', ref: 'refs/pull/1/merge' } },
      { sub: 'repo:octo-org@65/hello@74:pull_request' },
    ],
    [{ job: { ...PUSH, ref: 'refs/tags/v1' } }, { ref_type: 'tag' }],
    [{ claims: { aud: 'other', run_id: 7 } }, { aud: 'other', run_id: 7 }],
    [{ skewSeconds: -3600 }, { exp: NOW - 3300 }],
  ])('is changed by %j', async (change, claims) => {
    await start()
    oidc.set(change)
    expect(claimsIn(await tokenOf())).toMatchObject(claims)
  })

  test('may lack a claim, or be signed by nobody', async () => {
    await start({ claims: { sub: null }, key: 'another' })
    const jwt = await tokenOf()
    expect(claimsIn(jwt)).not.toHaveProperty('sub')
    expect(await isSigned(jwt)).toBe(false)
  })
})

describe('a request', () => {
  test('needs the token of the run', async () => {
    await start()
    expect((await request(null, 'another')).status).toBe(401)
    expect((await fetch(new URL('/else', oidc.keys))).status).toBe(404)
    expect(oidc.issued).toEqual([])
  })

  test('fails as often as it is to', async () => {
    await start({ faults: [{ of: 'token', kind: 'status', status: 503, times: 2 }] })
    const statuses = []
    for (let count = 0; count < 3; count += 1) statuses.push((await request()).status)
    expect(statuses).toEqual([503, 503, 200])
    oidc.addFault({ of: 'keys', kind: 'status', status: 500 })
    expect((await fetch(oidc.keys)).status).toBe(500)
    expect((await request()).status).toBe(200)
  })

  test('is cut off, never answered, or answered by another one', async () => {
    await start({
      faults: [
        { of: 'token', kind: 'reset', times: 1 },
        { of: 'token', kind: 'web-page', times: 1 },
      ],
    })
    await expect(request()).rejects.toThrow()
    expect(await (await request()).text()).toContain('<html>')
    oidc.addFault({ of: 'token', kind: 'no-value', times: 1 })
    expect(await (await request()).json()).toEqual({ count: 0 })
    oidc.addFault({ of: 'token', kind: 'silent' })
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url } = oidc.environment
    await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test('is made by the toolkit, which repeats what passes', async () => {
    await start({ faults: [{ of: 'token', kind: 'status', status: 503, times: 1 }] })
    const before = { ...process.env }
    Object.assign(process.env, oidc.environment)
    // It writes workflow commands.
    const output = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
    try {
      expect(await getIDToken('sts.amazonaws.com')).toBe(oidc.issued[0])
    } finally {
      output.mockRestore()
      process.env = before
    }
    expect(oidc.requests).toHaveLength(2)
  })
})
