/** What the judgement says of a finding, as reports ask for it. */
import type { Excepted } from '../scan/exceptions.ts'
import type { Finding } from '../scan/findings.ts'
import type { GateVerdict } from '../scan/gate-verdict.ts'
import { identityOf } from '../scan/identity.ts'
import type { Comparison } from '../scan/comparison.ts'
import type { Compared, ComparedSideCar } from '../scan/spared.ts'

export interface JudgedFindings {
  readonly verdict: GateVerdict
  readonly excepted: readonly Excepted[]
  /** With the baseline; absent where none is asked for. */
  readonly compared?: Compared
  readonly comparedSideCars?: readonly ComparedSideCar[]
}

interface Judgements {
  /** The reason of the exception that a finding has; null where it has none. */
  readonly exceptedBy: (finding: Finding) => string | null
  readonly comparedAs: (finding: Finding) => 'new' | 'unchanged' | null
}

/** Looks findings up by their identity. */
export const judgementsOn = (judged: Omit<JudgedFindings, 'verdict'>): Judgements => {
  const { excepted } = judged
  const reasons = new Map(excepted.map(({ finding, exception }) => [identityOf(finding), exception.reason]))
  const comparisons = comparisonsIn(judged)
  const states = new Map([
    ...comparisons.flatMap(({ there }) => there).map((finding) => [identityOf(finding), 'unchanged'] as const),
    ...comparisons.flatMap(({ added }) => added).map((finding) => [identityOf(finding), 'new'] as const),
  ])
  return {
    exceptedBy: (finding) => reasons.get(identityOf(finding)) ?? null,
    comparedAs: (finding) => states.get(identityOf(finding)) ?? null,
  }
}

/** Of the image of the run and of side-cars, as far as they were compared. */
export const comparisonsIn = ({
  compared,
  comparedSideCars = [],
}: Pick<JudgedFindings, 'compared' | 'comparedSideCars'>): readonly Comparison[] =>
  [compared, ...comparedSideCars.map((one) => one.compared)].flatMap((one) => (one?.kind === 'compared' ? [one] : []))
