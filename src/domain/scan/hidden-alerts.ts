/** What alerts of Dockle do not show, so that two that differ only in that stay two. */

/**
 * The key of a finding for it: a symbol, which is copied with a finding and written into no record or report, since a short secret could be
 * guessed from its hash.
 */
export const HIDDEN: unique symbol = Symbol('hidden')

export interface HiddenAlert {
  /** As it is in `where`. */
  readonly shown: string
  /** A hash of the rest. */
  readonly hidden: string
}
