/**
 * Where guarded settings are taken from. They decide the verdict or where things run, and most events run on a checkout that people
 * wrote who may not decide that: the author of a pull request, of a merge group, of a commit that `workflow_run` checks out.
 */

/** What is known of the event and of the checkout that the settings file is part of. */
export interface CheckoutFacts {
  /** `GITHUB_EVENT_NAME`; null outside GitHub. */
  readonly event: string | null
  /** `GITHUB_SHA`, the commit that GitHub started the run for; null outside GitHub. */
  readonly sha: string | null
  /** The commit that is checked out (`HEAD`); null when it is not known. */
  readonly head: string | null
  /** The branch that a pull request or a merge group is to be merged into; null for other events. */
  readonly targetBranch: string | null
  /** The run is for a branch of a merge queue, which holds pull requests that are not merged yet. */
  readonly isQueued: boolean
  /** Null when the event does not name it. */
  readonly defaultBranch: string | null
  /** The path of the settings file in its repository, with slashes; null when it is in no checkout. */
  readonly path: string | null
}

export type GuardSource =
  | { readonly kind: 'checkout' }
  | {
      readonly kind: 'branch'
      /** Null: the default branch, whose name is not known. */
      readonly branch: string | null
      /** Why not the checkout: `on pull_request`. */
      readonly because: string
    }

/** Events whose commit only those choose who may push to the repository, or nobody (GitHub docs, "Events that trigger workflows"). */
const BY_WRITERS: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch', 'release'])

/** Whether nobody but who may push to the repository chooses the commit of such an event. */
export const isChosenByWriters = (event: string): boolean => BY_WRITERS.has(event)

/**
 * The checkout, when a writer chose its commit and it is still checked out; else the branch that the change is made for, or the
 * default branch. Outside GitHub, and for a file that the workflow names outside of any checkout, there is nobody else to trust.
 */
export const guardSourceOf = (facts: CheckoutFacts): GuardSource => {
  const { event, sha, head } = facts
  if (sha === null || facts.path === null) return { kind: 'checkout' }
  const branch = facts.targetBranch ?? facts.defaultBranch
  if (event === null || !BY_WRITERS.has(event)) return { kind: 'branch', branch, because: `on ${event ?? 'no event'}` }
  if (facts.isQueued) return { kind: 'branch', branch, because: `on ${event} to a merge queue` }
  if (head === sha) return { kind: 'checkout' }
  const at = head === null ? 'an unknown commit' : head.slice(0, SHORT)
  return {
    kind: 'branch',
    branch,
    because: `because the checkout is at ${at}, not at ${sha.slice(0, SHORT)} of the ${event}`,
  }
}

/**
 * Why no value of the job may go into what the checkout says; null where it may. The rule is that of guarded settings, but a task
 * definition outside of every checkout is judged by the event, too: the workflow may have downloaded it.
 */
export const untrustedBecause = (facts: CheckoutFacts): string | null => {
  const inCheckout = facts.path === null ? { path: 'task-definition.json', head: facts.sha } : {}
  const source = guardSourceOf({ ...facts, ...inCheckout })
  return source.kind === 'checkout' ? null : source.because
}

/** As Git itself abbreviates. */
const SHORT = 7
