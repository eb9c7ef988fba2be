/** Gives an image that the repository holds another tag: PutImage with the very manifest that it has, so that the digest stays. */
import { isTemporary } from '../../domain/aws/faults.ts'
import { inRegistry, isTagMutable, type LiveRepository } from '../../domain/aws/live.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { ImageTag } from '../../domain/image/image.ts'
import { imageName, referenceOf, repositoryName } from '../../domain/image/image-name.ts'
import { digestOfManifest, MANIFEST_MEDIA_TYPES } from '../../domain/image/manifest.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import type { OpenEntry } from '../../ports/journal.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTagDigest } from '../push/held-image.ts'
import { sendAgain } from '../patience.ts'
import { isRefused } from '../refused.ts'

export interface TagToPut {
  readonly repository: LiveRepository
  readonly tag: ImageTag
  readonly digest: Digest
  /** Brings the image into the repository, where it may be elsewhere; not called when the tag is taken, or there. */
  readonly bring?: () => Promise<void>
}

export type PutTag =
  /** `replaced`: what a mutable tag named before. */
  | { readonly kind: 'put'; readonly replaced: Digest | null }
  | { readonly kind: 'there' }
  /** By another image, and the tag cannot be moved. */
  | { readonly kind: 'taken'; readonly by: Digest }

type TagPorts = Pick<Ports, 'registry' | 'clock' | 'journal' | 'log'>

/** ECR may list a new tag a moment after it accepted it: half a second, then twice as long each time, 16 s in total. */
const READ_ATTEMPTS = 6
const READ_DELAY_MS = 500

/** A fault of ECR that may pass is waited out for so long. */
const PATIENCE_MS = 60_000

/**
 * A tag that names the image already is left alone. What the registry has under the tag at the end is read back.
 * @throws ShipError `E_IMAGE_NOT_FOUND`, `E_PUSHED_OTHER`, `E_PUSH`, `E_AWS`; AwsError
 */
export const putTag = (wanted: TagToPut, ports: TagPorts): Promise<PutTag> => {
  const patience = { mayPass: isTemporary, until: ports.clock.now() + PATIENCE_MS }
  const noted: Noted = { entry: null }
  return sendAgain(() => putOnce({ ...wanted, noted }, ports), patience, ports)
}

/** One entry of the journal for all attempts; null before the first request. */
interface Noted {
  entry: OpenEntry<'tag'> | null
}

type Putting = TagToPut & { readonly noted: Noted }

const putOnce = async (wanted: Putting, ports: TagPorts): Promise<PutTag> => {
  const before = await heldBy(wanted, ports)
  if (before === wanted.digest) {
    // An earlier attempt has set it, whose response was lost.
    wanted.noted.entry?.changed()
    return { kind: 'there' }
  }
  if (before !== null && !isTagMutable(wanted.repository, wanted.tag)) return { kind: 'taken', by: before }
  await wanted.bring?.()
  const refused = await send(wanted, ports)
  const other = refused === null ? null : await foundBy(wanted, refused, ports)
  if (other !== null) return other
  await readBack(wanted, ports)
  refused?.settle()
  return { kind: 'put', replaced: before }
}

/** What another run has set; null where the tag is of this run, because the SDK has sent a request again whose response was lost, or is not listed yet. */
const foundBy = async (wanted: Putting, { noted, attempts }: Refused, ports: TagPorts): Promise<PutTag | null> => {
  const by = await heldBy(wanted, ports)
  if (by === null || (by === wanted.digest && attempts > 1)) return null
  noted.unchanged()
  return by === wanted.digest ? { kind: 'there' } : { kind: 'taken', by }
}

const heldBy = ({ repository, tag }: TagToPut, { registry }: TagPorts): Promise<Digest | null> => {
  const { repositoryUri, registryId } = repository
  return readTagDigest({ name: imageName(repositoryUri, tag), registryId }, registry.ecr)
}

/** PutImage, API Reference: another run was faster, with this image or with another one. */
const TAKEN = /^Image(?:Tag)?AlreadyExistsException$/u

/** The tag exists by now. What became of an attempt before the last one is known when the tag was read back: `settle`. */
interface Refused {
  readonly attempts: number
  readonly noted: OpenEntry<'tag'>
  readonly settle: () => void
}

const send = async (wanted: Putting, ports: TagPorts): Promise<Refused | null> => {
  const { repository, tag, digest } = wanted
  const name = imageName(repository.repositoryUri, tag)
  const manifest = await manifestOf(wanted, ports)
  const change = { kind: 'tag', ...name, digest, isOnlyTag: true } as const
  const noted = (wanted.noted.entry ??= ports.journal.aboutTo(change))
  try {
    await ports.registry.ecr.putImage({
      ...inRegistry(repository.registryId),
      ...{ repositoryName: name.repository, imageTag: tag, imageDigest: digest },
      ...manifest,
    })
    noted.changed(change)
    return null
  } catch (thrown) {
    if (thrown instanceof AwsError && TAKEN.test(thrown.awsCode)) {
      const { attempts = 1 } = thrown
      return { attempts, noted, settle: attempts === 1 ? noted.unchanged : noted.changed }
    }
    if (isRefused(thrown)) noted.unchanged()
    throw thrown
  }
}

interface ManifestToPut {
  readonly imageManifest: string
  readonly imageManifestMediaType?: string
}

/** Byte for byte, by the digest. */
const manifestOf = async ({ repository, digest }: TagToPut, { registry }: TagPorts): Promise<ManifestToPut> => {
  const { repository: repositoryName_ } = repositoryName(repository.repositoryUri)
  const { images } = await registry.ecr.batchGetImage({
    ...inRegistry(repository.registryId),
    repositoryName: repositoryName_,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES],
  })
  const { imageManifest, imageManifestMediaType } = images?.[0] ?? {}
  const short = `the repository ${repositoryName_} has no image ${digest}`
  if (imageManifest === undefined)
    throw fault('E_IMAGE_NOT_FOUND', { message: `${short} (ecr:BatchGetImage)`, headline: short })
  const computed = digestOfManifest(imageManifest)
  if (computed !== digest)
    throw fault('E_PUSHED_OTHER', {
      message: `ECR gave the manifest of ${computed} for ${repositoryName_}@${digest} (ecr:BatchGetImage)`,
      headline: 'ECR gave another manifest than that of the image',
    })
  return { imageManifest, ...(imageManifestMediaType === undefined ? {} : { imageManifestMediaType }) }
}

const readBack = async (wanted: TagToPut, ports: TagPorts): Promise<void> => {
  const reference = referenceOf(imageName(wanted.repository.repositoryUri, wanted.tag))
  for (let attempt = 1; ; attempt += 1) {
    const held = await heldBy(wanted, ports)
    if (held === wanted.digest) return
    if (attempt === READ_ATTEMPTS) throw notThere(reference, held, wanted.digest)
    await ports.clock.sleep(READ_DELAY_MS * 2 ** (attempt - 1))
  }
}

const notThere = (reference: string, held: Digest | null, digest: Digest): Error =>
  held === null
    ? fault('E_PUSH', { message: `${reference} was set, but ECR does not list the tag` })
    : fault('E_PUSHED_OTHER', { message: `${reference} names ${held}, although the run has set it to ${digest}` })
