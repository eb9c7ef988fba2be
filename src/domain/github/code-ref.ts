/** The commit that code scanning shows results on. */
export interface CodeRef {
  /** `refs/heads/main`, `refs/tags/v1`, `refs/pull/7/merge`, `refs/pull/7/head`. */
  readonly ref: string
  readonly commit: string
}
