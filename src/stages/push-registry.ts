/** What ECR holds under a tag. Part of the push stage; the registry's own answer is the truth, never what a client printed. */
import type { Image } from '@aws-sdk/client-ecr'
import { fault } from '../domain/catalogue.ts'
import { parseDigest, type Digest } from '../domain/digest.ts'
import type { ImageTag } from '../domain/image.ts'
import { MANIFEST_MEDIA_TYPES, parseManifest } from '../domain/manifest.ts'
import type { Ecr } from '../ports.ts'

/** An image's place: what `docker push` takes, in parts. */
export interface Place {
  /** Host, and port if any. */
  readonly registry: string
  readonly repository: string
  readonly tag: ImageTag
}

export interface HeldImage {
  /** Of the manifest or index that the tag names. */
  readonly digest: Digest
  /** Of the manifests that can be run: the one, or the index's. */
  readonly manifestDigests: readonly Digest[]
  readonly configDigests: readonly Digest[]
}

/**
 * The image under the tag, or null when there is none.
 * @throws AwsError; ShipError `E_AWS` when the answer can not be read
 */
export const readTag = async ({ repository, tag }: Place, ecr: Ecr): Promise<HeldImage | null> => {
  const { images, failures } = await ecr.batchGetImage({
    repositoryName: repository,
    imageIds: [{ imageTag: tag }],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES],
  })
  const [image] = images ?? []
  const [failure] = failures ?? []
  const what = `${repository}:${tag}`
  if (image !== undefined) return readImage(image, { what, repository }, ecr)
  if (failure === undefined || failure.failureCode === 'ImageNotFound') return null
  throw unreadable(what, `${failure.failureCode ?? 'no code'}: ${failure.failureReason ?? 'no reason'}`)
}

/** Whether the tag holds this image and no other: an index with a second platform holds one that nobody scanned. */
export const holdsOnly = (held: HeldImage, configDigest: Digest): boolean =>
  held.configDigests.length > 0 && held.configDigests.every((digest) => digest === configDigest)

interface Subject {
  /** For messages. */
  readonly what: string
  readonly repository: string
}

const readImage = async (image: Image, subject: Subject, ecr: Ecr): Promise<HeldImage> => {
  const digest = parseDigest(image.imageId?.imageDigest ?? '')
  if (digest === null) throw unreadable(subject.what, 'it has no sha256 digest')
  const manifest = parseManifest(image.imageManifest ?? '')
  switch (manifest.kind) {
    case 'image':
      return { digest, manifestDigests: [digest], configDigests: [manifest.configDigest] }
    case 'index':
      return {
        digest,
        manifestDigests: manifest.platforms,
        configDigests: await readConfigDigests(manifest.platforms, subject, ecr),
      }
    case 'unreadable':
      throw unreadable(subject.what, manifest.because)
  }
}

const readConfigDigests = async (
  platforms: readonly Digest[],
  { what, repository }: Subject,
  ecr: Ecr,
): Promise<readonly Digest[]> => {
  if (platforms.length === 0) return []
  const { images } = await ecr.batchGetImage({
    repositoryName: repository,
    imageIds: platforms.map((imageDigest) => ({ imageDigest })),
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES],
  })
  return platforms.map((platform) => {
    const image = images?.find(({ imageId }) => imageId?.imageDigest === platform)
    const manifest = parseManifest(image?.imageManifest ?? '')
    if (manifest.kind === 'image') return manifest.configDigest
    throw unreadable(what, `the manifest ${platform} of its index is not there`)
  })
}

const unreadable = (what: string, why: string): Error =>
  fault('E_AWS', {
    message: `ecr:BatchGetImage of ${what} answered what can not be read: ${why}`,
    hint: 'Look at the tag in the ECR console; delete it there if it is damaged.',
  })
