/** What of a scan's findings neither blocks nor is accepted. */
import type { Finding } from './findings.ts'
import { identityOf } from './identity.ts'

/** What the judgements of a run have taken out. */
export interface TakenOut {
  readonly blockers: readonly Finding[]
  readonly excepted: readonly Finding[]
}

export interface OtherFindings {
  readonly others: readonly Finding[]
  readonly blocking: number
  readonly accepted: number
}

/** Sorts the findings of one scan. */
export const otherFindings = ({ blockers, excepted }: TakenOut): ((findings: readonly Finding[]) => OtherFindings) => {
  const blocks = new Set(blockers.map(judgedKey))
  const accepted = Map.groupBy(excepted, judgedKey)
  return (findings) => {
    const rest = findings.filter((finding) => !blocks.has(judgedKey(finding)))
    const others = rest.flatMap((finding) => withoutAccepted(finding, accepted.get(judgedKey(finding)) ?? []))
    return { others, blocking: findings.length - rest.length, accepted: rest.length - others.length }
  }
}

/** Of a check of Dockle some alerts can block or be accepted, so it is known by its code. */
export const judgedKey = (finding: Finding): string =>
  finding.source === 'dockle' ? identityOf({ ...finding, where: [] }) : identityOf(finding)

const withoutAccepted = (finding: Finding, accepted: readonly Finding[]): readonly Finding[] => {
  if (accepted.length === 0) return [finding]
  if (finding.source !== 'dockle') return []
  const taken = new Set(accepted.flatMap(({ where }) => where))
  const where = finding.where.filter((alert) => !taken.has(alert))
  return where.length === 0 ? [] : [{ ...finding, where }]
}
