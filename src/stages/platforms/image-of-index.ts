/** Writes one image of an index as an archive of its own, which scanners and engines read: the very same config and layers. */
import type { LayoutImage } from './read-index.ts'
import { nameOfBlob, type Layout } from './oci-layout.ts'
import type { NewMember } from '../../ports/image-archives.ts'
import type { Ports } from '../../ports/ports.ts'

export interface ImageToWrite {
  readonly image: LayoutImage
  /** The name that scanners and the engine know it by. */
  readonly localReference: string
  /** Where it is written. */
  readonly archive: string
}

/**
 * Both forms in one, as `docker save` of Docker 25 and later writes them: `manifest.json` and the OCI layout. The digest of each blob is
 * checked while it is copied.
 * @throws ShipError `E_ARCHIVE`
 */
export const writeImageOf = async (
  layout: Layout,
  { image, localReference, archive }: ImageToWrite,
  { archives }: Pick<Ports, 'archives'>,
): Promise<void> => {
  const { manifest, config, layers } = image
  const { mediaType, digest, size } = manifest
  const annotations = { 'io.containerd.image.name': localReference }
  const index = { schemaVersion: 2, manifests: [{ mediaType, digest, size, annotations }] }
  const names = layers.map((layer) => nameOfBlob(layer.digest))
  const docker = [{ Config: nameOfBlob(config.digest), RepoTags: [localReference], Layers: names }]
  const blobs = new Map([manifest, config, ...layers].map((one) => [nameOfBlob(one.digest), layout.blob(one)]))
  const members: readonly NewMember[] = [
    { name: 'oci-layout', text: '{"imageLayoutVersion":"1.0.0"}' },
    { name: 'index.json', text: JSON.stringify(index) },
    { name: 'manifest.json', text: JSON.stringify(docker) },
    ...[...blobs].map(([name, blob]) => ({ name, blob })),
  ]
  await archives.write(archive, members)
}
