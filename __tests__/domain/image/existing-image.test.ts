/** Whether the image under the tag is used instead of one that would be built. */
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import {
  configToJudge,
  judgeExisting,
  type AttestationOfExisting,
  type ExistingImage,
} from '../../../src/domain/image/existing-image.ts'
import { digestOf } from '../../support/image.ts'

const COMMIT = '4f1d2c3b5a69788796a5b4c3d2e1f00112233445'
const LABEL = 'org.opencontainers.image.revision'
const read = (revision: string | null, platform = 'linux/amd64') => ({ kind: 'read', revision, platform }) as const
const image = (facts: Partial<ExistingImage> = {}): ExistingImage => ({
  ...{ digest: digestOf('a'), images: 1, configs: [read(COMMIT)] },
  ...facts,
})
const wanted = { commit: COMMIT, platforms: [] }

test('an image of the very commit is used', () => {
  expect(judgeExisting(image(), wanted)).toEqual({ kind: 'reused', digest: digestOf('a'), by: 'revision' })
  expect(judgeExisting(image(), { ...wanted, platforms: ['amd64'] })).toMatchObject({ kind: 'reused' })
  expect(judgeExisting(image(), wanted, { kind: 'accepted' })).toMatchObject({ kind: 'reused' })
})

const WHICH = 'the image sha256:aaaaaaaaaaaa under the tag'

describe('of several platforms', () => {
  const both = { commit: COMMIT, platforms: ['linux/amd64', 'arm64'] }
  const index = (...configs: ExistingImage['configs']) => image({ images: configs.length, configs })

  test('an index is used that has each of them, of the very commit', () => {
    expect(judgeExisting(index(read(COMMIT, 'linux/arm64'), read(COMMIT)), both)).toMatchObject({ kind: 'reused' })
  })

  test.each<readonly [string, ExistingImage, string]>([
    ['it is one image', image(), `${WHICH} is one image`],
    [
      'one of them is of another commit',
      index(read(COMMIT), read('e'.repeat(40), 'linux/arm64')),
      `${WHICH} is of another commit than 4f1d2c3`,
    ],
    [
      'one of them is for another platform',
      index(read(COMMIT), read(COMMIT, 'linux/arm/v7')),
      `${WHICH} is for linux/amd64, linux/arm/v7, and \`platforms\` is linux/amd64, arm64`,
    ],
    [
      'one is there twice',
      index(read(COMMIT), read(COMMIT)),
      `${WHICH} is for linux/amd64, linux/amd64, and \`platforms\` is linux/amd64, arm64`,
    ],
    ['there are more', image({ images: 3, configs: [] }), `${WHICH} is an index of 3 images`],
  ])('they are built where %s', (_, existing, because) => {
    expect(judgeExisting(existing, both)).toEqual({ kind: 'to-build', because })
  })
})

describe('the image is built where', () => {
  test.each<readonly [string, ExistingImage | null, string]>([
    ['there is none', null, 'the tag does not exist'],
    ['it has no label', image({ configs: [read(null)] }), `${WHICH} has no label ${LABEL}`],
    [
      'it is of another commit',
      image({ configs: [read('e'.repeat(40))] }),
      `${WHICH} is of another commit than 4f1d2c3`,
    ],
    [
      'it names the commit in short',
      image({ configs: [read('4f1d2c3')] }),
      `${WHICH} is of another commit than 4f1d2c3`,
    ],
    ['it is several', image({ images: 2 }), `${WHICH} is an index of 2 images`],
    ['it is none', image({ images: 0 }), `${WHICH} is an index of 0 images`],
    [
      'it is unread',
      image({ configs: [{ kind: 'unread', because: 'denied' }] }),
      `the labels of ${WHICH} could not be read: denied`,
    ],
    [
      'it is for another platform',
      image({ configs: [read(COMMIT, 'linux/arm64')] }),
      `${WHICH} is for linux/arm64, and \`platforms\` is linux/amd64`,
    ],
  ])('%s', (_, existing, because) => {
    const found = judgeExisting(existing, { commit: COMMIT, platforms: ['linux/amd64'] })
    expect(found).toEqual({ kind: 'to-build', because })
  })

  test('`attestation` rejects it', () => {
    const rejected: AttestationOfExisting = { kind: 'rejected', because: 'it has no attestation' }
    expect(judgeExisting(image(), wanted, rejected)).toEqual({
      kind: 'to-build',
      because: 'the image sha256:aaaaaaaaaaaa is not used: it has no attestation',
    })
    // What is not there, or is of another commit, stays the reason.
    expect(judgeExisting(null, wanted, rejected)).toMatchObject({ because: 'the tag does not exist' })
  })
})

test('no other text in the label ever makes it the image of the commit', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{1,64}$/u)), (revision) => {
      fc.pre(revision !== COMMIT)
      expect(judgeExisting(image({ configs: [read(revision)] }), wanted).kind).toBe('to-build')
    }),
  )
})

describe('the config', () => {
  test.each<readonly [string, unknown, object]>([
    ['with a label', { config: { Labels: { [LABEL]: COMMIT } } }, read(COMMIT)],
    ['with other labels', { config: { Labels: { a: 'b' } } }, read(null)],
    ['without labels', { config: { Labels: null } }, read(null)],
    ['without a config of its own', {}, read(null)],
    ['with a variant', { variant: 'v8' }, read(null, 'linux/amd64/v8')],
    ['with labels that are none', { config: { Labels: [COMMIT] } }, { kind: 'unread' }],
    ['without a system', { os: 7 }, { kind: 'unread' }],
  ])('%s', (_, more, expected) => {
    const config = { os: 'linux', architecture: 'amd64', ...(more as object) }
    expect(configToJudge(JSON.stringify(config))).toMatchObject(expected)
  })

  test('that is no JSON is not read', () => {
    expect(configToJudge('<html>')).toMatchObject({ kind: 'unread' })
  })
})
