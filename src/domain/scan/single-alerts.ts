/**
 * Dockle has one finding for all alerts of a check. Whether an image had one before, and whether an exception holds for it, is known of each
 * alert, so both are asked of single ones; what is left is one finding again, as Dockle counts it. Pure.
 */
import { HIDDEN } from './hidden-alerts.ts'
import type { Finding, Misconfiguration, ScanResult } from './findings.ts'

export interface SingleAlerts {
  /** The same scans, with a finding for each alert. */
  readonly scans: readonly ScanResult[]
  /** Findings of the scans as they were, without those alerts; one that has no other is left out. */
  readonly without: (findings: readonly Finding[], alerts: ReadonlySet<Finding>) => readonly Finding[]
}

/** Takes the findings of scans apart. */
export const singleAlerts = (scans: readonly ScanResult[]): SingleAlerts => {
  const known = new Map<Finding, readonly Finding[]>()
  const apart = (finding: Finding): readonly Finding[] => {
    const alerts = finding.kind === 'misconfiguration' && finding.where.length > 1 ? alertsIn(finding) : [finding]
    known.set(finding, alerts)
    return alerts
  }
  return {
    scans: scans.map((scan) =>
      scan.kind === 'broke'
        ? scan
        : { ...scan, report: { ...scan.report, findings: scan.report.findings.flatMap(apart) } },
    ),
    without: (findings, alerts) =>
      findings.flatMap((finding) => {
        const all = known.get(finding) ?? [finding]
        const left = all.filter((alert) => !alerts.has(alert))
        return left.length === all.length ? [finding] : joined(left)
      }),
  }
}

const alertsIn = (finding: Misconfiguration): readonly Misconfiguration[] => {
  const hidden = Map.groupBy(finding[HIDDEN] ?? [], ({ shown }) => shown)
  return finding.where.map((alert) => {
    const rest = hidden.get(alert)?.shift()
    return { ...finding, where: [alert], [HIDDEN]: rest === undefined ? [] : [rest] }
  })
}

const joined = (alerts: readonly Finding[]): readonly Finding[] => {
  const [first] = alerts
  if (first === undefined) return []
  const where = alerts.flatMap((alert) => alert.where)
  if (first.kind !== 'misconfiguration') return [{ ...first, where }]
  const hidden = alerts.flatMap((alert) => (alert.kind === 'misconfiguration' ? (alert[HIDDEN] ?? []) : []))
  return [{ ...first, where, [HIDDEN]: hidden }]
}
