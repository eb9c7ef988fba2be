/** What ECR holds under a tag. Part of the push stage; the registry's own answer is the truth, never what a client printed. */
import type { Image } from '@aws-sdk/client-ecr'
import { fault } from '../../errors/fault.ts'
import { parseDigest, type Digest } from '../../domain/image/digest.ts'
import type { ImageTag } from '../../domain/image/image.ts'
import { digestOfManifest, MANIFEST_MEDIA_TYPES, parseManifest, type Manifest } from '../../domain/image/manifest.ts'
import type { Ecr } from '../../ports/aws.ts'

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
 * @throws AwsError; ShipError `E_AWS` when the answer can not be read, `E_PUSHED_OTHER` when a manifest has not the digest it is
 * named by
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

/** Whether the tag holds this image and no other: the second entry of an index is one that nobody scanned. */
export const holdsOnly = ({ configDigests }: HeldImage, configDigest: Digest): boolean =>
  configDigests.length === 1 && configDigests[0] === configDigest

interface Subject {
  /** For messages. */
  readonly what: string
  readonly repository: string
}

const readImage = async (image: Image, subject: Subject, ecr: Ecr): Promise<HeldImage> => {
  const digest = parseDigest(image.imageId?.imageDigest ?? '')
  if (digest === null) throw unreadable(subject.what, 'it has no sha256 digest')
  const manifest = readManifest(image, digest, subject)
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

/** The manifest that an answer holds, once its text has the digest: what an engine pulls by the digest is what was read here. */
const readManifest = ({ imageManifest }: Image, digest: Digest, { what }: Subject): Manifest => {
  if (imageManifest === undefined) throw unreadable(what, `${digest} came without a manifest`)
  const computed = digestOfManifest(imageManifest)
  if (computed === digest) return parseManifest(imageManifest)
  throw fault('E_PUSHED_OTHER', {
    message: `ecr:BatchGetImage of ${what} named the digest ${digest}, but the manifest that it gave has the digest ${computed}`,
    hint: 'Nothing was deployed. Find out what stands between the runner and ECR (a proxy, AWS_ENDPOINT_URL?).',
  })
}

const readConfigDigests = async (
  platforms: readonly Digest[],
  subject: Subject,
  ecr: Ecr,
): Promise<readonly Digest[]> => {
  if (platforms.length === 0) return []
  const { images } = await ecr.batchGetImage({
    repositoryName: subject.repository,
    imageIds: platforms.map((imageDigest) => ({ imageDigest })),
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES],
  })
  return platforms.map((platform) => {
    const image = images?.find(({ imageId }) => imageId?.imageDigest === platform)
    if (image === undefined) throw unreadable(subject.what, `the manifest ${platform} of its index is not there`)
    const manifest = readManifest(image, platform, subject)
    if (manifest.kind === 'image') return manifest.configDigest
    throw unreadable(subject.what, `the entry ${platform} of its index is not an image's manifest`)
  })
}

const unreadable = (what: string, why: string): Error =>
  fault('E_AWS', {
    message: `ecr:BatchGetImage of ${what} answered what can not be read: ${why}`,
    hint: 'Look at the tag in the ECR console; delete it there if it is damaged.',
  })
