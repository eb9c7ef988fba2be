/** An image that is given: found by digest or tag, pulled by digest, and the one that the registry says. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { parseDigest } from '../../../src/domain/image/digest.ts'
import { imageManifest, indexManifest, REGISTRY } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { CONFIG, finds, playPull, pulls } from '../../support/pull-play.ts'
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

  test('the name of the pull is removed at once, that of the run at its end', async () => {
    const played = playPull(repository, 'v1', pulls(OURS.digest))
    const { localReference } = await played.run()
    expect(played.removedAtEnd).toEqual([['docker', 'image', 'rm', localReference]])
  })

  test('what the engine has is not pulled, and stays', async () => {
    const played = playPull(repository, 'v1', finds(OURS.digest))
    const { localReference } = await played.run()
    expect(played.removedAtEnd).toEqual([['docker', 'image', 'rm', localReference]])
  })

  test('an index of one image is one, too: the image is pulled by its own digest, for whatever platform it is', async () => {
    const index = indexManifest([OURS])
    const held = hello({ tags: new Map([['v1', index]]), untagged: new Map([['ours', OURS]]) })
    const image = await playPull(held, 'v1', pulls(OURS.digest)).run()
    expect(image).toMatchObject({ configDigest, held: { digest: index.digest } })
  })
})

describe('is refused', () => {
  test('when the repository does not have it', async () => {
    await expect(playPull(repository, 'v9').failure()).resolves.toMatchObject({
      code: 'E_IMAGE_NOT_FOUND',
      message: 'the repository team/hello has no image v9 (ecr:BatchGetImage)',
    })
    await expect(playPull(repository, `${REGISTRY}/team/hello:v9`).failure()).resolves.toMatchObject({
      message: `the repository ${REGISTRY}/team/hello has no image v9 (ecr:BatchGetImage)`,
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
      code: 'E_PUSHED_OTHER',
      message: 'other is not the image that was pulled',
    })
  })

  test.each([
    [[OURS, THEIRS], 'v1 is an index of 2 images; only one of them would be scanned'],
    [[], 'v1 is an index without an image'],
  ])('before it is pulled, when it is no index of one: %#', async (images, message) => {
    const untagged = new Map(images.map((image) => [image.digest, image]))
    const held = hello({ tags: new Map([['v1', indexManifest(images)]]), untagged })
    const played = playPull(held, 'v1')
    await expect(played.failure()).resolves.toMatchObject({ code: 'E_PLATFORM', message })
    expect(played.commands).toEqual([])
  })

  test('when the tasks cannot run it', async () => {
    const input = { family: 'web', containerDefinitions: [], runtimePlatform: { cpuArchitecture: 'X86_64' as const } }
    const services = [{ taskDefinition: { input, source: 'task.json' } }]
    await expect(playPull(repository, 'v1', pulls(OURS.digest), services).failure()).resolves.toMatchObject({
      code: 'E_PLATFORM',
      hint: 'Set `image` to one for linux/amd64, or `runtimePlatform` of the task definition.',
    })
  })
})

test.each([
  ['E_LOGIN', 'Error response from daemon: no basic auth credentials'],
  ['E_ACCESS_DENIED', 'denied: User: x is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:x'],
  ['E_DOCKER_NOT_RUNNING', 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'],
  ['E_PULL', 'unexpected EOF'],
])('a pull that fails is %s, and leaves no name behind', async (code, output) => {
  const played = playPull(repository, 'v1', pulls(OURS.digest, output))
  const failure = await played.failure()
  expect(failure).toMatchObject({ code })
  expect(played.removedAtEnd.map((argv) => argv.at(-1))).toEqual([
    expect.stringMatching(/^ship-to-ecs\.local/u),
    `${REGISTRY}/team/hello@${OURS.digest}`,
  ])
})
