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
  /** Only inputs and defaults apply. `branch`: null for the default branch, when its name is not known. */
  | { readonly kind: 'unreadable'; readonly branch: string | null; readonly reason: string }

export interface GuardReport {
  /** Why the checkout was not taken: `on pull_request`. */
  readonly because: string
  readonly place: TrustedPlace
  /** The settings whose values in the checkout are others, by name. */
  readonly notTaken: readonly string[]
  /** The settings that lost variables or the SSH agent of the job, by name. */
  readonly notHandedOver: readonly string[]
}

/** One sentence; null when the checkout says the same, so that there is nothing to report. */
export const guardSentence = (report: GuardReport): string | null => {
  const { because, place } = report
  if (place.kind === 'unreadable') {
    const branch = place.branch === null ? 'the default branch' : `\`${place.branch}\``
    return `Guarded settings are not taken from the checkout ${because}, and cannot be read from ${branch} (${place.reason}); inputs and defaults apply`
  }
  const [settings, variables] = [listed(report.notTaken), listed(report.notHandedOver)]
  const tip = `\`${place.branch}\` at ${place.commit.slice(0, 7)}`
  const instead =
    place.kind === 'file'
      ? `taken from \`${place.path}\` of ${tip} instead`
      : `left at the default, because ${tip} has no \`${place.path}\``
  const parts = [
    ...(settings === '' ? [] : [`settings not taken from the checkout ${because}: ${settings}; ${instead}`]),
    ...(variables === ''
      ? []
      : [
          `variables or SSH agent of the job not handed to the build ${because}, because \`${place.path}\` of ${tip} does not hand them over: those in ${variables}`,
        ]),
  ]
  return parts.length === 0 ? null : `Guarded ${parts.join('; ')}`
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
