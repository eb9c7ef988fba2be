export type Comparison = 'ahead' | 'behind' | 'diverged' | 'identical'

export interface ChangedFiles {
  /** Where `head` is, seen from `base`. */
  readonly comparison: Comparison
  readonly files: readonly string[]
}

/** The repository of the run, as GitHub's API shows it. Every call @throws ShipError `E_GITHUB` when GitHub does not give the answer */

export interface GitHubApi {
  readonly defaultBranch: () => Promise<string>
  /** The commit at the tip of a branch now. */
  readonly tipOf: (branch: string) => Promise<string>
  /** Where the commit `head` is, seen from `base`; null when GitHub does not know both in this repository. */
  readonly compare: (base: string, head: string) => Promise<Comparison | null>
  /**
   * The paths of the files that differ between the merge base of both and `head`, those before a rename too; null where GitHub does not list
   * all of them (it lists 300: REST API, "Compare two commits"), or does not know both commits.
   */
  readonly changedFiles: (base: string, head: string) => Promise<ChangedFiles | null>
  /** The text of a file in a commit, or null when the commit has no such file; a link gives the file that it leads to. */
  readonly readFile: (path: string, commit: string) => Promise<string | null>
}
