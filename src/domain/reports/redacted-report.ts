/** A report whose free texts are redacted, and what each finding was before. */
import type { Finding, ScanReport } from '../scan/findings.ts'
import type { Redact } from './clean-text.ts'

export interface RedactedReport {
  readonly report: ScanReport
  /** The finding as the judgement knows it. */
  readonly originalOf: (finding: Finding) => Finding
}

/** Ids, severities and versions stay: they are the scanner's own words. */
export const redactedReport = (report: ScanReport, redact: Redact): RedactedReport => {
  const originals = new Map(report.findings.map((finding) => [redactedFinding(finding, redact), finding]))
  return {
    report: { ...report, findings: [...originals.keys()] },
    originalOf: (finding) => originals.get(finding) ?? finding,
  }
}

const redactedFinding = (finding: Finding, redact: Redact): Finding => ({
  ...finding,
  title: redact(finding.title),
  where: finding.where.map(redact),
  url: finding.url === null ? null : redact(finding.url),
})
