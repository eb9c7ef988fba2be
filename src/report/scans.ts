/** The scans of a run, of whichever image. */
import type { ScanResult } from '../domain/scan/findings.ts'
import { scansOf } from '../domain/scan/side-car-scans.ts'
import { blockersOf, worstKind, type Blocker, type GateVerdict } from '../domain/scan/gate-verdict.ts'
import { resultsOf, type RunRecord } from './record.ts'

/** Those of the image of the run first, then those of each side-car. */
export const scansIn = (record: RunRecord): readonly ScanResult[] => [
  ...resultsOf(record, 'scan'),
  ...resultsOf(record, 'side-cars-scan').flatMap(scansOf),
]

/** What blocks, by every gate of the run: the one before the push, and that of ECR's scan. */
export const blockersIn = (record: RunRecord): readonly Blocker[] => resultsOf(record, 'gate').flatMap(blockersOf)

/** The worst verdict; undefined before the first one. */
export const worstVerdict = (record: RunRecord): GateVerdict['kind'] | undefined =>
  worstKind(resultsOf(record, 'gate').map(({ kind }) => kind))

/** When the vulnerability database was made, ISO 8601; undefined where no scan with one ended. */
export const databaseDate = (record: RunRecord): string | undefined =>
  scansIn(record).flatMap((scan) => (scan.kind === 'report' ? (scan.report.database?.updatedAt ?? []) : []))[0]
