/** What GitHub answers to a call that may be refused without anything being wrong with the run. */

export type GitHubReply<Value> = { readonly kind: 'given'; readonly value: Value } | Refused

export interface Refused {
  readonly kind: 'refused'
  /** Null when there was no answer. */
  readonly status: number | null
  /** `GitHub returned 403: Resource not accessible by integration`. */
  readonly text: string
  /** The answer was lost, or GitHub broke: what was asked may have been done all the same. */
  readonly mayBeDone: boolean
}
