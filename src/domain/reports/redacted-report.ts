/** A report whose free texts are redacted, and what each finding was before. */
import type { Finding, ScanReport } from '../scan/findings.ts'
import type { Redact } from './clean-text.ts'

export interface RedactedReport {
  readonly report: ScanReport
  /** The finding as the judgement knows it. */
  readonly originalOf: (finding: Finding) => Finding
}

/** The name that the engine knew the image by, and what reports call it. */
export interface ImageNames {
  readonly localName: string
  readonly name: string
}

/** The packages of the system are in no file, but in `name:tag (debian 12.11)`. */
export const renamed = (place: string, { localName, name }: ImageNames): string =>
  place.startsWith(`${localName} (`) ? name + place.slice(localName.length) : place

/** Ids, severities and versions stay: they are the scanner's own words. */
export const redactedReport = (report: ScanReport, names: ImageNames, redact: Redact): RedactedReport => {
  const originals = new Map(report.findings.map((finding) => [redactedFinding(finding, names, redact), finding]))
  return {
    report: { ...report, findings: [...originals.keys()] },
    originalOf: (finding) => originals.get(finding) ?? finding,
  }
}

/** Its free texts redacted. */
export const redactedFinding = (finding: Finding, names: ImageNames, redact: Redact): Finding => ({
  ...finding,
  title: redact(finding.title),
  where: finding.where.map((place) => redact(renamed(place, names))),
  url: finding.url === null ? null : redact(finding.url),
})
