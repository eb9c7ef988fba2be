/** What people and workflows have left in the repositories of the local GitHub: comments, issues, reports of code scanning. */

export interface KeptComment {
  readonly id: number
  /** The issue or pull request. */
  readonly number: number
  readonly author: string
  readonly body: string
}

export interface KeptIssue {
  readonly number: number
  readonly author: string
  readonly title: string
  readonly body: string
  readonly state: 'open' | 'closed'
  /** Lists of issues have pull requests, too. */
  readonly isPull?: true
}

export interface KeptSarif {
  readonly id: string
  readonly ref: string
  readonly commit: string
  /** Unpacked. */
  readonly text: string
}

/** What an upload becomes; a look shows the next of the list, and the last one from then on. */
export type Processing =
  | { readonly status: 'pending' }
  | { readonly status: 'complete' }
  | { readonly status: 'failed'; readonly errors: readonly string[] }

/** Newest last. Changed by requests. */
export interface Kept {
  readonly comments: KeptComment[]
  readonly issues: KeptIssue[]
  readonly sarifs: KeptSarif[]
}

export interface KeptOptions {
  readonly comments?: readonly KeptComment[]
  readonly issues?: readonly KeptIssue[]
  /** Of every upload; `complete` when absent. */
  readonly processing?: readonly Processing[]
  /** Whose token it is. */
  readonly viewer?: string
}
