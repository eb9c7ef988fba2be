/** One image that a new one is compared with, scanned by the same scanners and database; and why that is not possible. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import { sideCarInWords } from '../../domain/image/side-car-image.ts'
import type { SideCarToScan } from '../../domain/image/side-cars.ts'
import type { Baseline, BaselineImage } from '../../domain/scan/baseline.ts'
import { SOURCES, type ScanResult } from '../../domain/scan/findings.ts'
import { isExplained } from '../../errors/ship-error.ts'
import { findImages } from '../side-cars/find-images.ts'
import type { ResolvePorts } from '../side-cars/resolve-image.ts'
import {
  distinctImages,
  scanFoundImage,
  type DistinctImage,
  type ScanFoundPorts,
  type ScanSettings,
} from '../side-cars/scan-found-image.ts'

type Unreadable = Extract<Baseline, { kind: 'unreadable' }>

export type ScannedBefore = { readonly kind: 'scanned'; readonly image: BaselineImage } | Unreadable

/** Each image once, for all its uses. @throws ShipError, AwsError */
export const findAll = async (
  uses: readonly SideCarToScan[],
  repository: LiveRepository,
  ports: ResolvePorts,
): Promise<readonly DistinctImage[]> =>
  distinctImages((await Promise.all(uses.map((use) => findImages(use, repository, ports)))).flat())

/** @throws ShipError, AwsError, CommandError as `scanFoundImage` */
export const scanBefore = async (
  image: DistinctImage,
  settings: Omit<ScanSettings, 'folder'>,
  ports: ScanFoundPorts,
): Promise<ScannedBefore> => {
  const { scans, ...facts } = await scanFoundImage(image, { ...settings, folder: 'baseline' }, ports)
  const broken = scans.find((scan) => scan.kind === 'broke')
  if (broken !== undefined) return brokeOn(image, broken)
  const reports = scans.flatMap((scan) => (scan.kind === 'report' ? [scan.report] : []))
  const { configDigest, platform, sizeBytes } = facts
  return { kind: 'scanned', image: { name: image.reference, configDigest, platform, sizeBytes, reports } }
}

const brokeOn = (
  { uses: [use] }: DistinctImage,
  { source, because }: Extract<ScanResult, { kind: 'broke' }>,
): Unreadable => ({
  kind: 'unreadable',
  because: `${SOURCES[source].name} broke on ${sideCarInWords(use)}: ${because}`,
})

/** Whatever is wrong with a baseline is no reason to stop; that the named one does not exist is a mistake in the settings. */
export const unreadableBecause = (thrown: unknown): Unreadable => {
  if (!isExplained(thrown) || thrown.code === 'E_IMAGE_NOT_FOUND') throw thrown
  return { kind: 'unreadable', because: thrown.message }
}
