/**
 * Copies an image into another repository, which may be in another account and region: blobs and manifests byte for byte, of an index all that it
 * lists, and itself last. So the digest stays, and whatever the repository lists is whole.
 */
import type { LiveRepository } from '../../domain/aws/live.ts'
import { megabytes } from '../../domain/image/image.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { ImageName } from '../../domain/image/image-name.ts'
import { partsOf, type ManifestParts } from '../../domain/image/manifest-parts.ts'
import { fault } from '../../errors/fault.ts'
import type { RegistryCopy, RegistryPlace } from '../../ports/oci-registry.ts'
import type { Ports } from '../../ports/ports.ts'
import { registryPlace } from '../registry-place.ts'

export interface ImageToCopy {
  readonly from: LiveRepository
  readonly to: LiveRepository
  /** The tag that the image gets. */
  readonly name: ImageName
  readonly digest: Digest
}

type CopyPorts = Pick<Ports, 'registry' | 'source' | 'ociRegistry' | 'secrets' | 'journal' | 'log'>

/**
 * What the repository has already is not sent.
 * @throws ShipError `E_IMAGE_NOT_FOUND`, `E_LOGIN`, `E_PUSHED_OTHER`; RegistryError; AwsError
 */
export const copyImage = async ({ from, to, name, digest }: ImageToCopy, ports: CopyPorts): Promise<void> => {
  const { secrets, ociRegistry, journal, log } = ports
  const copy = {
    from: await registryPlace(from.repositoryUri, { registry: ports.source, secrets }),
    to: await registryPlace(to.repositoryUri, { registry: ports.registry, secrets }),
  }
  if ((await ociRegistry.manifest(copy.to, digest)) !== null) {
    log.info(`${name.repository} has ${digest} already; nothing is copied`)
    return
  }
  const change = { kind: 'tag', ...name, digest } as const
  const noted = journal.aboutTo(change)
  const counted: Counted = { sent: 0, bytes: 0, there: 0 }
  await copyManifest(copy, { digest, depth: 0, counted }, ports)
  noted.changed(change)
  const already = counted.there === 0 ? '' : `, ${counted.there} were there already`
  log.info(`copied ${from.repositoryUri}@${digest}: ${counted.sent} blobs, ${megabytes(counted.bytes)}${already}`)
}

interface Counted {
  sent: number
  bytes: number
  there: number
}

interface Item {
  readonly digest: Digest
  /** An index lists images, and in theory other indexes. */
  readonly depth: number
  readonly counted: Counted
}

const DEEPEST = 3

/** Everything that it names first, as a registry takes no manifest without. */
const copyManifest = async (copy: RegistryCopy, item: Item, ports: CopyPorts): Promise<void> => {
  const { digest, depth } = item
  const read = await ports.ociRegistry.manifest(copy.from, digest)
  if (read === null) throw notThere(copy.from, digest)
  const parts = partsOf(read.text)
  if (parts === null || depth > DEEPEST) throw notCopied(copy.from, digest)
  for (const inner of parts.manifests) await copyManifest(copy, { ...item, digest: inner, depth: depth + 1 }, ports)
  await copyBlobs(copy, { ...item, ...parts }, ports)
  const stored = await ports.ociRegistry.putManifest(copy.to, { ...read, reference: digest })
  if (stored !== digest) throw notCopied(copy.from, digest)
}

/** At the same time; a layer is streamed, so each needs no more than its buffers. */
const PARALLEL = 4

const copyBlobs = async (
  copy: RegistryCopy,
  { blobs, counted }: Item & ManifestParts,
  { ociRegistry }: CopyPorts,
): Promise<void> => {
  const waiting = [...blobs]
  const work = async (): Promise<void> => {
    for (let blob = waiting.shift(); blob !== undefined; blob = waiting.shift()) {
      const done = await ociRegistry.copyBlob(copy, blob, () => undefined)
      if (done === 'sent') counted.bytes += blob.sizeBytes
      if (done === 'already-there') counted.there += 1
      else counted.sent += 1
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
}

const notThere = ({ registry, repository }: RegistryPlace, digest: Digest): Error =>
  fault('E_IMAGE_NOT_FOUND', {
    message: `${registry}/${repository} has no manifest ${digest}, which the image to promote needs`,
    headline: 'a part of the image to promote does not exist',
  })

const notCopied = ({ registry, repository }: RegistryPlace, digest: Digest): Error =>
  fault('E_PUSHED_OTHER', {
    message: `${registry}/${repository}@${digest} cannot be copied as it is: its manifest is none that a registry takes by this digest`,
    headline: 'the image cannot be copied as it is',
  })
