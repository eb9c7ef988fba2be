/** Images of a commit as one index: what speaks against it, and the index itself. */
import { describe, expect, test } from '@jest/globals'
import { entriesOfIndex } from '../../../src/domain/image/image-index.ts'
import { digestOfManifest, parseManifest } from '../../../src/domain/image/manifest.ts'
import { indexOf, mergeProblems, type ImageToMerge } from '../../../src/domain/image/merged-index.ts'
import { fc } from '../../support/fast-check.ts'
import { COMMIT, digestOf } from '../../support/image.ts'

const OCI = 'application/vnd.oci.image.manifest.v1+json'
const DOCKER = 'application/vnd.docker.distribution.manifest.v2+json'

const image = (platform: string, digit: string, changes: Partial<ImageToMerge> = {}): ImageToMerge => ({
  ...{ platform, digest: digestOf(digit), configDigest: digestOf('c'), written: `v1-${digit}`, revision: COMMIT },
  manifest: { mediaType: OCI, digest: digestOf(digit), size: 7 },
  ...changes,
})

const attestationOf = (about: string, digit: string) => ({
  ...{ mediaType: OCI, digest: digestOf(digit), size: 9 },
  platform: { os: 'unknown', architecture: 'unknown' },
  annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': digestOf(about) },
})

const INTEL = image('linux/amd64', 'a')
const ARM = image('linux/arm64', 'b')
const OLD_ARM = image('linux/arm/v6', 'd')

describe('the index', () => {
  test('is the same one in any order of the images and of their attestations', () => {
    const attested = [attestationOf('a', '1'), attestationOf('b', '2'), attestationOf('b', '3')]
    const expected = indexOf([INTEL, ARM, OLD_ARM], attested)
    const orders = fc.tuple(
      fc.shuffledSubarray([INTEL, ARM, OLD_ARM], { minLength: 3 }),
      fc.shuffledSubarray(attested, { minLength: 3 }),
    )
    fc.assert(fc.property(orders, ([images, others]) => expect(indexOf(images, others)).toEqual(expected)))
  })

  test('lists every image by its digest and platform, and its attestations behind them', () => {
    const { text, digest, mediaType } = indexOf(
      [ARM, OLD_ARM, INTEL],
      [attestationOf('b', '2'), attestationOf('a', '1')],
    )
    expect(mediaType).toBe('application/vnd.oci.image.index.v1+json')
    expect(digest).toBe(digestOfManifest(text))
    expect(entriesOfIndex(text, 'it').map((entry) => [entry.digest, entry.platform])).toEqual([
      [digestOf('a'), { os: 'linux', architecture: 'amd64' }],
      [digestOf('d'), { os: 'linux', architecture: 'arm', variant: 'v6' }],
      [digestOf('b'), { os: 'linux', architecture: 'arm64' }],
      [digestOf('1'), { os: 'unknown', architecture: 'unknown' }],
      [digestOf('2'), { os: 'unknown', architecture: 'unknown' }],
    ])
    expect(parseManifest(text)).toEqual({ kind: 'index', platforms: [digestOf('a'), digestOf('d'), digestOf('b')] })
  })

  test.each([
    ['a manifest list', DOCKER, DOCKER, 'application/vnd.docker.distribution.manifest.list.v2+json'],
    ['an OCI index', DOCKER, OCI, 'application/vnd.oci.image.index.v1+json'],
  ])('is %s of %s and %s', (_, one, other, expected) => {
    const as = (from: ImageToMerge, mediaType: string) => ({ ...from, manifest: { ...from.manifest, mediaType } })
    const { mediaType, text } = indexOf([as(INTEL, one), as(ARM, other)], [])
    expect([mediaType, JSON.parse(text)]).toEqual([expected, expect.objectContaining({ mediaType: expected })])
  })
})

describe('what speaks against it', () => {
  const BOTH = { commit: COMMIT, platforms: ['linux/arm64/v8', 'amd64'] }
  const digest = digestOf('a')

  test('is nothing where each is of the commit, and for one of the platforms', () => {
    expect(mergeProblems([INTEL, ARM], BOTH)).toEqual([])
    expect(mergeProblems([INTEL, ARM, OLD_ARM], { ...BOTH, platforms: [] })).toEqual([])
  })

  test('is said all at once', () => {
    const none = image('linux/arm64', 'b', { revision: null })
    const other = image('linux/arm64', 'd', { revision: 'f'.repeat(40), written: digestOf('d') })
    expect(mergeProblems([none, other, INTEL], { ...BOTH, platforms: ['linux/arm64', 'linux/s390x'] })).toEqual([
      'v1-b (sha256:bbbbbbbbbbbb) has no commit in its label org.opencontainers.image.revision',
      `${digestOf('d')} is of the commit ${'f'.repeat(40)}, not of ${COMMIT}`,
      `v1-b (sha256:bbbbbbbbbbbb) and ${digestOf('d')} are both for linux/arm64`,
      'no image is for linux/s390x, which `platforms` names',
      `v1-a (${digest.slice(0, 19)}) is for linux/amd64, which \`platforms\` does not name`,
    ])
  })
})
