import { describe, expect, test } from '@jest/globals'
import { statementsOf } from '../../../local-aws/access/policy.ts'
import type { Principal } from '../../../local-aws/protocol/call.ts'
import { newRepository } from '../../../local-aws/registry/repositories.ts'
import { notePush, readRegistryRequest, refuse } from '../../../local-aws/registry/rules.ts'
import type { RegistryRules } from '../../../local-aws/registry/rules.ts'
import { fixedStore } from '../../../local-aws/registry/store.ts'
import { createTokens, type TokenOwner } from '../../../local-aws/registry/tokens.ts'

let now = 0
const tokens = createTokens(60, () => now)
const ARN = 'arn:aws:sts::123456789012:assumed-role/push/ship-1'
const principal: Principal = {
  account: '123456789012',
  arn: ARN,
  userId: 'AROA:ship-1',
  roleArn: 'arn:aws:iam::123456789012:role/push',
  limits: [],
}
const headerOf = (owner: TokenOwner): string =>
  `Basic ${Buffer.from(`AWS:${tokens.issue(owner).password}`).toString('base64')}`
const authorization = headerOf({ principal, region: 'eu-west-1' })

const PLACE = { account: '123456789012', region: 'eu-west-1' }

const SHARED = { Statement: { Effect: 'Allow', Principal: { AWS: '222222222222' }, Action: ['ecr:BatchGetImage'] } }

const rules: RegistryRules = {
  ...PLACE,
  repositories: [
    newRepository({ name: 'team/hello', imageTagMutability: 'IMMUTABLE' }, PLACE, new Date(0)),
    newRepository({ name: 'loose' }, PLACE, new Date(0)),
    newRepository({ name: 'shared', policy: JSON.stringify(SHARED) }, PLACE, new Date(0)),
  ],
  templates: [
    { prefix: 'made', appliedFor: ['CREATE_ON_PUSH'], imageTagMutability: 'IMMUTABLE', lifecyclePolicy: '{}' },
    { prefix: 'mirror', appliedFor: ['PULL_THROUGH_CACHE'] },
  ],
  now: () => new Date(now),
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

  test('give each request only to who may make it', async () => {
    const deploy = {
      ...principal,
      account: '222222222222',
      arn: 'arn:aws:sts::222222222222:assumed-role/deploy/ship-1',
    }
    const push = '/v2/team/hello/blobs/uploads/'
    const asDeploy = headerOf({ principal: deploy, region: 'eu-west-1' })
    const denied = await ask('POST', push, asDeploy)
    expect(denied?.status).toBe(403)
    expect(JSON.parse(denied?.body ?? '')).toMatchObject({
      errors: [
        {
          code: 'DENIED',
          message: `User: ${deploy.arn} is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:123456789012:repository/team/hello because no resource-based policy allows the ecr:InitiateLayerUpload action`,
        },
      ],
    })
    expect(await ask('GET', '/v2/', asDeploy)).toBeNull()
    expect(await ask('GET', '/v2/shared/manifests/v1', asDeploy)).toBeNull()
    expect(await ask('PUT', '/v2/shared/manifests/v1', asDeploy)).toMatchObject({ status: 403 })
    // What does not exist has no policy.
    expect(await ask('GET', '/v2/nowhere/manifests/v1', asDeploy)).toMatchObject({ status: 403 })
    const statements = statementsOf({ Statement: { Effect: 'Allow', Action: 'ecr:BatchGetImage' } })
    const limits = [{ statements, looksAt: 'actions' as const }]
    const reader = headerOf({ principal: { ...principal, limits }, region: 'eu-west-1' })
    expect(await ask('GET', '/v2/loose/manifests/v1', reader)).toBeNull()
    expect((await ask('POST', '/v2/loose/blobs/uploads/', reader))?.body).toContain('no identity-based policy allows')
  })

  test('take no token of another region', async () => {
    const refusal = await ask('GET', '/v2/', headerOf({ principal, region: 'us-east-1' }))
    expect(refusal).toMatchObject({ status: 400, body: 'Bad Request\n' })
  })

  test('make a repository by a template, when something is pushed', async () => {
    expect(await ask('HEAD', '/v2/made/one/blobs/sha256:00')).toMatchObject({ status: 404 })
    expect(await ask('POST', '/v2/made/one/blobs/uploads/')).toBeNull()
    expect(await ask('HEAD', '/v2/made/one/blobs/sha256:00')).toBeNull()
    expect(await ask('PUT', '/v2/made/one/manifests/taken')).toMatchObject({ status: 400 })
    expect(await ask('POST', '/v2/mirror/one/blobs/uploads/')).toMatchObject({ status: 404 })
    expect(rules.repositories.at(-1)).toMatchObject({ name: 'made/one', policy: null, lifecyclePolicy: '{}' })
  })

  test('remember when an image came', () => {
    const request = readRegistryRequest('PUT', '/v2/loose/manifests/v1')
    notePush(rules, request, 'sha256:1')
    now = 5
    notePush(rules, request, 'sha256:1')
    expect(rules.repositories.find(({ name }) => name === 'loose')?.pushedAt).toEqual(
      new Map([['sha256:1', new Date(0)]]),
    )
    now = 0
  })
})
