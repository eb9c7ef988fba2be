/** What scans have found, in numbers. */
import { countsInWords, SOURCES, wasScanned, type ScanReport, type ScanResult } from '../../domain/scan/findings.ts'

/** `1 HIGH`, `no findings`, `no findings, packages not checked`, `not scanned`. */
export const countsOfReport = (report: ScanReport): string => countsOfReports([report])

/** Of reports of one source. What was not looked at is never without findings. */
const countsOfReports = (reports: readonly ScanReport[]): string => {
  const [first] = reports
  const scanned = reports.filter(wasScanned)
  if (first === undefined || scanned.length === 0) return 'not scanned'
  const counts =
    countsInWords(
      first.source,
      scanned.flatMap(({ findings }) => findings),
    ) || 'no findings'
  const notScanned = reports.length - scanned.length
  return [
    counts,
    ...(notScanned === 0 ? [] : [`${notScanned} of ${reports.length} not scanned`]),
    ...(scanned.some(({ unchecked }) => unchecked !== null) ? ['packages not checked'] : []),
  ].join(', ')
}

/** A text for each scanner, over all scans of it: `Trivy 1 HIGH`, `Dockle no findings`, `Trivy broke`. */
export const countsOfScans = (scans: readonly ScanResult[]): readonly string[] => {
  const sourceOf = (scan: ScanResult) => (scan.kind === 'broke' ? scan.source : scan.report.source)
  return [...Map.groupBy(scans, sourceOf)].map(([source, all]) => {
    const { name } = SOURCES[source]
    if (all.some(({ kind }) => kind === 'broke')) return `${name} broke`
    return `${name} ${countsOfReports(all.flatMap((scan) => (scan.kind === 'report' ? [scan.report] : [])))}`
  })
}
