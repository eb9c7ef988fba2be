import { describe, expect, test } from '@jest/globals'
import { parseManifest } from '../../../src/domain/image/manifest.ts'
import { imageManifest, indexManifest } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'

const NOWHERE = { os: 'unknown', architecture: 'unknown' }
const ATTESTATION = { 'vnd.docker.reference.type': 'attestation-manifest' }

describe('manifests', () => {
  test('an image names its config and its layers', () => {
    const json = JSON.stringify({
      config: { digest: digestOf('c') },
      layers: [digestOf('a'), digestOf('b')].map((digest) => ({ digest })),
    })
    expect(parseManifest(json)).toEqual({
      kind: 'image',
      configDigest: digestOf('c'),
      layers: [digestOf('a'), digestOf('b')],
    })
  })

  test.each([{}, { layers: null }, { layers: [] }])('an image without layers has none: %j', (layers) => {
    expect(parseManifest(JSON.stringify({ config: { digest: digestOf('c') }, ...layers }))).toMatchObject({
      layers: [],
    })
  })

  test('an index names its platforms, without attestations', () => {
    const amd64 = imageManifest(digestOf('a'))
    const arm64 = imageManifest(digestOf('b'))
    const index = parseManifest(indexManifest([amd64, arm64]).json)
    expect(index).toEqual({ kind: 'index', platforms: [amd64.digest, arm64.digest] })
  })

  test.each([
    [{ digest: digestOf('a'), platform: NOWHERE, annotations: ATTESTATION }, 0],
    [{ digest: digestOf('a'), platform: NOWHERE }, 1],
    [{ digest: digestOf('a'), annotations: ATTESTATION }, 1],
    [{ digest: digestOf('a'), platform: { os: 'linux', architecture: 'amd64' }, annotations: ATTESTATION }, 1],
    [{ digest: digestOf('a'), platform: { os: 'linux', architecture: 'unknown' }, annotations: ATTESTATION }, 1],
    [{ digest: digestOf('a') }, 1],
  ])('of the entry %j of an index, %i is a platform', (entry, count) => {
    const index = parseManifest(JSON.stringify({ manifests: [entry] }))
    expect(index).toMatchObject({ platforms: count === 0 ? [] : [digestOf('a')] })
  })

  test.each(['', 'null', '{}', '<html>', '{"config":{"digest":"sha256:short"}}', '{"manifests":[{"digest":"md5:0"}]}'])(
    '%j cannot be read',
    (json) => {
      expect(parseManifest(json).kind).toBe('unreadable')
    },
  )

  const config = { digest: digestOf('a') }
  test.each([
    { config, manifests: [] },
    { config, Manifests: [] },
    { config, Config: { digest: digestOf('b') } },
    { config: { ...config, DIGEST: digestOf('b') } },
    { config, layers: [], Layers: [{ digest: digestOf('b') }] },
    { config, manifestſ: [] },
    { manifests: [{ ...config, platform: NOWHERE, Platform: { os: 'linux' }, annotations: ATTESTATION }] },
  ])('%j might be read as another image, so it is not read', (manifest) => {
    expect(parseManifest(JSON.stringify(manifest)).kind).toBe('unreadable')
  })

  test('the keys of annotations are free', () => {
    const manifest = { config, annotations: { Config: 'x', OS: 'y' } }
    expect(parseManifest(JSON.stringify(manifest)).kind).toBe('image')
  })
})
