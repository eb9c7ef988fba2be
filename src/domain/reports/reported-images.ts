/** The images of a run that reports are written about: its own, and each scanned side-car. */
import type { ScanReport, ScanResult } from '../scan/findings.ts'
import type { SideCarScans } from '../scan/side-car-scans.ts'

export interface ReportedImage {
  /** Below the folder of the reports, with a slash at its end; empty for the image of the run. */
  readonly folder: string
  /** What reports call the image. */
  readonly name: string
  /** The name that the scanners knew it by. */
  readonly localName: string
  /** A scan that broke has no report: an empty one would close every alert. */
  readonly reports: readonly { readonly report: ScanReport; readonly raw: string | null }[]
}

export interface ReportedScans {
  /** What reports call the image of the run. */
  readonly imageName: string
  readonly localName: string
  readonly scans: readonly ScanResult[]
  readonly sideCars: readonly SideCarScans[]
}

/** The image of the run first. */
export const reportedImages = ({ imageName, localName, scans, sideCars }: ReportedScans): readonly ReportedImage[] => [
  { folder: '', name: imageName, localName, reports: reportsOf(scans) },
  ...sideCars.map(({ sideCar, localReference, scans: own }, index) => ({
    // Two tags of one side-car may have the same name here.
    folder: `side-cars/${index + 1}-${fileName(sideCar.image)}/`,
    name: sideCar.image,
    localName: localReference,
    reports: reportsOf(own),
  })),
]

const reportsOf = (scans: readonly ScanResult[]): ReportedImage['reports'] =>
  scans.flatMap((scan) => (scan.kind === 'report' ? [{ report: scan.report, raw: scan.raw ?? null }] : []))

const LONGEST = 60

const fileName = (image: string): string =>
  image
    .replace(/@.*$/u, '')
    .replace(/[^\w.-]+/gu, '-')
    .slice(-LONGEST)
