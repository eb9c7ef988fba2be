/** What of a scan's findings is in no other table of the summary: neither those that block nor those that are accepted. */
import type { Finding } from '../../domain/scan/findings.ts'
import { identityOf } from '../../domain/scan/identity.ts'
import { resultsOf, type RunRecord } from '../record.ts'

export interface OtherFindings {
  readonly others: readonly Finding[]
  readonly blocking: number
  readonly accepted: number
}

/** Sorts the findings of one scan. `blockers`: those of the run. */
export const otherFindings = (
  record: RunRecord,
  blockers: readonly Finding[],
): ((findings: readonly Finding[]) => OtherFindings) => {
  const excepted = resultsOf(record, 'judge').flatMap((judged) => judged.excepted.map(({ finding }) => finding))
  const blocks = new Set(blockers.map(keyOf))
  const accepted = Map.groupBy(excepted, keyOf)
  return (findings) => {
    const rest = findings.filter((finding) => !blocks.has(keyOf(finding)))
    const others = rest.flatMap((finding) => withoutAccepted(finding, accepted.get(keyOf(finding)) ?? []))
    return { others, blocking: findings.length - rest.length, accepted: rest.length - others.length }
  }
}

/** Of a check of Dockle some alerts can block or be accepted, so it is known by its code. */
const keyOf = (finding: Finding): string =>
  finding.source === 'dockle' ? identityOf({ ...finding, where: [] }) : identityOf(finding)

const withoutAccepted = (finding: Finding, accepted: readonly Finding[]): readonly Finding[] => {
  if (accepted.length === 0) return [finding]
  if (finding.source !== 'dockle') return []
  const taken = new Set(accepted.flatMap(({ where }) => where))
  const where = finding.where.filter((alert) => !taken.has(alert))
  return where.length === 0 ? [] : [{ ...finding, where }]
}
