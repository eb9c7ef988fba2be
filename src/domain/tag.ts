/** The tag of an image: computed from a template and the run, always valid, never silently colliding. */

/** What GitHub tells of the run; read once from its variables and the event file. */
export interface RunContext {
  /** `push`, `pull_request`, `workflow_dispatch`, …; `local` outside GitHub. */
  readonly event: string
  /** The commit that the checkout is at by GitHub's word (`GITHUB_SHA`): a pull request's merge commit by default. */
  readonly sha: string
  /** The head commit of the pull request, null elsewhere. */
  readonly headSha: string | null
  /** The branch: of a pull request its head branch; null on a tag. */
  readonly branch: string | null
  /** The Git tag, null on a branch. */
  readonly gitTag: string | null
  readonly pullRequest: number | null
  readonly runNumber: number | null
  readonly runId: string | null
  readonly runAttempt: number | null
  readonly repository: string | null
  /** `https://github.com`. */
  readonly serverUrl: string
  /** The checkout, absolute. */
  readonly workspace: string
}

export interface TagInput {
  readonly template: string
  readonly environment: string | null
  readonly run: RunContext
}
