/** Two side-cars that were scanned, of which one is blocked; sample values for the tests of the reports. */
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import { layOut, type Step } from '../../src/core/layout.ts'
import type { ScannedSideCar } from '../../src/domain/image/side-car-image.ts'
import type { Finding, ScanResult } from '../../src/domain/scan/findings.ts'
import { ofSideCar, scansOf, type ScannedSideCars, type SideCarScans } from '../../src/domain/scan/side-car-scans.ts'
import { check } from '../../src/pipelines/check-changes.ts'
import { ship } from '../../src/pipelines/ship.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { digestOf, dockleReport, foundByTrivy, RESULTS, trivyReport, vulnerability, worst } from './sample-results.ts'

const SCAN_ALL = { ...sampleConfig(), sideCars: 'scan' } as const

export const SHIP_WITH_SIDE_CARS: readonly Step<Ports>[] = layOut(ship, SCAN_ALL).steps
export const CHECK_WITH_SIDE_CARS: readonly Step<Ports>[] = layOut(check, SCAN_ALL).steps

export const PROXY: ScannedSideCar = { image: 'nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' }

export const scansOfSideCar = (sideCar: ScannedSideCar, findings: readonly Finding[]): SideCarScans => ({
  sideCar,
  digest: digestOf('8'),
  configDigest: digestOf('7'),
  sizeBytes: 72_300_000,
  localReference: `side-car:${sideCar.image}`,
  scans: [trivyReport(findings), dockleReport([])].map((scan) => ofSideCar(scan, sideCar)),
})

const OF_SYSTEM = vulnerability({ where: [`side-car:${PROXY.image} (debian 12.0)`] })

export const SIDE_CARS: ScannedSideCars = {
  images: [
    scansOfSideCar(PROXY, [OF_SYSTEM, worst]),
    scansOfSideCar({ image: 'fluent-bit', containers: ['logs', 'audit'], platform: 'linux/arm64' }, []),
  ],
}

/** What the stages give, and every scan. */
interface Blocked {
  readonly results: Readonly<Record<string, unknown>>
  readonly scans: readonly ScanResult[]
}

/** Only a side-car is blocked. */
export const ONLY_SIDE_CAR: Blocked = {
  results: { 'side-cars-scan': SIDE_CARS },
  scans: [RESULTS.trivy, RESULTS.dockle, ...scansOf(SIDE_CARS)],
}

/** The image of the run and a side-car are blocked, by the same vulnerabilities. */
export const BOTH_IMAGES: Blocked = {
  results: { ...ONLY_SIDE_CAR.results, trivy: foundByTrivy },
  scans: [foundByTrivy, RESULTS.dockle, ...scansOf(SIDE_CARS)],
}
