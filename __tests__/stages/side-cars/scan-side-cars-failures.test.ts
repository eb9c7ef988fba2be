/** Images of side-cars that cannot be judged: each error names the image and its containers, and nothing is left behind. */
import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../support/image.ts'
import { sha256Of } from '../../support/manifest-registry.ts'
import { imageFor, ON_FARGATE, playScan, serviceWith } from '../../support/scan-side-cars-play.ts'

const NGINX = imageFor('amd64', 'nginx')
const BY_DIGEST = `nginx@${NGINX.digest}`
const ELSEWHERE = { [BY_DIGEST]: NGINX.json }
const world = { elsewhere: ELSEWHERE, images: [NGINX] }

const indexOf = (members: readonly { readonly digest: string; readonly architecture?: string }[]) => {
  const manifests = members.map(({ digest, architecture }) => ({
    digest,
    ...(architecture === undefined ? {} : { platform: { os: 'linux', architecture } }),
  }))
  return { json: JSON.stringify({ manifests }) }
}

describe('fails', () => {
  const ARM = imageFor('arm64')
  const ARM_NAME = `nginx@${ARM.digest}`
  const BOTH = indexOf([{ digest: digestOf('1'), architecture: 'arm64' }])
  const BOTH_NAME = `nginx@${sha256Of(BOTH.json)}`
  const MANY = indexOf(Array.from({ length: 1000 }, (_, at) => ({ digest: sha256Of(`${at}`), architecture: 'amd64' })))
  const MANY_NAME = `nginx@${sha256Of(MANY.json)}`
  const ODD = indexOf([{ digest: digestOf('1'), architecture: 'x'.repeat(100_000) }])
  const ODD_NAME = `nginx@${sha256Of(ODD.json)}`
  const EMPTY = JSON.stringify({ manifests: [] })
  const EMPTY_NAME = `nginx@${sha256Of(EMPTY)}`
  const OTHER = { ...NGINX, config: ARM.config }
  const onFargate = (image: string) => [serviceWith([image], ON_FARGATE)]

  test.each<readonly [string, string, Parameters<typeof playScan>[1], string, string]>([
    [
      'for an image of another architecture than that of the tasks',
      ARM_NAME,
      { elsewhere: { [ARM_NAME]: ARM.json }, images: [ARM] },
      'E_PLATFORM',
      `the image ${ARM_NAME} of the container side-1 is for linux/arm64, but the tasks of task.json run on linux/amd64 (the default of Fargate)`,
    ],
    [
      'for an index without an image for the tasks',
      BOTH_NAME,
      { elsewhere: { [BOTH_NAME]: BOTH.json } },
      'E_PLATFORM',
      'is for linux/arm64, but the tasks of task.json run on linux/amd64',
    ],
    [
      'for an empty index',
      EMPTY_NAME,
      { elsewhere: { [EMPTY_NAME]: EMPTY } },
      'E_SIDE_CAR',
      'its index lists no image',
    ],
    [
      'for an index of more images than any image has',
      MANY_NAME,
      { elsewhere: { [MANY_NAME]: MANY.json } },
      'E_SIDE_CAR',
      'its index lists 1000 images that the tasks can run, and at most 20 are scanned',
    ],
    [
      'for an index whose platforms would fill the log',
      ODD_NAME,
      { elsewhere: { [ODD_NAME]: ODD.json } },
      'E_PLATFORM',
      '…, but the tasks of task.json run on linux/amd64',
    ],
    [
      'when the registry gives another manifest',
      BY_DIGEST,
      { elsewhere: { [BY_DIGEST]: ARM.json } },
      'E_SIDE_CAR',
      `gave a manifest with the digest ${ARM.digest} for ${NGINX.digest}`,
    ],
    [
      'when the engine pulls another image',
      BY_DIGEST,
      { elsewhere: ELSEWHERE, images: [OTHER] },
      'E_SIDE_CAR',
      'has another config than its manifest names',
    ],
    [
      'when the pull is denied',
      BY_DIGEST,
      { ...world, denies: 'denied: User is not authorized to perform: ecr:GetDownloadUrlForLayer on resource: *' },
      'E_ACCESS_DENIED',
      `the image ${BY_DIGEST} of the container side-1 cannot be scanned`,
    ],
    [
      'when the disk is full',
      BY_DIGEST,
      { ...world, denies: 'write /var/lib/docker/tmp/x: no space left on device' },
      'E_PULL',
      `the image ${BY_DIGEST} of the container side-1 cannot be scanned: the disk of the Docker engine is full`,
    ],
    [
      'for a digest that is no sha256',
      `nginx@sha512:${'1'.repeat(128)}`,
      {},
      'E_SIDE_CAR',
      'not named by a sha256 digest',
    ],
    ['for a name without a digest', 'nginx:1', {}, 'E_SIDE_CAR', 'not named by a sha256 digest'],
  ])('%s, and leaves nothing behind', async (_, image, given, code, message) => {
    const played = playScan(onFargate(image), given)
    await expect(played.failure()).resolves.toMatchObject({
      code,
      message: expect.stringContaining(message) as unknown,
    })
    expect(played.scans).toEqual([])
    expect(played.names.size).toBe(0)
    expect([...played.files.texts.keys()].filter((path) => path.includes('/side-car-'))).toEqual([])
  })

  test.each([
    "pull access denied for nginx, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    'unauthorized: authentication required',
    'name unknown: repository not known',
  ])('of another registry with the login of Docker as the next step, not with the role: %s', async (denies) => {
    const error = await playScan(onFargate(BY_DIGEST), { ...world, denies }).failure()
    expect(error).toMatchObject({
      code: 'E_SIDE_CAR',
      hint: 'Correct `image` of the container, log Docker in to docker.io before this step, or name the image by its digest.',
    })
  })

  test('with whose image could not be pulled in the headline', async () => {
    const error = await playScan(onFargate('nginx@' + NGINX.digest), { ...world, denies: 'unexpected EOF' }).failure()
    expect(error).toMatchObject({
      code: 'E_PULL',
      headlines: [
        `the image nginx@${NGINX.digest} of the container side-1 could not be pulled`,
        'the image of a side-car could not be pulled',
      ],
    })
  })

  test('with every image that its registry does not have, before anything is pulled', async () => {
    const missing = [`nginx@${digestOf('1')}`, `envoy@${digestOf('2')}`]
    const played = playScan([serviceWith([BY_DIGEST, ...missing], ON_FARGATE)], world)
    const error = await played.failure()
    expect(error).toMatchObject({ code: 'E_SIDE_CAR', headlines: ['the images of 2 side-cars cannot be scanned'] })
    expect(played.commands().filter((line) => line.startsWith('docker pull'))).toEqual([])
  })
})
