/** One tag of an image that is there: what became of it is known also where a reply was lost. */
import { expect, test } from '@jest/globals'
import { parseDigest } from '../../../src/domain/image/digest.ts'
import type { ImageTag } from '../../../src/domain/image/image.ts'
import { digestOfManifest } from '../../../src/domain/image/manifest.ts'
import { putTag } from '../../../src/stages/tagging/put-tag.ts'
import { ecrRefusal, imageManifest, type StoredManifest } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { hello, live } from '../../support/push-play.ts'
import { tagPorts } from '../../support/tag-play.ts'

const OURS = imageManifest(digestOf('c'))
const OTHER = imageManifest(digestOf('e'))
const tag = 'staging' as ImageTag // as a tag may be

const repositoryWith = (held: Readonly<Record<string, StoredManifest>>, mutability = 'IMMUTABLE') =>
  hello({ mutability, tags: new Map(Object.entries({ built: OURS, ...held })) })
const wanted = (tagMutability = 'IMMUTABLE') => ({ repository: live({ tagMutability }), tag, digest: OURS.digest })

test.each<readonly [string, StoredManifest | null, number, string, string]>([
  ['by a request whose reply was lost', OURS, 2, 'put', 'changed'],
  ['by another run', OURS, 1, 'there', 'unchanged'],
  ['by another run to another image, after a request without a reply', OTHER, 2, 'taken', 'unchanged'],
])('a tag that was set %s, so that ECR refuses the next request', async (_, now, attempts, kind, state) => {
  const repository = repositoryWith({})
  const { ports, states } = tagPorts(repository, () => () => {
    if (now !== null) repository.tags.set(tag, now)
    return Promise.reject(Object.assign(ecrRefusal('PutImage', 'ImageTagAlreadyExistsException'), { attempts }))
  })
  expect(await putTag(wanted(), ports)).toMatchObject({ kind })
  expect(states()).toEqual([`${tag}: ${state}`])
})

test('a tag that was set by a request whose reply was lost is in the journal also where ECR lists it a moment later', async () => {
  const repository = repositoryWith({})
  const refused = Object.assign(ecrRefusal('PutImage', 'ImageTagAlreadyExistsException'), { attempts: 3 })
  const { ports, states } = tagPorts(repository, () => () => Promise.reject(refused))
  const sleep = (ms: number) => {
    repository.tags.set(tag, OURS)
    return ports.clock.sleep(ms)
  }
  expect(await putTag(wanted(), { ...ports, clock: { ...ports.clock, sleep } })).toMatchObject({ kind: 'put' })
  expect(states()).toEqual([`${tag}: changed`])
})

test('a tag of something that is no image is moved, and what it was is reported', async () => {
  const json = 'damaged'
  const damaged = { json, digest: parseDigest(digestOfManifest(json)) ?? digestOf('0') }
  const repository = repositoryWith({ [tag]: damaged }, 'MUTABLE')
  const { ports } = tagPorts(repository)
  expect(await putTag(wanted('MUTABLE'), ports)).toEqual({ kind: 'put', replaced: damaged.digest })
  expect(repository.tags.get(tag)).toEqual(OURS)
})
