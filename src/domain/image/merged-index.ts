/** Images of one commit, each built for its platform elsewhere, as one index (OCI image spec v1.1, "Image Index"). Pure. */
import type { Digest } from './digest.ts'
import { shortDigest } from './digest.ts'
import type { BuiltImage } from './image.ts'
import type { Descriptor, IndexEntry, IndexedImage } from './image-index.ts'
import { digestOfManifest } from './manifest.ts'
import { isForPlatform } from './platform.ts'

/** An image to merge, as the registry has it. */
export interface ImageToMerge extends IndexedImage {
  /** As the settings name it. */
  readonly written: string
  /** The commit in its revision label; null where it has none. */
  readonly revision: string | null
  readonly manifest: Descriptor
}

/** An index that nothing has written yet. */
export interface MergedIndex {
  readonly mediaType: string
  readonly text: string
  readonly digest: string
}

/** The image of the run, which is the first one of an index to push. */
export type MergedImage = BuiltImage & {
  readonly merged: MergedIndex
  /** What each entry of the setting means, in its order. */
  readonly sources: readonly Digest[]
}

export interface WantedMerge {
  /** Of which every image must be. */
  readonly commit: string
  /** Those of the setting; none: whatever the images are for. */
  readonly platforms: readonly string[]
}

/** Everything that speaks against one index of these images. */
export const mergeProblems = (images: readonly ImageToMerge[], wanted: WantedMerge): readonly string[] => [
  ...images.flatMap((image) => {
    const because = otherCommit(image, wanted.commit)
    return because === null ? [] : [`${nameOf(image)} ${because}`]
  }),
  ...images.flatMap((image, index) => {
    const same = images.slice(0, index).find((one) => isForPlatform(one.platform, image.platform))
    return same === undefined ? [] : [`${nameOf(same)} and ${nameOf(image)} are both for ${image.platform}`]
  }),
  ...wrongPlatforms(images, wanted.platforms),
]

const nameOf = ({ written, digest }: ImageToMerge): string =>
  written.includes(digest) ? written : `${written} (${shortDigest(digest)})`

const otherCommit = ({ revision }: ImageToMerge, commit: string): string | null => {
  if (revision === commit) return null
  return revision === null
    ? 'has no commit in its label org.opencontainers.image.revision'
    : `is of the commit ${revision}, not of ${commit}`
}

/** With `platforms` set the index has these and no other, so that an image that is missing is noticed. */
const wrongPlatforms = (images: readonly ImageToMerge[], platforms: readonly string[]): readonly string[] => {
  if (platforms.length === 0) return []
  const missing = platforms.filter((wanted) => !images.some(({ platform }) => isForPlatform(platform, wanted)))
  const others = images.filter(({ platform }) => !platforms.some((wanted) => isForPlatform(platform, wanted)))
  return [
    ...missing.map((wanted) => `no image is for ${wanted}, which \`platforms\` names`),
    ...others.map((image) => `${nameOf(image)} is for ${image.platform}, which \`platforms\` does not name`),
  ]
}

const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json'
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json'

/**
 * The index of these images and of their attestations: the same one whatever their order is. As `docker buildx imagetools create` does, one of
 * Docker's manifests alone is a manifest list, which every registry takes.
 */
export const indexOf = (images: readonly ImageToMerge[], attestations: readonly IndexEntry[]): MergedIndex => {
  const sorted = byPlatform(images)
  const place = new Map(sorted.map(({ digest }, index): readonly [string, number] => [digest, index]))
  const rank = ({ annotations }: IndexEntry): number =>
    place.get(annotations?.['vnd.docker.reference.digest'] ?? '') ?? sorted.length
  const entries = [
    ...sorted.map(({ manifest, platform }) => ({ ...described(manifest), platform: platformOf(platform) })),
    ...attestations
      .toSorted((one, other) => rank(one) - rank(other) || compare(one.digest, other.digest))
      .map((one) => ({ ...described(one), platform: one.platform, annotations: one.annotations })),
  ]
  const isDocker = entries.every((entry) => entry.mediaType === DOCKER_MANIFEST)
  const mediaType = isDocker ? DOCKER_LIST : OCI_INDEX
  const text = JSON.stringify({ schemaVersion: 2, mediaType, manifests: entries })
  return { mediaType, text, digest: digestOfManifest(text) }
}

/** By their platforms, none of which is there twice: so the order of the setting means nothing. */
export const byPlatform = (images: readonly ImageToMerge[]): readonly ImageToMerge[] =>
  images.toSorted((one, other) => compare(one.platform, other.platform))

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const described = ({ mediaType, digest, size }: Descriptor): Descriptor => ({ mediaType, digest, size })

const platformOf = (platform: string): NonNullable<IndexEntry['platform']> => {
  const [os = '', architecture = '', variant] = platform.split('/')
  return { architecture, os, ...(variant === undefined ? {} : { variant }) }
}
