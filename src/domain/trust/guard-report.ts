/** What a run did with the guarded settings of a checkout that may not decide them. */

/** Where guarded settings were read from instead of the checkout. */
export type TrustedPlace =
  /** `path` in the commit at the tip of `branch`, which may not exist there. */
  | {
      readonly kind: 'file' | 'no-file'
      readonly branch: string
      readonly commit: string
      readonly path: string
    }
  /** Only inputs and defaults apply. */
  | { readonly kind: 'unreadable'; readonly reason: string }

export interface GuardReport {
  /** Why the checkout was not taken: `on pull_request`. */
  readonly because: string
  readonly place: TrustedPlace
  /** The settings whose values in the checkout are others, by name. */
  readonly notTaken: readonly string[]
}

/** One sentence; null when the checkout says the same, so that there is nothing to report. */
export const guardSentence = ({ because, place, notTaken }: GuardReport): string | null => {
  if (place.kind === 'unreadable') {
    return `Guarded settings are not taken from the checkout ${because}, and cannot be read from a trusted branch (${place.reason}); inputs and defaults apply`
  }
  if (notTaken.length === 0) return null
  const names = notTaken.map((name) => `\`${name}\``).join(', ')
  const tip = `\`${place.branch}\` at ${place.commit.slice(0, 7)}`
  const instead =
    place.kind === 'file'
      ? `taken from \`${place.path}\` of ${tip} instead`
      : `left at the default, because ${tip} has no \`${place.path}\``
  return `Guarded settings not taken from the checkout ${because}: ${names}; ${instead}`
}
