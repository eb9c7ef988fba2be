/** What a registry has for a tag or digest: an image's manifest, or an index of several (OCI image spec v1.1). */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseDigest, type Digest } from './digest.ts'
import { jsonValue } from '../json.ts'

export type Manifest =
  | {
      readonly kind: 'image'
      readonly configDigest: Digest
      /** As they are stored, lowest first. */
      readonly layers: readonly Digest[]
    }
  /** The digests of its platform manifests, without attestations, which cannot run. */
  | { readonly kind: 'index'; readonly platforms: readonly Digest[] }
  | { readonly kind: 'unreadable'; readonly because: string }

/** Every kind of manifest that an image may have. A registry converts or omits the kinds that a client does not accept. */
export const MANIFEST_MEDIA_TYPES: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]

const DIGEST = z.string().transform((text, context) => {
  const digest = parseDigest(text)
  if (digest !== null) return digest
  context.addIssue({ code: 'custom', message: 'is not a sha256 digest' })
  return z.NEVER
})

const PLATFORM = z.object({ os: z.string(), architecture: z.string() })

const MANIFEST = z.union([
  z.object({ config: z.object({ digest: DIGEST }), layers: z.array(z.object({ digest: DIGEST })).nullish() }),
  z.object({
    manifests: z.array(
      z.object({
        digest: DIGEST,
        platform: PLATFORM.optional(),
        annotations: z.record(z.string(), z.string()).optional(),
      }),
    ),
  }),
])

/** An image that an index lists. */
export interface ListedImage {
  readonly digest: Digest
  /** Null where the index does not say it. */
  readonly platform: { readonly os: string; readonly architecture: string } | null
}

/** The images that an index lists, without attestations; none for the manifest of one image, and for what is neither. */
export const listedImages = (json: string): readonly ListedImage[] => {
  const parsed = MANIFEST.safeParse(jsonValue(json))
  if (!parsed.success || 'config' in parsed.data) return []
  return parsed.data.manifests
    .filter((entry) => !isAttestation(entry))
    .map(({ digest, platform = null }) => ({ digest, platform }))
}

/** The digest of a manifest (OCI image spec, descriptor, "digests"). */
export const digestOfManifest = (json: string): string => `sha256:${createHash('sha256').update(json).digest('hex')}`

/** Reads a manifest. One that another client might read as a different image is unreadable. */
export const parseManifest = (json: string): Manifest => {
  const read = jsonValue(json)
  if (isAmbiguous(read)) return { kind: 'unreadable', because: 'it can be read as two different images' }
  const parsed = MANIFEST.safeParse(read)
  if (!parsed.success) return { kind: 'unreadable', because: 'it is neither a manifest nor an index' }
  if ('config' in parsed.data) {
    const { config, layers } = parsed.data
    return { kind: 'image', configDigest: config.digest, layers: (layers ?? []).map(({ digest }) => digest) }
  }
  const platforms = parsed.data.manifests.filter((entry) => !isAttestation(entry)).map(({ digest }) => digest)
  return { kind: 'index', platforms }
}

/**
 * Whether it is both a manifest and an index, so that only its media type decides (CVE-2021-41190), or has members like `Config`,
 * which Go's JSON decoder reads as `config`.
 */
const isAmbiguous = (read: unknown): boolean => {
  if (typeof read !== 'object' || read === null) return false
  const isBoth = 'config' in read && 'manifests' in read
  return isBoth || hasDisguisedMember(read)
}

const MEMBERS = ['config', 'layers', 'manifests', 'mediaType', 'digest', 'platform', 'os', 'architecture']
const FOLDED = MEMBERS.map((name) => name.toUpperCase())

const hasDisguisedMember = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, member]) => {
    // Go also folds U+017F to s; toUpperCase does the same, toLowerCase does not.
    const isDisguised = !MEMBERS.includes(name) && FOLDED.includes(name.toUpperCase())
    return isDisguised || (name !== 'annotations' && hasDisguisedMember(member))
  })
}

/**
 * BuildKit writes an attestation with this annotation and for a platform that does not exist (BuildKit docs, "Image attestation
 * storage"). Only the platform prevents an engine from running it, so the annotation alone is not enough.
 */
const isAttestation = (entry: {
  annotations?: Readonly<Record<string, string>> | undefined
  platform?: z.infer<typeof PLATFORM> | undefined
}): boolean =>
  entry.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' &&
  entry.platform?.os === 'unknown' &&
  entry.platform.architecture === 'unknown'
