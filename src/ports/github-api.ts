/** The repository of the run, as GitHub's API shows it. Every call @throws ShipError `E_GITHUB` when GitHub does not give the answer */

export interface GitHubApi {
  readonly defaultBranch: () => Promise<string>
  /** The commit at the tip of a branch now. */
  readonly tipOf: (branch: string) => Promise<string>
  /** The text of a file in a commit, or null when the commit has no such file; a link gives the file that it leads to. */
  readonly readFile: (path: string, commit: string) => Promise<string | null>
}
