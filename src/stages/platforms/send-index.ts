/** Sends an index into the registry, exactly as it is in the archive: its blobs, its manifests by digest, itself by digest. No tag is touched. */
import type { Digest } from '../../domain/image/digest.ts'
import type { Descriptor } from '../../domain/image/image-index.ts'
import { megabytes } from '../../domain/image/image.ts'
import type { RegistryPlace } from '../../ports/oci-registry.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Layout } from './oci-layout.ts'
import type { LayoutIndex } from './read-index.ts'

/** Uploads at the same time; docker's own number of layers is five. */
const AT_ONCE = 4
/** A large layer says how far it is each time that so many more bytes are sent. */
const STEP_BYTES = 100_000_000

interface Sending {
  readonly layout: Layout
  readonly index: LayoutIndex
}

/** @throws RegistryError; ShipError `E_ARCHIVE` */
export const sendIndex = async (
  { layout, index }: Sending,
  place: RegistryPlace,
  { ociRegistry, log }: Pick<Ports, 'ociRegistry' | 'log'>,
): Promise<void> => {
  const parts = [...index.images, ...index.attestations]
  const blobs = distinct(parts.flatMap(({ config, layers }) => [config, ...layers]))
  const waiting = [...blobs]
  const counts = { sent: 0, sentBytes: 0, 'already-there': 0 }
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const outcome = await ociRegistry.sendBlob(place, layout.blob(next), progressOf(next, log))
      counts[outcome] += 1
      if (outcome === 'sent') counts.sentBytes += next.size
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const there = counts['already-there'] === 0 ? '' : `; ${counts['already-there']} were there already`
  log.info(`${counts.sent} of ${blobs.length} layers and configs sent, ${megabytes(counts.sentBytes)}${there}`)
  for (const { manifest } of parts) {
    const { mediaType, digest } = manifest
    await ociRegistry.putManifest(place, { reference: digest, mediaType, text: await layout.text(manifest) })
  }
  await ociRegistry.putManifest(place, { reference: index.digest, mediaType: index.mediaType, text: index.text })
}

const distinct = (all: readonly Descriptor[]): readonly Descriptor[] => [
  ...new Map<Digest, Descriptor>(all.map((one) => [one.digest, one])).values(),
]

const progressOf = ({ digest, size }: Descriptor, log: Ports['log']): ((sentBytes: number) => void) => {
  let next = STEP_BYTES
  return (sentBytes) => {
    if (sentBytes < next || sentBytes >= size) return
    next = sentBytes + STEP_BYTES
    log.info(`${digest.slice(0, 19)}: ${megabytes(sentBytes)} of ${megabytes(size)}`)
  }
}
