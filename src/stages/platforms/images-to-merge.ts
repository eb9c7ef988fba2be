/** What the several images of `image` mean in the registry: every image with its manifest, and the attestations of those that have some. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { parseGivenImage, type GivenImage } from '../../domain/image/given-image.ts'
import { entriesOfIndex, type IndexEntry } from '../../domain/image/image-index.ts'
import { listedImages } from '../../domain/image/manifest.ts'
import type { ImageToMerge } from '../../domain/image/merged-index.ts'
import { tagFrom, type TagInput } from '../../domain/image/tag.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { RegistryManifest } from '../../ports/oci-registry.ts'
import type { Ports } from '../../ports/ports.ts'
import { resolveGiven } from '../given/resolve-given.ts'
import { registryPlace } from '../registry-place.ts'
import { readImages } from './index-in-registry.ts'
import { asRegistryFault } from './registry-faults.ts'

export interface SourcesToRead {
  /** Digests, names, tags or templates of tags. */
  readonly merge: readonly string[]
  readonly tagInput: TagInput
  readonly repository: LiveRepository
}

export type Source =
  | {
      readonly kind: 'read'
      readonly digest: Digest
      readonly images: readonly ImageToMerge[]
      readonly attestations: readonly IndexEntry[]
    }
  /** `because` is a sentence of its own. */
  | { readonly kind: 'unusable'; readonly because: string }

type SourcePorts = Pick<Ports, 'registry' | 'ociRegistry' | 'secrets' | 'clock'>

/** What is wrong with an entry is its result, so that all of them are said at once. @throws AwsError; ShipError like `readImages`, `E_TAG` */
export const readSources = (sources: SourcesToRead, ports: SourcePorts): Promise<readonly Source[]> =>
  Promise.all(
    sources.merge.map((written) =>
      readSource(givenOf(written, sources.tagInput, ports.clock.now()), sources, ports).catch(asResult),
    ),
  )

/** What the registry lacks, or has as something else, is about the entry; whatever else fails is about the run. */
const ABOUT_THE_ENTRY: readonly string[] = ['E_IMAGE_NOT_FOUND', 'E_ARCHIVE', 'E_INPUT']

const asResult = (thrown: unknown): Source => {
  if (!(thrown instanceof ShipError) || !ABOUT_THE_ENTRY.includes(thrown.code)) throw thrown
  return { kind: 'unusable', because: thrown.message }
}

const givenOf = (written: string, input: TagInput, now: number): GivenImage => {
  const given = parseGivenImage(written)
  if (given !== null) return given
  const { tag } = tagFrom({ ...input, template: written }, now)
  return { written: tag, registry: null, repository: null, tag, digest: null }
}

const readSource = async (given: GivenImage, { repository }: SourcesToRead, ports: SourcePorts): Promise<Source> => {
  const held = await resolveGiven(given, repository, ports.registry.ecr)
  const place = await registryPlace(repository.repositoryUri, ports)
  const { written } = given
  const read = async (digest: Digest): Promise<RegistryManifest> => {
    const what = `${place.repository}@${digest} could not be read`
    const found = await ports.ociRegistry
      .manifest(place, digest)
      .catch(asRegistryFault({ name: place, code: 'E_PULL', what }))
    if (found === null) throw new Error(`${what}: ECR has it, and the registry does not`)
    return found
  }
  const images = await Promise.all(
    (await readImages(held, place, ports)).map(async (image) => {
      const { mediaType, text } = await read(image.digest)
      return { ...image, written, manifest: { mediaType, digest: image.digest, size: Buffer.byteLength(text) } }
    }),
  )
  if (images.length === 0) return { kind: 'unusable', because: `${written} is an index without an image` }
  const isIndex = images.length > 1 || images[0]?.digest !== held.digest
  const attestations = isIndex ? attestationsIn((await read(held.digest)).text, written) : []
  return { kind: 'read', digest: held.digest, images, attestations }
}

const attestationsIn = (text: string, what: string): readonly IndexEntry[] => {
  const images = new Set(listedImages(text).map(({ digest }) => digest))
  return entriesOfIndex(text, what).filter(({ digest }) => !images.has(digest))
}
