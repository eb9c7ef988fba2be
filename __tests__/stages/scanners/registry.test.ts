/** One artifact of a registry: with a token where it asks for one, and never with a login. */
import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Download, Reply, RequestHeaders } from '../../../src/ports/download.ts'
import { publishedArtifact } from '../../../src/stages/scanners/registry.ts'
import { withoutLogin } from '../../support/no-aws.ts'
import { manifestOf } from '../../support/database-ports.ts'

interface Asked {
  readonly url: string
  readonly headers: RequestHeaders
}

const registry = (answer: (asked: Asked) => Partial<Reply>) => {
  const asked: Asked[] = []
  const download: Download = {
    toFile: () => Promise.reject(new Error('no file is asked for')),
    read: (url, headers) => {
      asked.push({ url, headers })
      return Promise.resolve({ status: 200, challenge: '', text: '', ...answer({ url, headers }) })
    },
  }
  return { asked, download, ...withoutLogin() }
}

const MANIFEST = manifestOf('the archive')
const SHA256 = createHash('sha256').update('the archive').digest('hex')
const CHALLENGE = 'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:a/b:pull"'

test('a registry that asks for a token gets one that everybody gets', async () => {
  const ports = registry(({ url, headers }) => {
    if (url.startsWith('https://ghcr.io/token')) return { text: '{"token":"t0"}' }
    return headers['authorization'] === 'Bearer t0' ? { text: MANIFEST } : { status: 401, challenge: CHALLENGE }
  })
  expect(await publishedArtifact({ kind: 'database', repository: 'ghcr.io/a/b:2' }, ports)).toEqual({
    kind: 'published',
    sha256: SHA256,
    url: `https://ghcr.io/v2/a/b/blobs/sha256:${SHA256}`,
    headers: { authorization: 'Bearer t0' },
  })
  expect(ports.asked.map(({ url }) => url)).toEqual([
    'https://ghcr.io/v2/a/b/manifests/2',
    'https://ghcr.io/token?service=ghcr.io&scope=repository%3Aa%2Fb%3Apull',
    'https://ghcr.io/v2/a/b/manifests/2',
  ])
  expect(ports.asked[0]?.headers).not.toHaveProperty('authorization')
})

test.each([
  ['a login', { status: 401, challenge: 'Basic realm="x"' }, 'HTTP status 401'],
  ['nothing that is known', { status: 401, challenge: '' }, 'HTTP status 401'],
  [
    'a token and refuses to give one',
    { status: 401, challenge: CHALLENGE, text: '{"errors":[{"code":"DENIED"}]}' },
    'DENIED',
  ],
])('a registry that asks for %s refuses', async (_, reply, because) => {
  expect(
    await publishedArtifact(
      { kind: 'database', repository: 'ghcr.io/a/b:2' },
      registry(() => reply),
    ),
  ).toEqual({ kind: 'refused', because })
})

test('a manifest counts for a digest only when it has that digest', async () => {
  const digest = createHash('sha256').update(MANIFEST).digest('hex')
  const ports = registry(() => ({ text: MANIFEST }))
  expect(
    await publishedArtifact({ kind: 'database', repository: `ghcr.io/a/b@sha256:${digest}` }, ports),
  ).toMatchObject({ kind: 'published' })
  expect(
    await publishedArtifact({ kind: 'database', repository: `ghcr.io/a/b@sha256:${'a'.repeat(64)}` }, ports),
  ).toEqual({
    kind: 'refused',
    because: 'its manifest does not have the digest of the reference',
  })
})

test.each([
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', '123456789012.dkr-ecr-fips.eu-west-1.on.aws'],
  ['ghcr.io', 'ghcr.io'],
])('a mirror on %s is asked at %s by a run with FIPS and dual-stack endpoints', async (host, asked) => {
  const ports = registry(() => ({ text: MANIFEST }))
  const chosen = { ...ports.registry, endpoints: () => Promise.resolve({ fips: 'on', dualStack: 'on' } as const) }
  const published = await publishedArtifact(
    { kind: 'database', repository: `${host}/trivy-db:2` },
    { ...ports, registry: chosen },
  )
  expect(published).toMatchObject({ url: `https://${asked}/v2/trivy-db/blobs/sha256:${SHA256}` })
  expect(ports.asked.map(({ url }) => url)).toEqual([`https://${asked}/v2/trivy-db/manifests/2`])
})
