import { describe, expect, test } from '@jest/globals'
import { readRegistryRequest, refuse } from '../../../local-aws/registry/rules.ts'
import type { RegistryRules } from '../../../local-aws/registry/rules.ts'
import { fixedStore } from '../../../local-aws/registry/store.ts'
import { createTokens } from '../../../local-aws/registry/tokens.ts'

let now = 0
const tokens = createTokens(60, () => now)
const { password } = tokens.issue()
const authorization = `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`

const rules: RegistryRules = {
  settings: {
    account: '123456789012',
    repositories: [
      { name: 'team/hello', imageTagMutability: 'IMMUTABLE' },
      { name: 'loose', imageTagMutability: 'MUTABLE' },
    ],
  },
  host: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  tokens,
  store: {
    ...fixedStore([]),
    manifest: (_repository, reference) =>
      Promise.resolve(reference === 'taken' ? { digest: 'sha256:0', mediaType: '', body: '' } : null),
  },
}

const ask = (method: string, url: string, header: string | undefined = authorization) =>
  refuse(rules, readRegistryRequest(method, url), header)

describe('a request of /v2', () => {
  test.each([
    ['GET', '/v2/', { kind: 'ping', repository: null, reference: null }],
    ['PUT', '/v2/team/hello/manifests/v1', { kind: 'manifest', repository: 'team/hello', reference: 'v1' }],
    ['POST', '/v2/team/hello/blobs/uploads/', { kind: 'upload', repository: 'team/hello', reference: null }],
    [
      'PATCH',
      '/v2/team/hello/blobs/uploads/1-2?_state=x',
      { kind: 'upload', repository: 'team/hello', reference: null },
    ],
    ['HEAD', '/v2/team/hello/blobs/sha256:00', { kind: 'blob', repository: 'team/hello', reference: null }],
    ['GET', '/v2/team/hello/tags/list', { kind: 'other', repository: 'team/hello', reference: null }],
  ])('%s %s is read', (method, url, read) => {
    expect(readRegistryRequest(method, url)).toEqual({ method, ...read })
  })
})

describe('the rules', () => {
  test('ask for credentials, in the way that docker understands', async () => {
    for (const header of [undefined, 'Basic !', `Basic ${Buffer.from('AWS:wrong').toString('base64')}`]) {
      const refusal = await refuse(rules, readRegistryRequest('GET', '/v2/'), header)
      expect(refusal).toMatchObject({ status: 401 })
      expect(refusal?.headers['www-authenticate']).toMatch(/^Basic realm=/)
    }
  })

  test('know which repositories exist', async () => {
    const refusal = await ask('POST', '/v2/nowhere/blobs/uploads/')
    expect(refusal).toMatchObject({ status: 404 })
    expect(refusal?.body).toContain('"code":"NAME_UNKNOWN"')
    expect(await ask('POST', '/v2/team/hello/blobs/uploads/')).toBeNull()
  })

  test('keep an immutable tag, also when the same digest is pushed again', async () => {
    const refusal = await ask('PUT', '/v2/team/hello/manifests/taken')
    expect(refusal).toMatchObject({ status: 400 })
    expect(refusal?.body).toContain('"code":"TAG_INVALID"')
    expect(await ask('GET', '/v2/team/hello/manifests/taken')).toBeNull()
    expect(await ask('PUT', '/v2/team/hello/manifests/free')).toBeNull()
    expect(await ask('PUT', '/v2/team/hello/manifests/sha256:00')).toBeNull()
    expect(await ask('PUT', '/v2/loose/manifests/taken')).toBeNull()
  })

  test('reject a token after its lifetime', async () => {
    now = 59_999
    expect(await ask('GET', '/v2/')).toBeNull()
    now = 60_000
    expect(await ask('GET', '/v2/')).toMatchObject({ status: 403 })
    now = 0
  })
})
