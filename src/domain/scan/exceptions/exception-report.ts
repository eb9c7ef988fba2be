/** What a judgement says of the exceptions: where they are from, what became of each, and what the checkout's would have changed. */
import type { Finding, ScanResult } from '../findings.ts'
import { blockersOf, type GateVerdict } from '../gate-verdict.ts'
import { judgedKey } from '../other-findings.ts'
import { unmatchedStatements, type UnmatchedStatements } from '../vex/unmatched.ts'
import { addedTo, type ExceptionSet, type ExceptionsSource, type HeldExceptions } from './exception-sets.ts'
import { daysAfter } from './days.ts'
import { SUGGESTED_DAYS } from './suggested-entries.ts'
import { isForLint, usesOf, type ExceptionUses } from './uses.ts'

export interface ExceptionReport extends ExceptionUses {
  readonly source: ExceptionsSource
  /** How many exceptions the checkout adds with which the image would pass; null where it would not, or passes. */
  readonly wouldPassWith: number | null
  /** What they would do where that is not enough; null where the checkout adds none. */
  readonly wouldCover: Cover | null
  /** The end that is suggested for a new entry; null where no entry helps: none is read, or those of the checkout are enough. */
  readonly suggestedEnd: string | null
  /** Statements of VEX documents about findings that are left. */
  readonly unmatched: UnmatchedStatements
}

/** Of exceptions that the checkout adds and that do not hold. */
export interface Cover {
  /** 0: only a VEX document. */
  readonly exceptions: number
  /** How many of the findings that block. */
  readonly covered: number
  readonly blocking: number
  /** What would block instead: the checkout takes other exceptions away. */
  readonly uncovered: number
}

interface Judgement {
  readonly scans: readonly ScanResult[]
  readonly findings: readonly Finding[]
  /** Those that nothing accepts. */
  readonly left: readonly Finding[]
  readonly today: string
  readonly verdict: GateVerdict
  readonly verdictWith: (set: ExceptionSet) => GateVerdict
}

/** The report. What is asked of the checkout's exceptions changes nothing. */
export const exceptionReport = (exceptions: HeldExceptions, judgement: Judgement): ExceptionReport => {
  const enough = wouldPassWith(exceptions, judgement)
  const days = Math.min(SUGGESTED_DAYS, exceptions.longestDays)
  return {
    ...usesOf(exceptions.held.entries, { ...judgement, own: exceptions }),
    source: exceptions.source,
    wouldPassWith: enough,
    wouldCover: enough === null ? coverOf(exceptions, judgement) : null,
    unmatched: unmatchedStatements(judgement.left, exceptions.held.vex, exceptions),
    suggestedEnd: days === 0 || enough !== null ? null : daysAfter(judgement.today, days),
  }
}

const wouldPassWith = ({ held, proposed }: HeldExceptions, judgement: Judgement): number | null => {
  if (proposed === null || judgement.verdict.kind !== 'blocked') return null
  if (judgement.verdictWith(proposed).kind !== 'passed') return null
  // A VEX document that it adds has no entries.
  return addedTo(held, proposed).length
}

const coverOf = ({ held, proposed }: HeldExceptions, { verdict, verdictWith }: Judgement): Cover | null => {
  if (proposed === null || verdict.kind !== 'blocked') return null
  const keysOf = (of: GateVerdict): ReadonlySet<string> =>
    new Set(blockersOf(of).map(({ finding }) => judgedKey(finding)))
  const [blocking, left] = [keysOf(verdict), keysOf(verdictWith(proposed))]
  const exceptions = addedTo(held, proposed).filter((exception) => !isForLint(exception)).length
  const covered = blocking.difference(left).size
  if (exceptions === 0 && covered === 0) return null
  return { exceptions, covered, blocking: blocking.size, uncovered: left.difference(blocking).size }
}
