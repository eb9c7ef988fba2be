/**
 * platforms-scan: the images of an index but the first, each in an archive of its own and scanned by both scanners like the first. One
 * after the other, so that the disk holds one of them at a time.
 */
import { join } from 'node:path'
import { megabytes, type BuiltImage } from '../../domain/image/image.ts'
import type { IndexedImage } from '../../domain/image/image-index.ts'
import { onPlatform } from '../../domain/image/side-car-image.ts'
import { recordedScan } from '../../domain/scan/findings.ts'
import { ofSideCar, type ScannedSideCars, type SideCarScans } from '../../domain/scan/side-car-scans.ts'
import { defineStage } from '../../ports/stage.ts'
import { describeArchive } from '../build/archive.ts'
import { localReference } from '../build/order.ts'
import type { DownloadPorts } from '../scanners/artifact-download.ts'
import { runDockle, type DockleInput } from '../scanners/run-dockle.ts'
import { runTrivy, type TrivyInput } from '../scanners/run-trivy.ts'
import { archivesOf, replaced, type ArchivePorts, type IndexPlace, type WriteArchive } from './platform-archives.ts'

export interface PlatformsInput extends Omit<TrivyInput, 'image'>, Omit<DockleInput, 'image'> {
  readonly image: BuiltImage
  /** What the image is called: its repository. */
  readonly name: string
  /** Where the registry has the images; null and absent for a build. */
  readonly place?: IndexPlace | null
}

type PlatformPorts = ArchivePorts & DownloadPorts

/**
 * Takes the image of the run, gives what the scanners say of its other platforms: nothing for an image of one platform.
 * @throws ShipError `E_ARCHIVE`, of images that are pulled like `fetchArchive` and `openDocker`; CommandError
 */
export const scanPlatforms = defineStage({
  kind: 'side-cars-scan',
  title: 'Scan the other platforms',
  uses: [
    ...(['exec', 'files', 'archives', 'download', 'clock', 'log', 'registry', 'source', 'surroundings'] as const),
    ...(['secrets', 'leftovers'] as const),
  ],
  run: async (input: PlatformsInput, ports: PlatformPorts): Promise<ScannedSideCars> => {
    const { index } = input.image
    if (index === undefined) return { images: [] }
    const write = await archivesOf(index, input.place ?? null, ports)
    const images: SideCarScans[] = []
    for (const image of index.images.slice(1)) images.push(await scanOne(input, { image, write }, ports))
    return { images }
  },
  record: ({ images }) => ({ images: images.map((one) => ({ ...one, scans: one.scans.map(recordedScan) })) }),
})

interface Found {
  readonly image: IndexedImage
  readonly write: WriteArchive
}

const scanOne = async (input: PlatformsInput, { image, write }: Found, ports: PlatformPorts): Promise<SideCarScans> => {
  const directory = await ports.files.makePrivateDirectory('platform')
  const archive = join(directory, 'image.tar')
  const local = localReference(directory, image.platform.replaceAll('/', '-'))
  try {
    await write(image, { archive, localReference: local })
    const { configDigest } = await describeArchive(archive, ports.exec)
    if (configDigest !== image.configDigest) throw replaced(archive)
    const sizeBytes = await ports.files.sizeBytes(archive)
    ports.log.info(`${image.platform}, config ${configDigest}, ${megabytes(sizeBytes)}`)
    const given = { ...input, image: { archive, configDigest, localReference: local } }
    const scans = await Promise.all([runTrivy(given, ports), runDockle(given, ports)])
    const sideCar = onPlatform(input.name, image.platform)
    const facts = { sideCar, digest: image.digest, configDigest, sizeBytes, localReference: local }
    return { ...facts, scans: scans.map((scan) => ofSideCar(scan, sideCar)) }
  } finally {
    await ports.files.remove(directory)
  }
}
