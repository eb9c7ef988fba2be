/** An image that is given: found by digest or tag, pulled by digest, and the one that the registry says. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { parseDigest } from '../../../src/domain/image/digest.ts'
import { imageManifest, indexManifest, REGISTRY } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { CONFIG, finds, playPull, pulls } from '../../support/pull-play.ts'
import { hello } from '../../support/push-play.ts'
import { readableRegistry } from '../../support/readable-registry.ts'

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

  test('before it is pulled, when it is an index without an image', async () => {
    const played = playPull(hello({ tags: new Map([['v1', indexManifest([])]]) }), 'v1')
    const message = 'v1 is an index without an image'
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

describe('an index of several images', () => {
  const THEIR_CONFIG = JSON.stringify({ architecture: 'amd64', os: 'linux' })
  const their = parseDigest(`sha256:${createHash('sha256').update(THEIR_CONFIG).digest('hex')}`) ?? digestOf('0')
  const INTEL = imageManifest(their)
  const playIndex = (listed: string, script: Parameters<typeof playPull>[2] = []) => {
    const json = indexManifest([INTEL, OURS]).json.replace(/"amd64"(?=(?:(?!"amd64").)*$)/u, `"${listed}"`)
    const index = {
      json,
      digest: parseDigest(`sha256:${createHash('sha256').update(json).digest('hex')}`) ?? INTEL.digest,
    }
    const held = hello({
      tags: new Map([['v1', index]]),
      untagged: new Map([
        [INTEL.digest, INTEL],
        [OURS.digest, OURS],
      ]),
    })
    return { index, ...playPull(held, index.digest, script, [], readableRegistry([json, CONFIG, THEIR_CONFIG])) }
  }

  test('is pulled by the digest of the first image, unless the engine runs another one, and stays the image to deploy', async () => {
    const script = pulls(OURS.digest).map((command) => ({
      ...command,
      ...(command.stdout === undefined
        ? {}
        : { stdout: command.stdout.replace('"1.48"', '"1.48","Os":"linux","Arch":"arm64"') }),
    }))
    const { index, run } = playIndex('arm64', script)
    expect(await run()).toMatchObject({
      ...{ configDigest, platform: 'linux/arm64', held: { digest: index.digest } },
      index: {
        layout: null,
        digest: index.digest,
        images: [{ digest: OURS.digest }, { digest: INTEL.digest, platform: 'linux/amd64' }],
      },
    })
  })

  test('that lists an image for another platform than it is for is refused: the task would run it', async () => {
    const played = playIndex('amd64', pulls(OURS.digest).slice(0, 1))
    await expect(played.failure()).resolves.toMatchObject({
      code: 'E_PLATFORM',
      message: expect.stringContaining(
        `it lists ${OURS.digest.slice(0, 19)} as linux/amd64, which is for linux/arm64`,
      ) as unknown,
    })
  })
})
