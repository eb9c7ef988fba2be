/** The rules about vulnerabilities: by severity, by whether there is a fix, and by how long it has been known. */
import type { Finding, Severity } from '../findings.ts'
import type { Policy, Rule } from './rule.ts'

/** Only a vulnerability can lack a fix: a secret can always be removed from the image. One whose fix is not known may have one. */
const hasNoFix = (finding: Finding): boolean =>
  finding.kind === 'vulnerability' && finding.fixedVersion === null && finding.fix === undefined

/** Null where `fixable-after-days` does not name the severity. */
const daysFor = ({ map }: Policy, severity: Severity): number | null => map?.['fixable-after-days']?.[severity] ?? null

/** Whether `fixable-after-days` judges the finding; one whose fix is not known stays with `trivy-severity`. */
const hasDays = (finding: Finding, policy: Policy): boolean =>
  finding.kind === 'vulnerability' && finding.fixedVersion !== null && daysFor(policy, finding.severity) !== null

/** What a key of the map judges is not judged here. */
const isJudgedElsewhere = (finding: Finding, policy: Policy): boolean =>
  finding.kind === 'secret' ? policy.map?.secrets !== undefined : hasDays(finding, policy)

export const trivySeverity = {
  name: 'trivy-severity',
  inWords: ({ trivySeverities, unfixed }: Policy) => {
    if (trivySeverities.length === 0) return 'Trivy findings do not block'
    const fixable = unfixed === 'ignored' ? ' (vulnerabilities only if a fixed version exists)' : ''
    return `Trivy findings block at ${trivySeverities.join(', ')}${fixable}`
  },
  blocks: (finding: Finding, policy: Policy) =>
    (finding.kind === 'vulnerability' || finding.kind === 'secret') &&
    policy.trivySeverities.includes(finding.severity) &&
    !(policy.unfixed === 'ignored' && hasNoFix(finding)) &&
    !isJudgedElsewhere(finding, policy),
  remedy: null,
} as const satisfies Rule

const DAY_MS = 86_400_000

/** Whole days from the day of publication to today, both in UTC; null where it is not known, or lies ahead, but for the clock of another zone. */
const daysSince = (publishedAt: string | undefined, today: string): number | null => {
  const published = Date.parse(publishedAt?.slice(0, 'YYYY-MM-DD'.length) ?? '')
  const days = Math.round((Date.parse(today) - published) / DAY_MS)
  return Number.isNaN(days) || days < -1 ? null : days
}

export const fixableAfterDays = {
  name: 'fixable-after-days',
  inWords: ({ map }: Policy) => {
    const days = Object.entries(map?.['fixable-after-days'] ?? {})
    if (days.length === 0) return null
    const each = days.map(([severity, count]) => `${severity} ${count === 0 ? 'at once' : `after ${inDays(count)}`}`)
    const unknown = days.some(([, count]) => count > 0) ? ' (at once where the day is not known)' : ''
    return `vulnerabilities with a fix block by the days since publication: ${each.join(', ')}${unknown}`
  },
  blocks: (finding: Finding, policy: Policy, today: string) => {
    const least = daysFor(policy, finding.severity)
    if (finding.kind !== 'vulnerability' || least === null || !hasDays(finding, policy)) return false
    const known = daysSince(finding.publishedAt, today)
    return least === 0 || known === null || known >= least
  },
  remedy: 'Upgrade the packages to the fixed versions listed in the summary.',
} as const satisfies Rule

const inDays = (count: number): string => (count === 1 ? '1 day' : `${count} days`)
