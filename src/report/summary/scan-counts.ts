/** What scans have found, in numbers. */
import { countsInWords, SOURCES, wasScanned, type ScanReport, type ScanResult } from '../../domain/scan/findings.ts'

/** `1 HIGH`, `no findings`, `not scanned`. */
export const countsOfReport = (report: ScanReport): string =>
  wasScanned(report) ? countsInWords(report.source, report.findings) || 'no findings' : 'not scanned'

/** A text for each scanner, over all scans of it: `Trivy 1 HIGH`, `Dockle no findings`, `Trivy broke`. */
export const countsOfScans = (scans: readonly ScanResult[]): readonly string[] => {
  const sourceOf = (scan: ScanResult) => (scan.kind === 'broke' ? scan.source : scan.report.source)
  return [...Map.groupBy(scans, sourceOf)].map(([source, all]) => {
    const { name } = SOURCES[source]
    if (all.some(({ kind }) => kind === 'broke')) return `${name} broke`
    const findings = all.flatMap((scan) => (scan.kind === 'report' ? scan.report.findings : []))
    return `${name} ${countsInWords(source, findings) || 'no findings'}`
  })
}
