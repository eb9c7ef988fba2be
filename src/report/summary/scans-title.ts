/** What all scans have found, in one line: `Scans: Trivy 1 HIGH; Dockle no findings. linux/arm64: Trivy no findings; Dockle no findings`. */
import type { ScanResult } from '../../domain/scan/findings.ts'
import { scansOf } from '../../domain/scan/side-car-scans.ts'
import { resultsOf, stagesOf, type RunRecord } from '../record.ts'
import { countsOfScans } from './scan-counts.ts'

/** Of the image of the run first, then of its other platforms, then of the side-cars together; in a rescan, of everything that runs. */
export const scansTitle = (record: RunRecord): string => {
  const ofImage = wordsOf(resultsOf(record, 'scan'))
  const others = resultsOf(record, 'side-cars-scan').flatMap(scansOf)
  if (ofImage === '' && others.length === 0) return 'Scans'
  if (stagesOf(record, 'running').length > 0) return `Scans: ${wordsOf(others)}`
  const groups = [...Map.groupBy(others, nameOf)].map(([name, scans]) => `${name}: ${wordsOf(scans)}`)
  return `Scans: ${[ofImage, ...groups].join('. ')}`
}

const wordsOf = (scans: readonly ScanResult[]): string => countsOfScans(scans).join('; ')

const nameOf = (scan: ScanResult): string => {
  const sideCar = scan.kind === 'broke' ? scan.sideCar : scan.report.sideCar
  return sideCar?.ofRun === true ? sideCar.platform : 'Side-cars'
}
