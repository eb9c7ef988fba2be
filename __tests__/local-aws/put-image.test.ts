import { describe, expect, test } from '@jest/globals'
import { DescribeImagesCommand, PutImageCommand } from '@aws-sdk/client-ecr'
import { startLocalAws } from '../../local-aws/server.ts'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { digestOf } from '../support/image.ts'
import { manifestOf, MANIFEST_TYPE, sha256Of } from '../support/manifest-registry.ts'
import { clientsOf } from './support.ts'

const MANIFEST = manifestOf(digestOf('a'))
const OTHER = manifestOf(digestOf('b'))

const withRepository = async (
  imageTagMutability: 'MUTABLE' | 'IMMUTABLE',
  use: (
    put: (imageTag: string, imageManifest?: string, imageDigest?: string) => Promise<unknown>,
    tags: () => Promise<unknown>,
  ) => Promise<void>,
): Promise<void> => {
  const aws = await startLocalAws({
    drive: { kind: 'script', scenario: succeeds() },
    repositories: [{ name: 'hello', imageTagMutability }],
    registry: { kind: 'none', images: [{ repository: 'hello', tag: 'v1', manifest: MANIFEST }] },
  })
  const { ecr } = clientsOf(aws)
  try {
    const asked = { repositoryName: 'hello', imageManifestMediaType: MANIFEST_TYPE }
    await use(
      (imageTag, imageManifest = MANIFEST, imageDigest) =>
        ecr.send(new PutImageCommand({ ...asked, imageTag, imageManifest, imageDigest })),
      async () => {
        const imageIds = [{ imageDigest: sha256Of(MANIFEST) }]
        const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName: 'hello', imageIds }))
        return imageDetails?.[0]?.imageTags
      },
    )
    expect(aws.schemaViolations).toEqual([])
  } finally {
    await aws.close()
  }
}

describe('PutImage', () => {
  test('gives an image that is there another tag', () =>
    withRepository('IMMUTABLE', async (put, tags) => {
      expect(await put('v2')).toMatchObject({ image: { imageId: { imageDigest: sha256Of(MANIFEST), imageTag: 'v2' } } })
      expect(await tags()).toEqual(expect.arrayContaining(['v1', 'v2']))
    }))

  test('says that nothing would change where a mutable tag has the image, and moves it to another one', () =>
    withRepository('MUTABLE', async (put, tags) => {
      await expect(put('v1')).rejects.toMatchObject({ name: 'ImageAlreadyExistsException' })
      await put('v2')
      await put('v1', OTHER)
      expect(await tags()).toEqual(['v2'])
    }))

  test('rejects an immutable tag that exists, also for the same image', () =>
    withRepository('IMMUTABLE', async (put) => {
      await expect(put('v1')).rejects.toMatchObject({ name: 'ImageTagAlreadyExistsException' })
      await expect(put('v1', OTHER)).rejects.toMatchObject({ name: 'ImageTagAlreadyExistsException' })
    }))

  test('rejects a manifest that has not the digest', () =>
    withRepository('MUTABLE', async (put) => {
      await expect(put('v2', OTHER, sha256Of(MANIFEST))).rejects.toMatchObject({
        name: 'ImageDigestDoesNotMatchException',
      })
    }))
})
