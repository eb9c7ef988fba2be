/** The judgement of an image. Scans return findings; the policy and the exceptions say which of them block. Pure. */
import { blocksSoon, type BlocksSoon, type Unaccepted } from './blocks-soon.ts'
import type { Excepted } from './exceptions.ts'
import { applyExceptions } from './exceptions/apply.ts'
import { exceptionReport, type ExceptionReport } from './exceptions/exception-report.ts'
import type { ExceptionSet, HeldExceptions } from './exceptions/exception-sets.ts'
import { worstFirst, type Finding, type ScanResult } from './findings.ts'
import type { Blocker, GateVerdict } from './gate-verdict.ts'
import { RULES, type Policy } from './policy.ts'
import { singleAlerts } from './single-alerts.ts'
import {
  compareSideCars,
  compareWith,
  sparedBy,
  type BaselineRule,
  type Compared,
  type ComparedSideCar,
} from './spared.ts'

export interface JudgeInput {
  readonly scans: readonly ScanResult[]
  readonly policy: Policy
  readonly exceptions: HeldExceptions
  /** Absent: nothing is compared. */
  readonly comparing?: BaselineRule
  /** Why the image passes although findings block, in this run alone; null or absent: nobody says so. */
  readonly overrideReason?: string | null
  /** The day in UTC: `2026-11-21`. */
  readonly today: string
}

/** What is recorded of the judgement, and what the gate, the reports and the comment say. */
export interface Judged {
  readonly verdict: GateVerdict
  readonly policy: Policy
  /** Findings that an exception holds for, worst first, whether they would block or not. */
  readonly excepted: readonly Excepted[]
  /** What became of the exceptions. */
  readonly exceptions: ExceptionReport
  /** With the baseline; absent where none is asked for. */
  readonly compared?: Compared
  /** The same of each side-car that is compared. */
  readonly comparedSideCars?: readonly ComparedSideCar[]
  /** What will block although nothing changes; absent where nothing will. */
  readonly soon?: readonly BlocksSoon[]
  /** How many side-cars were judged with the image. */
  readonly sideCars: number
  /** How many platforms of the image were judged; absent for one. */
  readonly platforms?: number
  /** How many images were judged because they run; absent but in a rescan. */
  readonly running?: number
}

/**
 * The judgement, with the findings that block, worst first. A broken scan outweighs all findings, because what it would have found is
 * not known.
 * @throws Error without any scan: what was not looked at does not pass
 */
export const judge = (input: JudgeInput): Judged => {
  const { scans, policy, exceptions, comparing, today } = input
  if (scans.length === 0) throw new Error('there is no scan to judge')
  const findings = worstFirst(scans.flatMap((scan) => (scan.kind === 'report' ? scan.report.findings : [])))
  const compared = comparing === undefined ? null : compareWith(comparing, scans)
  const sideCars = comparing === undefined ? [] : compareSideCars(comparing, scans)
  const single = singleAlerts(scans)
  const comparisons = comparing === undefined ? [] : comparisonsOf(comparing, single.scans)
  const own = exceptions
  const unaccepted = (of: readonly Finding[], day: string, set = exceptions.held): Unaccepted => {
    const unspared = single.without(of, sparedBy(comparisons, day))
    return { unspared, left: applyExceptions(unspared, set, { today: day, own }).left }
  }
  const verdictWith = (set: ExceptionSet): GateVerdict =>
    verdictOn(scans, blockersIn(unaccepted(findings, today, set).left, policy, today))
  const verdict = verdictWith(exceptions.held)
  const soon = blocksSoon(findings, today, {
    blocks: (finding, day) => ruleFor(finding, policy, day) !== undefined,
    on: unaccepted,
  })
  const { excepted, left } = applyExceptions(findings, exceptions.held, { today, own })
  return {
    verdict: overridden(verdict, input.overrideReason ?? null),
    policy,
    excepted,
    exceptions: exceptionReport(exceptions, { scans, findings, left, today, verdict, verdictWith }),
    ...(compared && { compared }),
    ...(sideCars.length > 0 && { comparedSideCars: sideCars }),
    ...(soon.length > 0 && { soon }),
    ...ownersIn(scans),
  }
}

/** What is spared is asked of single alerts; what is recorded is of whole findings. */
const comparisonsOf = (rule: BaselineRule, scans: readonly ScanResult[]): readonly Compared[] => {
  const own = compareWith(rule, scans)
  return [...(own === null ? [] : [own]), ...compareSideCars(rule, scans).map(({ compared }) => compared)]
}

/** A scan that broke cannot be overridden: it is not known what would be accepted. */
const overridden = (verdict: GateVerdict, reason: string | null): GateVerdict =>
  verdict.kind === 'blocked' && reason !== null ? { ...verdict, kind: 'overridden', reason } : verdict

const ruleFor = (finding: Finding, policy: Policy, day: string) =>
  RULES.find(({ blocks }) => blocks(finding, policy, day))

const blockersIn = (findings: readonly Finding[], policy: Policy, today: string): readonly Blocker[] =>
  findings.flatMap((finding): readonly Blocker[] => {
    const rule = ruleFor(finding, policy, today)
    return rule === undefined ? [] : [{ finding, rule: rule.name }]
  })

const verdictOn = (scans: readonly ScanResult[], blockers: readonly Blocker[]): GateVerdict => {
  const broken = scans.filter((scan) => scan.kind === 'broke')
  if (broken.length > 0) return { kind: 'broke', broken, blockers }
  return blockers.length > 0 ? { kind: 'blocked', blockers } : { kind: 'passed' }
}

const ownersIn = (scans: readonly ScanResult[]): Pick<Judged, 'sideCars' | 'running' | 'platforms'> => {
  const owners = scans.flatMap((scan) => (scan.kind === 'broke' ? scan : scan.report).sideCar ?? [])
  const distinct = [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()]
  const running = distinct.filter(({ runsIn }) => runsIn !== undefined).length
  const others = distinct.filter(({ ofRun }) => ofRun === true).length
  return {
    sideCars: distinct.length - running - others,
    ...(running > 0 && { running }),
    ...(others > 0 && { platforms: others + 1 }),
  }
}
