/** What ECR holds under a name: indexes of any size, and what is none. */
import { expect, test } from '@jest/globals'
import { parseDigest } from '../../../src/domain/image/digest.ts'
import type { ImageTag } from '../../../src/domain/image/image.ts'
import { digestOfManifest } from '../../../src/domain/image/manifest.ts'
import { ShipError } from '../../../src/errors/ship-error.ts'
import { readHeld, readTagDigest } from '../../../src/stages/push/held-image.ts'
import { fakeEcr, imageManifest, REGISTRY, type StoredManifest } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { hello } from '../../support/push-play.ts'
import { thrownBy } from '../../support/scanner-ports.ts'
import { replacing } from '../../support/session.ts'

const stored = (json: string): StoredManifest => ({
  digest: parseDigest(digestOfManifest(json)) ?? digestOf('0'),
  json,
})
const indexOf = (members: readonly StoredManifest[]): StoredManifest =>
  stored(JSON.stringify({ schemaVersion: 2, manifests: members.map(({ digest }) => ({ digest, size: 2 })) }))

const TAG = 'v1' as ImageTag // as a tag may be
const registryId = null

/** ECR API Reference, BatchGetImage: `imageIds` has a hundred entries at most. */
const ecrOf = (held: StoredManifest, members: readonly StoredManifest[] = []) => {
  const untagged = new Map(members.map((one) => [one.digest, one]))
  const { ecr } = fakeEcr([hello({ tags: new Map([[TAG, held]]), untagged })])
  const asked: number[] = []
  const limited = replacing<'ecr'>(ecr, {
    batchGetImage: (input) => {
      const { length } = input.imageIds ?? []
      asked.push(length)
      return length > 100 ? Promise.reject(new Error(`${length} images at once`)) : ecr.batchGetImage(input)
    },
  })
  return { ecr: limited, asked }
}

const read = (ecr: ReturnType<typeof ecrOf>['ecr']) =>
  readHeld({ repository: 'team/hello', registryId, id: { imageTag: TAG } }, ecr)

test.each([
  [100, [1, 100]],
  [250, [1, 100, 100, 50]],
])('an index of %i images is read a hundred at a time', async (count, requests) => {
  const members = Array.from({ length: count }, (_, index) => imageManifest(digestOf('c'), `layer ${index}`))
  const { ecr, asked } = ecrOf(indexOf(members), members)
  const held = await read(ecr)
  expect(held?.manifestDigests).toEqual(members.map(({ digest }) => digest))
  expect(asked).toEqual(requests)
})

const INNER = indexOf([imageManifest(digestOf('c'))])
const WRONG: readonly (readonly [string, StoredManifest, string])[] = [
  ['no JSON', stored('hello'), 'it is neither a manifest nor an index'],
  ['an index of an index', indexOf([INNER]), `the entry ${INNER.digest} of its index is not an image manifest`],
  [
    'an index whose image is gone',
    indexOf([imageManifest(digestOf('a'))]),
    `the manifest ${imageManifest(digestOf('a')).digest}, which its index lists, does not exist`,
  ],
]

test.each(WRONG)('%s is an error that names the cause first', async (_, held, why) => {
  const error = await thrownBy(read(ecrOf(held, [INNER]).ecr))
  expect(error).toMatchObject({ code: 'E_AWS', message: expect.stringContaining(why) })
  expect(error instanceof ShipError ? error.headlines[0] : '').toBe(
    `ECR has nothing that can be read as an image for team/hello:v1: ${why}`,
  )
})

test.each(WRONG)('of %s the digest is known all the same, for whoever moves the tag', async (_, held) => {
  const { ecr, asked } = ecrOf(held)
  const name = { registry: REGISTRY, repository: 'team/hello', tag: TAG }
  expect(await readTagDigest({ name, registryId }, ecr)).toBe(held.digest)
  expect(asked).toEqual([1])
})
