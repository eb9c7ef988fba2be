/** What the judgement says of a finding, as reports ask for it. */
import type { Excepted } from '../scan/exceptions.ts'
import type { Finding } from '../scan/findings.ts'
import { identityOf } from '../scan/identity.ts'

export interface JudgedFindings {
  readonly excepted: readonly Excepted[]
  /** Against a baseline; null or absent where nothing was compared. */
  readonly comparison?: { readonly added: readonly Finding[]; readonly there: readonly Finding[] } | null
}

interface Judgements {
  /** The reason of the exception that a finding has; null where it has none. */
  readonly exceptedBy: (finding: Finding) => string | null
  readonly comparedAs: (finding: Finding) => 'new' | 'unchanged' | null
}

/** Looks findings up by their identity. */
export const judgementsOn = ({ excepted, comparison }: JudgedFindings): Judgements => {
  const reasons = new Map(excepted.map(({ finding, exception }) => [identityOf(finding), exception.reason]))
  const compared = new Map([
    ...(comparison?.there ?? []).map((finding) => [identityOf(finding), 'unchanged'] as const),
    ...(comparison?.added ?? []).map((finding) => [identityOf(finding), 'new'] as const),
  ])
  return {
    exceptedBy: (finding) => reasons.get(identityOf(finding)) ?? null,
    comparedAs: (finding) => compared.get(identityOf(finding)) ?? null,
  }
}
