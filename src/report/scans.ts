/** The scans of a run, of whichever image. */
import type { ScanResult } from '../domain/scan/findings.ts'
import { scansOf } from '../domain/scan/side-car-scans.ts'
import { resultsOf, type RunRecord } from './record.ts'

/** Those of the image of the run first, then those of each side-car. */
export const scansIn = (record: RunRecord): readonly ScanResult[] => [
  ...resultsOf(record, 'scan'),
  ...resultsOf(record, 'side-cars-scan').flatMap(scansOf),
]
