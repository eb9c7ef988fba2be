/** The images that a build for several platforms gives; part of the build stage. */
import type { Checkout } from '../../domain/build/build-facts.ts'
import type { BuildOrder } from '../../domain/build/docker-build.ts'
import type { Engine } from '../../domain/build/docker-engine.ts'
import { megabytes, type BuiltImage } from '../../domain/image/image.ts'
import type { Ports } from '../../ports/ports.ts'
import { writeImageOf } from '../platforms/image-of-index.ts'
import { openLayout } from '../platforms/oci-layout.ts'
import { inOrderOf, readIndex } from '../platforms/read-index.ts'

interface Known {
  readonly checkout: Checkout | null
  readonly engine: Pick<Engine, 'platform'>
}

/**
 * The first image, in an archive of its own: that of the engine, which can test it, where it was asked for. The others stay in the layout
 * until each is scanned, so that the disk holds one of them at a time.
 * @throws ShipError `E_ARCHIVE`, `E_PLATFORM`
 */
export const readIndexed = async (
  order: BuildOrder,
  { checkout, engine }: Known,
  ports: Pick<Ports, 'archives' | 'files' | 'log'>,
): Promise<BuiltImage> => {
  const { archive, layout: path, reference: localReference } = order
  const layout = await openLayout(path, ports)
  const index = await readIndex(layout)
  const images = inOrderOf(order.build.platforms, index.images, engine.platform)
  const [image, ...others] = images
  await writeImageOf(layout, { image, localReference, archive }, ports)
  const sizeBytes = await ports.files.sizeBytes(archive)
  ports.log.info(`built the index ${index.digest}, ${megabytes(await ports.files.sizeBytes(path))}`)
  for (const one of images) ports.log.info(`built ${one.platform}, config ${one.configDigest}`)
  const facts = ({ platform, digest, configDigest }: (typeof images)[number]) => ({ platform, digest, configDigest })
  return {
    ...{ archive, configDigest: image.configDigest, sizeBytes, platform: image.platform },
    ...{ revision: checkout?.revision ?? null, localReference, storedAs: null, builder: 'buildx' },
    index: { layout: path, digest: index.digest, images: [facts(image), ...others.map(facts)] },
  }
}
