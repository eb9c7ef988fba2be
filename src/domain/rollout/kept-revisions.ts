/** Which old revisions of a family may be deregistered. Pure. */

export interface Revisions {
  /** ARNs of the active revisions of the family, newest first. */
  readonly listed: readonly string[]
  /** The one that was deployed; what is newer is not old. */
  readonly deployed: string
  /** How many of the newest ones stay in any case. */
  readonly keep: number
}

/** What came of it. */
export type CleanUpResult =
  /** `left`: how many a later run deregisters; `because`: why it ended early. */
  | {
      readonly kind: 'done'
      readonly deregistered: readonly string[]
      readonly left: number
      readonly because: string | null
    }
  /** Nothing was deregistered. */
  | { readonly kind: 'none'; readonly because: string }

/** Oldest first. None where the deployed revision is not listed: then something else is not as it was. */
export const oldRevisions = ({ listed, deployed, keep }: Revisions): readonly string[] => {
  const own = listed.indexOf(deployed)
  return own === -1 ? [] : listed.slice(Math.max(own + 1, keep)).toReversed()
}
