/** An image that is given: found by digest or tag, pulled by digest, and the one that the registry says. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { parseDigest } from '../../../src/domain/image/digest.ts'
import { imageManifest, indexManifest, REGISTRY } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { CONFIG, playPull, pulls } from '../../support/pull-play.ts'
import { hello } from '../../support/push-play.ts'

const configDigest = parseDigest(`sha256:${createHash('sha256').update(CONFIG).digest('hex')}`) ?? digestOf('0')
const OURS = imageManifest(configDigest)
const THEIRS = imageManifest(digestOf('e'))
const repository = hello({
  tags: new Map([
    ['v1', OURS],
    ['other', THEIRS],
  ]),
  untagged: new Map([['ours', OURS]]),
})

describe('is pulled by its digest', () => {
  test.each([
    ['v1'],
    [OURS.digest],
    ['team/hello:v1'],
    [`${REGISTRY}/team/hello@${OURS.digest}`],
    [`team/hello:gone@${OURS.digest}`],
  ])('%s', async (written) => {
    const played = playPull(repository, written, pulls(OURS.digest))
    const image = await played.run()
    expect(image).toMatchObject({
      configDigest,
      platform: 'linux/arm64',
      builder: 'registry',
      archive: '/private/image-1/image.tar',
      held: { digest: OURS.digest },
    })
    expect(played.calls).not.toContain('PutImage')
  })

  test('its names are removed from the engine at the end', async () => {
    const played = playPull(repository, 'v1', pulls(OURS.digest))
    const { localReference } = await played.run()
    expect(played.removedAtEnd).toEqual([
      ['docker', 'image', 'rm', localReference, `${REGISTRY}/team/hello@${OURS.digest}`],
    ])
  })

  test('an index of one image is one, too', async () => {
    const index = indexManifest([OURS])
    const held = hello({ tags: new Map([['v1', index]]), untagged: new Map([['ours', OURS]]) })
    await expect(playPull(held, 'v1', pulls(index.digest)).run()).resolves.toMatchObject({ configDigest })
  })
})

describe('is refused', () => {
  test('when the repository does not have it', async () => {
    await expect(playPull(repository, 'v9').failure()).resolves.toMatchObject({
      code: 'E_IMAGE_NOT_FOUND',
      message: 'the repository team/hello has no image v9 (ecr:BatchGetImage)',
    })
  })

  test.each(['hello:v1', 'example.com/team/hello:v1'])('outside of the repository: %s', async (written) => {
    await expect(playPull(repository, written).failure()).resolves.toMatchObject({
      code: 'E_INPUT',
      message: `\`image\`: ${written} is not in ${REGISTRY}/team/hello; only images of that ECR repository can be deployed`,
    })
  })

  test('when another image was pulled', async () => {
    await expect(playPull(repository, 'other', pulls(THEIRS.digest)).failure()).resolves.toMatchObject({
      code: 'E_PLATFORM',
      message: 'other is not the image that was pulled',
    })
  })

  test('when it is an index of several: only one would be scanned', async () => {
    const index = indexManifest([OURS, THEIRS])
    const held = hello({
      tags: new Map([['v1', index]]),
      untagged: new Map([
        ['a', OURS],
        ['b', THEIRS],
      ]),
    })
    await expect(playPull(held, 'v1', pulls(index.digest)).failure()).resolves.toMatchObject({
      code: 'E_PLATFORM',
      message: 'v1 is an index of 2 images; only one of them was pulled',
    })
  })

  test('when the tasks cannot run it', async () => {
    const input = { family: 'web', containerDefinitions: [], runtimePlatform: { cpuArchitecture: 'X86_64' as const } }
    const services = [{ taskDefinition: { input, source: 'task.json' } }]
    await expect(playPull(repository, 'v1', pulls(OURS.digest), services).failure()).resolves.toMatchObject({
      code: 'E_PLATFORM',
    })
  })
})
