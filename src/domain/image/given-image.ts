/** An image that is deployed instead of one that is built: its name, as far as it is given. */
import { parseDigest, type Digest } from './digest.ts'
import type { FoundImage } from './existing-image.ts'
import type { ImageTag } from './image.ts'

export interface GivenImage {
  /** As it was written. */
  readonly written: string
  /** Null: that of the setting. */
  readonly registry: string | null
  /** Null: that of the setting. */
  readonly repository: string | null
  readonly tag: ImageTag | null
  /** Null: what the tag names when it is read. */
  readonly digest: Digest | null
}

/** OCI distribution spec, "Pulling manifests". By Docker's rule, a first part with a dot or a colon before a slash is a registry. */
const TAG = '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}'
const DIGEST = 'sha256:[0-9a-f]{64}'
const REPOSITORY = String.raw`(?!sha256:)(?:(?<registry>[^/@\s]*[.:][^/@\s]*)/)?(?<repository>[a-z0-9][a-z0-9._/-]*)`
/** A host has at most 253 characters, a repository of ECR 256, a tag 128 and a digest 71; the expression takes long for a longer text. */
const LONGEST_NAME = 1024
const ONLY_TAG = new RegExp(`^${TAG}$`)
const NAME = new RegExp(`^${REPOSITORY}(?=[:@])(?::(?<tag>${TAG}))?(?:@(?<digest>${DIGEST}))?$`)

/**
 * Reads a digest, a tag, or the name of an image with a tag, a digest or both, as `docker pull` takes it; null for anything else. A name
 * alone is a tag: nobody means whatever is `latest`.
 */
export const parseGivenImage = (written: string): GivenImage | null => {
  const nameless = { written, registry: null, repository: null }
  const digest = parseDigest(written)
  if (digest !== null) return { ...nameless, tag: null, digest }
  if (isTag(written)) return { ...nameless, tag: written, digest: null }
  const parts = partsOf(written)
  if (parts?.['repository'] === undefined) return null
  const { registry = null, repository, tag = '', digest: hash = '' } = parts
  return { written, registry, repository, tag: isTag(tag) ? tag : null, digest: parseDigest(hash) }
}

/** The images that are named, one per line, where they are several; none for one. Each may also be a template of a tag. */
export const severalImages = (written: string): readonly string[] => {
  const lines = written.split('\n').map((line) => line.trim())
  const named = lines.filter((line) => line !== '')
  return named.length > 1 ? named : []
}

/** The image that the plan has read, where it could: a tag is resolved once. */
export const asPlanned = (image: GivenImage, { imageDigest }: { readonly imageDigest: Digest | null }): GivenImage => ({
  ...image,
  digest: imageDigest ?? image.digest,
})

/** The image that is used instead of one that would be built. Throws where none is, which is a defect of the pipeline. */
export const reusedImage = (tag: ImageTag, found: FoundImage): GivenImage => {
  if (found.kind !== 'reused') throw new Error('an image that is built was taken for one that exists')
  return { written: tag, registry: null, repository: null, tag, digest: found.digest }
}

const partsOf = (name: string): RegExpExecArray['groups'] =>
  name.length > LONGEST_NAME ? undefined : NAME.exec(name)?.groups

const isTag = (text: string): text is ImageTag => ONLY_TAG.test(text)
