/** What the judgement says of a finding, as reports ask for it. */
import type { Excepted } from '../scan/exceptions.ts'
import type { Finding } from '../scan/findings.ts'
import type { GateVerdict } from '../scan/gate-verdict.ts'
import { identityOf } from '../scan/identity.ts'
import type { Compared } from '../scan/spared.ts'

export interface JudgedFindings {
  readonly verdict: GateVerdict
  readonly excepted: readonly Excepted[]
  /** With the baseline; absent where none is asked for. */
  readonly compared?: Compared
}

interface Judgements {
  /** The reason of the exception that a finding has; null where it has none. */
  readonly exceptedBy: (finding: Finding) => string | null
  readonly comparedAs: (finding: Finding) => 'new' | 'unchanged' | null
}

/** Looks findings up by their identity. */
export const judgementsOn = ({ excepted, compared }: Omit<JudgedFindings, 'verdict'>): Judgements => {
  const reasons = new Map(excepted.map(({ finding, exception }) => [identityOf(finding), exception.reason]))
  const { added, there } = compared?.kind === 'compared' ? compared : NOTHING
  const states = new Map([
    ...there.map((finding) => [identityOf(finding), 'unchanged'] as const),
    ...added.map((finding) => [identityOf(finding), 'new'] as const),
  ])
  return {
    exceptedBy: (finding) => reasons.get(identityOf(finding)) ?? null,
    comparedAs: (finding) => states.get(identityOf(finding)) ?? null,
  }
}

const NOTHING = { added: [], there: [] }
