/**
 * side-cars-scan: the images of the side-cars, each once, pulled by the digest of its own manifest and scanned like the image of the run. One
 * after the other, and each is removed before the next: the disk holds one archive at a time.
 */
import type { LiveRepository, LiveService } from '../../domain/aws/live.ts'
import { imagesToScan, unknownSideCars, type PinnedSideCars, type SideCarToScan } from '../../domain/image/side-cars.ts'
import { recordedScan } from '../../domain/scan/findings.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { ofSideCar, type ScannedSideCars, type SideCarScans } from '../../domain/scan/side-car-scans.ts'
import { defineStage } from '../../ports/stage.ts'
import { probeEngine } from '../build/engine.ts'
import { findImages } from './find-images.ts'
import { distinctImages, scanFoundImage, type DistinctImage, type ScanFoundPorts } from './scan-found-image.ts'
import { allOrOneError } from './side-car-failures.ts'

export interface SideCarsInput extends Scanners {
  readonly repository: LiveRepository
  readonly services: readonly Pick<LiveService, 'key' | 'taskDefinition' | 'containerName'>[]
  readonly pinned: PinnedSideCars
  readonly timeoutMinutes: number
  readonly unknownSystem: 'blocked' | 'accepted'
}

/**
 * Takes the planned definitions and the digests of their side-cars, gives what the scanners say of each image.
 * @throws ShipError `E_SIDE_CAR`, `E_PLATFORM`, `E_PULL`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_ARCHIVE`,
 *   `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`, `E_BUILDX_NEEDED`; AwsError; CommandError
 */
export const scanSideCars = defineStage({
  kind: 'side-cars-scan',
  title: 'Scan the side-cars',
  uses: [
    ...(['exec', 'files', 'archives', 'leftovers', 'download', 'clock'] as const),
    ...(['secrets', 'registry', 'surroundings', 'log'] as const),
  ],
  run: async (input: SideCarsInput, ports: ScanFoundPorts): Promise<ScannedSideCars> => {
    const uses = input.services.flatMap((service) => usesIn(service, input.pinned))
    const serviceOf = new Map(uses.map(({ use, service }) => [use, service]))
    const finds = uses.map(({ use }) => findImages(use, input.repository, ports))
    const found = distinctImages((await allOrOneError('scanned', finds)).flat())
    if (found.length === 0) ports.log.info('there is no side-car')
    else await probeEngine(ports)
    const unknown = unknownSideCars(input.services)
    if (unknown.length > 0) ports.log.warning(`not scanned, because the image has no value yet: ${unknown.join(', ')}`)
    const images: SideCarScans[] = []
    for (const image of found)
      images.push({ ...(await scanImage(image, input, ports)), deployedAs: deployedAs(image, serviceOf) })
    return { images }
  },
  record: ({ images }) => ({ images: images.map((one) => ({ ...one, scans: one.scans.map(recordedScan) })) }),
})

const usesIn = (service: SideCarsInput['services'][number], pinned: PinnedSideCars) =>
  imagesToScan([service], pinned).map((use) => ({ use, service: service.key }))

const deployedAs = (
  { uses }: DistinctImage,
  serviceOf: ReadonlyMap<SideCarToScan, string>,
): NonNullable<SideCarScans['deployedAs']> =>
  uses.flatMap((use) => use.containers.map((container) => ({ service: serviceOf.get(use) ?? '', container })))

const scanImage = async (image: DistinctImage, input: SideCarsInput, ports: ScanFoundPorts): Promise<SideCarScans> => {
  const { scans, platform, ...facts } = await scanFoundImage(image, { ...input, folder: 'side-car' }, ports)
  const containers = [...new Set(image.uses.flatMap((use) => use.containers))]
  const sideCar = { image: image.uses[0].image, containers, platform }
  return { sideCar, ...facts, scans: scans.map((scan) => ofSideCar(scan, sideCar)) }
}
