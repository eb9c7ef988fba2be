/** The judgement of an image. Scans return findings; the policy and the exceptions say which of them block. Pure. */
import { exceptionFor, type Excepted, type Exception } from './exceptions.ts'
import { worstFirst, type Finding, type ScanResult } from './findings.ts'
import type { Blocker, GateVerdict } from './gate-verdict.ts'
import { identityOf } from './identity.ts'
import { RULES, type Policy } from './policy.ts'
import { compareWith, sparedBy, type BaselineRule, type Compared } from './spared.ts'

export interface JudgeInput {
  readonly scans: readonly ScanResult[]
  readonly policy: Policy
  readonly exceptions: readonly Exception[]
  /** Absent: nothing is compared. */
  readonly comparing?: BaselineRule
  /** The day in UTC: `2026-11-21`. */
  readonly today: string
}

/** What is recorded of the judgement, and what the gate, the reports and the comment say. */
export interface Judged {
  readonly verdict: GateVerdict
  readonly policy: Policy
  /** Findings that an exception holds for, worst first, whether they would block or not. */
  readonly excepted: readonly Excepted[]
  /** With the baseline; absent where none is asked for. */
  readonly compared?: Compared
  /** How many side-cars were judged with the image. */
  readonly sideCars: number
}

/**
 * The judgement, with the findings that block, worst first. A broken scan outweighs all findings, because what it would have found is
 * not known.
 * @throws Error without any scan: what was not looked at does not pass
 */
export const judge = ({ scans, policy, exceptions, comparing, today }: JudgeInput): Judged => {
  if (scans.length === 0) throw new Error('there is no scan to judge')
  const findings = worstFirst(scans.flatMap((scan) => (scan.kind === 'report' ? scan.report.findings : [])))
  const excepted = findings.flatMap((finding): readonly Excepted[] => {
    const exception = exceptionFor(finding, exceptions, today)
    return exception === undefined ? [] : [{ finding, exception }]
  })
  const accepted = new Set(excepted.map(({ finding }) => identityOf(finding)))
  const compared = comparing === undefined ? null : compareWith(comparing, scans)
  const spared = sparedBy(compared, today)
  const judged = findings.filter((finding) => !accepted.has(identityOf(finding)) && !spared.has(finding))
  return {
    verdict: verdictOn(judged, scans, policy),
    policy,
    excepted,
    ...(compared && { compared }),
    sideCars: sideCarsIn(scans),
  }
}

const verdictOn = (findings: readonly Finding[], scans: readonly ScanResult[], policy: Policy): GateVerdict => {
  const blockers = findings.flatMap((finding): readonly Blocker[] => {
    const rule = RULES.find(({ blocks }) => blocks(finding, policy))
    return rule === undefined ? [] : [{ finding, rule: rule.name }]
  })
  const broken = scans.filter((scan) => scan.kind === 'broke')
  if (broken.length > 0) return { kind: 'broke', broken, blockers }
  return blockers.length > 0 ? { kind: 'blocked', blockers } : { kind: 'passed' }
}

const sideCarsIn = (scans: readonly ScanResult[]): number => {
  const owners = scans.map((scan) => (scan.kind === 'broke' ? scan : scan.report).sideCar)
  return new Set(owners.flatMap((owner) => (owner === undefined ? [] : [JSON.stringify(owner)]))).size
}
