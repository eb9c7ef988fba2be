/** The scans of the side-cars, whose findings are judged together with those of the image of the run. */
import type { Digest } from '../image/digest.ts'
import type { NamedBase } from '../image/named-base.ts'
import type { ScannedSideCar } from '../image/side-car-image.ts'
import type { ScanResult } from './findings.ts'

interface DeployedAs {
  readonly service: string
  readonly container: string
}

/** One image, and what every scanner says of it. */
export interface SideCarScans {
  readonly sideCar: ScannedSideCar
  /** Which containers of which services, by key, would run it; absent for an image that runs. */
  readonly deployedAs?: readonly DeployedAs[]
  /** Of the manifest of this image, not of an index. */
  readonly digest: Digest
  readonly configDigest: Digest
  readonly sizeBytes: number
  /** The name that scanners know it by. */
  readonly localReference: string
  readonly scans: readonly ScanResult[]
  /** What a running image says that it is built upon; absent for others. */
  readonly base?: NamedBase
}

export interface ScannedSideCars {
  readonly images: readonly SideCarScans[]
  /** What could not be scanned, where that is no reason to stop. */
  readonly unread?: readonly Extract<ScanResult, { kind: 'broke' }>[]
}

/** The name of an image that runs, and of which nothing is known. */
export const UNKNOWN_IMAGE = 'an unknown image'

/** Of a run that scans none. */
export const NO_SIDE_CARS: ScannedSideCars = { images: [] }

/** Those of several stages; null where one was left out. */
export const allScanned = (parts: readonly (ScannedSideCars | null)[]): ScannedSideCars => ({
  images: parts.flatMap((part) => part?.images ?? []),
  unread: parts.flatMap((part) => part?.unread ?? []),
})

/** The result of a scan, as one that is about the side-car. */
export const ofSideCar = (scan: ScanResult, sideCar: ScannedSideCar): ScanResult => {
  if (scan.kind === 'broke') return { ...scan, sideCar }
  const findings = scan.report.findings.map((finding) => ({ ...finding, sideCar }))
  return { ...scan, report: { ...scan.report, sideCar, findings } }
}

/** Every scan of every side-car. */
export const scansOf = ({ images, unread = [] }: ScannedSideCars): readonly ScanResult[] => [
  ...images.flatMap(({ scans }) => scans),
  ...unread,
]
