/** The images of a run that reports are written about: its own, and each scanned side-car. */
import { nameWithoutDigest, type ScannedSideCar } from '../image/side-car-image.ts'
import type { ScanReport, ScanResult } from '../scan/findings.ts'
import type { BrokenScan } from '../scan/gate-verdict.ts'
import type { IdlePlace } from '../scan/running-images.ts'
import { scansOf, type SideCarScans } from '../scan/side-car-scans.ts'
import { sarifOfRunning, type OwnSarif } from './same-name.ts'

export interface ReportedImage {
  /** Below the folder of the reports, with a slash at its end; empty for the image of the run. */
  readonly folder: string
  /** What reports call the image. */
  readonly name: string
  /** The name that the scanners knew it by. */
  readonly localName: string
  /** A scan that broke has no report: an empty one would close every alert. */
  readonly reports: readonly ReportedScan[]
}

interface ReportedScan {
  readonly report: ScanReport
  readonly raw: string | null
  readonly sarif: OwnSarif
}

export interface ReportedScans {
  /** What reports call the image of the run. */
  readonly imageName: string
  readonly localName: string
  readonly scans: readonly ScanResult[]
  readonly sideCars: readonly SideCarScans[]
  /** Images that run and could not be looked at. */
  readonly unread?: readonly BrokenScan[]
  /** Where nothing runs. */
  readonly idle?: readonly IdlePlace[]
}

/** The image of the run. */
export const ofRun = ({ imageName, localName, scans }: Omit<ReportedScans, 'sideCars'>): ReportedImage => ({
  ...{ folder: '', name: imageName, localName, reports: reportsOf(scans, ofItsOwn) },
})

/** The image of the run first. */
export const reportedImages = (all: ReportedScans): readonly ReportedImage[] => [
  ofRun(all),
  ...all.sideCars.map((image, index) => {
    const { sideCar, localReference, scans } = image
    const isRunning = sideCar.runsIn !== undefined
    const running = { images: all.sideCars, unread: all.unread ?? [], idle: all.idle ?? [] }
    return {
      folder: folderOf(sideCar, index),
      name: sideCar.image,
      localName: localReference,
      reports: reportsOf(scans, (report) =>
        isRunning ? sarifOfRunning(image, report.source, running) : ofItsOwn(report),
      ),
    }
  }),
]

/** Two tags of one side-car may have the same name here. */
const folderOf = ({ image, platform, runsIn, ofRun }: ScannedSideCar, index: number): string =>
  ofRun === true
    ? `platforms/${fileName(platform)}/`
    : `${runsIn === undefined ? 'side-cars' : 'running'}/${index + 1}-${fileName(image)}/`

/** Every scan, also those that broke. */
export const allScans = ({ scans, sideCars, unread = [] }: ReportedScans): readonly ScanResult[] => [
  ...scans,
  ...scansOf({ images: sideCars, unread }),
]

const ofItsOwn = (report: ScanReport): OwnSarif => ({ kind: 'own', report, originalOf: (finding) => finding })

const reportsOf = (scans: readonly ScanResult[], sarifOf: (report: ScanReport) => OwnSarif): readonly ReportedScan[] =>
  scans.flatMap((scan) =>
    scan.kind === 'report' ? [{ report: scan.report, raw: scan.raw ?? null, sarif: sarifOf(scan.report) }] : [],
  )

const LONGEST = 60

const fileName = (image: string): string =>
  nameWithoutDigest(image)
    .replace(/[^\w.-]+/gu, '-')
    .slice(-LONGEST)
