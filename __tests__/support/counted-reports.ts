/** The findings in a scanner's report, counted without any code of the action: what its own counts are compared with. */

type Json = Readonly<Record<string, unknown>>
export type Counts = Readonly<Record<string, number>>

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const TRIVY_WORDS = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']

const rankOf = (severity: unknown): number => {
  const rank = TRIVY_WORDS.indexOf(text(severity).trim().toUpperCase())
  return rank < 0 ? TRIVY_WORDS.length - 1 : rank
}

const tally = (words: readonly string[]): Counts => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const lineOf = (value: unknown): number => (Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0)

/** Vulnerabilities and secrets by severity; what a report lists twice counts once, as the worse of both. */
export const trivyCounts = (report: string): Counts => {
  const ranks = new Map<string, number>()
  const count = (key: readonly unknown[], severity: unknown): void => {
    const name = JSON.stringify(key)
    ranks.set(name, Math.min(ranks.get(name) ?? Infinity, rankOf(severity)))
  }
  for (const result of list((JSON.parse(report) as Json)['Results'])) {
    const target = text(result['Target'])
    for (const one of list(result['Vulnerabilities'])) {
      const place = text(one['PkgPath']) || target
      count(['v', one['VulnerabilityID'], text(one['PkgName']), text(one['InstalledVersion']), place], one['Severity'])
    }
    for (const one of list(result['Secrets']))
      count(['s', one['RuleID'], lineOf(one['StartLine']), target], one['Severity'])
  }
  return tally([...ranks.values()].map((rank) => TRIVY_WORDS[rank] ?? ''))
}

/** Codes by level; SKIP, IGNORE and PASS are no findings. */
export const dockleCounts = (report: string): Counts =>
  tally(
    list((JSON.parse(report) as Json)['details'])
      .map((detail) => text((detail as Json | null)?.['level']))
      .filter((level) => ['FATAL', 'WARN', 'INFO'].includes(level)),
  )
