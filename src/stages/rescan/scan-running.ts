/**
 * rescan: the images that run, each pulled by its digest and scanned, one after the other. One that cannot be pulled or scanned is a broken
 * scan, so that the others are judged and the run still does not pass.
 */
import { repositoryName } from '../../domain/image/image-name.ts'
import { isOwnRegistry, type OwnRegistry } from '../../domain/image/own-registry.ts'
import { nameWithoutDigest, type ScannedSideCar } from '../../domain/image/side-car-image.ts'
import type { RunningImage, RunningImages, UnknownContainer } from '../../domain/scan/running-images.ts'
import { recordedScan } from '../../domain/scan/findings.ts'
import type { BrokenScan } from '../../domain/scan/gate-verdict.ts'
import type { Scanners } from '../../domain/scan/scanners.ts'
import { ofSideCar, UNKNOWN_IMAGE, type ScannedSideCars, type SideCarScans } from '../../domain/scan/side-car-scans.ts'
import { isExplained } from '../../errors/ship-error.ts'
import { defineStage } from '../../ports/stage.ts'
import { probeEngine } from '../build/engine.ts'
import { findImages } from '../side-cars/find-images.ts'
import { distinctImages, scanFoundImage, type ScanFoundPorts } from '../side-cars/scan-found-image.ts'
import { withProperties, type Judging } from './judge-as-own.ts'

export interface ScanRunningInput extends Scanners, Pick<RunningImages, 'images' | 'unknown'>, Judging {
  /** That of the run, whose images go by the names of their repositories. */
  readonly registry: OwnRegistry
  readonly timeoutMinutes: number
  readonly unknownSystem: 'blocked' | 'accepted'
}

/**
 * Takes the running images, gives what the scanners say of each.
 * @throws ShipError `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`, `E_CREDENTIALS_…`
 */
export const scanRunning = defineStage({
  kind: 'side-cars-scan',
  title: 'Scan the running images',
  uses: [
    ...(['exec', 'files', 'archives', 'leftovers', 'secrets', 'registry', 'surroundings', 'log'] as const),
    ...(['download', 'clock'] as const),
  ],
  run: async (input: ScanRunningInput, ports: ScanFoundPorts): Promise<ScannedSideCars> => {
    await probeEngine(ports)
    const images: SideCarScans[] = []
    const unread: BrokenScan[] = input.unknown.map(notReported)
    for (const image of input.images) {
      try {
        images.push(...(await scanOne(image, input, ports)))
      } catch (error) {
        unread.push(brokenBecause(error, image, input.registry))
      }
    }
    return { images, unread }
  },
  record: (scanned) => ({
    ...scanned,
    images: scanned.images.map((one) => ({ ...one, scans: one.scans.map(recordedScan) })),
  }),
})

const ownerOf = (
  { image, pinned, containers, runsIn }: RunningImage,
  platform: string,
  own: OwnRegistry,
): ScannedSideCar => {
  const { registry, repository } = repositoryName(nameWithoutDigest(pinned))
  const ofRun = isOwnRegistry(registry, own) ? { repository } : {}
  return { image: pinned, written: image, containers, runsIn, platform, ...ofRun }
}

const scanOne = async (
  image: RunningImage,
  input: ScanRunningInput,
  ports: ScanFoundPorts,
): Promise<readonly SideCarScans[]> => {
  const found = distinctImages(await findImages(image, null, ports))
  const scanned: SideCarScans[] = []
  for (const one of found) {
    const { scans, platform, ...facts } = await scanFoundImage(one, { ...input, folder: 'running' }, ports)
    const sideCar = ownerOf(image, platform, input.registry)
    const own = { ...facts, sideCar, scans: scans.map((scan) => ofSideCar(scan, sideCar)) }
    scanned.push(await withProperties(own, input, ports))
  }
  return scanned
}

/** A cancel, missing credentials and a bug end the run; whatever else is wrong with an image is no reason to skip the others. */
const brokenBecause = (error: unknown, image: RunningImage, own: OwnRegistry): BrokenScan => {
  if (!isExplained(error) || error.code.startsWith('E_CREDENTIALS')) throw error
  const { message: because, hint = 'Run again; an image that its registry no longer has must be deployed anew.' } =
    error
  return {
    kind: 'broke',
    source: 'trivy',
    because,
    hint,
    sideCar: ownerOf(image, image.platform.architectures.join('/'), own),
  }
}

const notReported = ({ container, image }: UnknownContainer): BrokenScan => ({
  kind: 'broke',
  source: 'trivy',
  because: `${container} does not report the digest of its image`,
  hint: 'Run again; a task on an old container agent never reports it, and one that does not start has none.',
  sideCar: { image: image ?? UNKNOWN_IMAGE, containers: [container], runsIn: [], platform: 'unknown platform' },
})
