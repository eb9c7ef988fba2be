/** What ECR holds under a tag: only the registry's own response counts, never what a client printed. */
import type { Image } from '@aws-sdk/client-ecr'
import { fault } from '../../errors/fault.ts'
import { inRegistry } from '../../domain/aws/live.ts'
import { parseDigest, type Digest } from '../../domain/image/digest.ts'
import type { PushedImage } from '../../domain/image/image.ts'
import type { ImageName, RepositoryName } from '../../domain/image/image-name.ts'
import { digestOfManifest, MANIFEST_MEDIA_TYPES, parseManifest, type Manifest } from '../../domain/image/manifest.ts'
import type { Creation } from '../../domain/registry/new-repository.ts'
import type { Ecr } from '../../ports/aws.ts'
import { isAwsError } from '../plan/missing-name.ts'

export interface HeldImage {
  /** Of the manifest or index that the tag names. */
  readonly digest: Digest
  /** Of the manifests that can run: the image's own, or those that the index lists. */
  readonly manifestDigests: readonly Digest[]
  readonly configDigests: readonly Digest[]
  /** Of all these manifests, as ECR stores them. */
  readonly layers: readonly Digest[]
}

export interface TagToRead {
  readonly name: ImageName
  /** The account of the registry; null: the caller's. */
  readonly registryId: string | null
  /** Absent: the repository exists. One that a push creates is as one without images until then. */
  readonly creation?: Creation | undefined
}

/**
 * The image under the tag; null when the tag does not exist.
 * @throws AwsError; ShipError `E_AWS` when the response is unreadable, `E_PUSHED_OTHER` when a manifest does not have the digest
 * that ECR gives for it
 */
export const readTag = ({ name: { repository, tag }, ...where }: TagToRead, ecr: Ecr): Promise<HeldImage | null> =>
  readHeld({ ...where, repository, id: { imageTag: tag } }, ecr)

export interface ImageToRead {
  readonly repository: string
  /** The account of the registry; null: the caller's. */
  readonly registryId: string | null
  readonly creation?: Creation | undefined
  readonly id: { readonly imageTag: string } | { readonly imageDigest: string }
}

/** The image of that tag or digest; null when there is none. @throws like `readTag` */
export const readHeld = async (wanted: ImageToRead, ecr: Ecr): Promise<HeldImage | null> => {
  const found = await find(wanted, ecr)
  return found === null ? null : readImage(found.image, found.subject, ecr)
}

/**
 * The digest that the tag names, of whatever it is: an image that is damaged, or none, is as good as any other one when the tag is to be moved. Null
 * when the tag does not exist. @throws like `readTag`
 */
export const readTagDigest = async (
  { name: { repository, tag }, ...where }: TagToRead,
  ecr: Ecr,
): Promise<Digest | null> => {
  const found = await find({ ...where, repository, id: { imageTag: tag } }, ecr)
  return found === null ? null : digestIn(found.image, found.subject)
}

const find = async (
  { repository, registryId, id, creation }: ImageToRead,
  ecr: Ecr,
): Promise<{ readonly image: Image; readonly subject: Subject } | null> => {
  const from = { ...inRegistry(registryId), repositoryName: repository }
  const asked = { ...from, imageIds: [id], acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES] }
  const { images, failures } = await ecr.batchGetImage(asked).catch((thrown: unknown) => {
    if (creation !== undefined && isAwsError(thrown, ['RepositoryNotFoundException']))
      return { images: [], failures: [] }
    throw thrown
  })
  const [image] = images ?? []
  const [failure] = failures ?? []
  const what = 'imageTag' in id ? `${repository}:${id.imageTag}` : `${repository}@${id.imageDigest}`
  if (image !== undefined) return { image, subject: { what, from } }
  if (failure === undefined || failure.failureCode === 'ImageNotFound') return null
  throw unreadable(what, `${failure.failureCode ?? 'no code'}: ${failure.failureReason ?? 'no reason'}`)
}

/**
 * Whether the tag holds this image and no other: any further entry of an index was not scanned. The layers that the manifest lists are
 * another question (`compareLayers`), as each engine compresses them in its own way; the `diff_ids` of the config pin their content,
 * and an engine that pulls the image compares them when it unpacks a layer (OCI image spec, "rootfs").
 */
export const holdsOnly = ({ configDigests }: HeldImage, configDigest: Digest): boolean =>
  configDigests.length === 1 && configDigests[0] === configDigest

/** The same of an index: these images and no other. */
export const holdsAll = ({ configDigests }: HeldImage, wanted: readonly Digest[]): boolean =>
  configDigests.toSorted().join() === wanted.toSorted().join()

/** What the registry says of an image that it holds, by its digest: a tag may move. */
export const asHeld = (
  { digest, manifestDigests }: HeldImage,
  { registry, repository }: RepositoryName,
): Pick<PushedImage, 'digest' | 'runningDigests' | 'uri'> => ({
  digest,
  runningDigests: [...new Set([digest, ...manifestDigests])],
  uri: `${registry}/${repository}@${digest}`,
})

interface Subject {
  /** For messages. */
  readonly what: string
  readonly from: { readonly registryId?: string; readonly repositoryName: string }
}

const digestIn = ({ imageId }: Image, { what }: Subject): Digest => {
  const digest = parseDigest(imageId?.imageDigest ?? '')
  if (digest === null) throw unreadable(what, 'the image has no sha256 digest')
  return digest
}

const readImage = async (image: Image, subject: Subject, ecr: Ecr): Promise<HeldImage> => {
  const digest = digestIn(image, subject)
  const manifest = readManifest(image, digest, subject)
  switch (manifest.kind) {
    case 'image':
      return { digest, manifestDigests: [digest], configDigests: [manifest.configDigest], layers: manifest.layers }
    case 'index': {
      const manifests = await readPlatforms(manifest.platforms, subject, ecr)
      return {
        digest,
        manifestDigests: manifest.platforms,
        configDigests: manifests.map(({ configDigest }) => configDigest),
        layers: manifests.flatMap(({ layers }) => layers),
      }
    }
    case 'unreadable':
      throw unreadable(subject.what, manifest.because)
  }
}

/** The manifest in a response, if its text has the digest: an engine that pulls by this digest gets what was read here. */
const readManifest = ({ imageManifest }: Image, digest: Digest, { what }: Subject): Manifest => {
  if (imageManifest === undefined) throw unreadable(what, `${digest} has no manifest`)
  const computed = digestOfManifest(imageManifest)
  if (computed === digest) return parseManifest(imageManifest)
  throw fault('E_PUSHED_OTHER', {
    message: `ECR gave the digest ${digest} for ${what}, but the manifest has the digest ${computed} (ecr:BatchGetImage)`,
    hint: 'Nothing was deployed. Find out what is between the runner and ECR (a proxy, AWS_ENDPOINT_URL?).',
  })
}

/** ECR API Reference, BatchGetImage: `imageIds`. */
const MOST_IDS = 100

const readPlatforms = async (
  platforms: readonly Digest[],
  subject: Subject,
  ecr: Ecr,
): Promise<readonly Extract<Manifest, { kind: 'image' }>[]> => {
  const images: Image[] = []
  for (let from = 0; from < platforms.length; from += MOST_IDS) {
    const some = await ecr.batchGetImage({
      ...subject.from,
      imageIds: platforms.slice(from, from + MOST_IDS).map((imageDigest) => ({ imageDigest })),
      acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES],
    })
    images.push(...(some.images ?? []))
  }
  return platforms.map((platform) => {
    const image = images.find(({ imageId }) => imageId?.imageDigest === platform)
    if (image === undefined)
      throw unreadable(subject.what, `the manifest ${platform}, which its index lists, does not exist`)
    const manifest = readManifest(image, platform, subject)
    if (manifest.kind === 'image') return manifest
    throw unreadable(subject.what, `the entry ${platform} of its index is not an image manifest`)
  })
}

const unreadable = (what: string, why: string): Error =>
  fault('E_AWS', {
    message: `ECR returned an unreadable response for ${what}: ${why} (ecr:BatchGetImage)`,
    headline: [
      `ECR has nothing that can be read as an image for ${what}: ${why}`,
      'ECR has nothing that can be read as an image under this name (ecr:BatchGetImage)',
    ],
    hint: 'Check the tag in the ECR console; delete it if it is damaged.',
  })
