/** What the local GitHub holds, and how it fails. */
import type { Operation } from './description/operations.ts'
import type { KeptOptions } from './kept.ts'

/** The branches of a repository by name: the commit at the tip, and the files in it. */
export type Branches = Readonly<Record<string, Branch>>

export interface Branch {
  readonly commit: string
  /** Texts by path; a folder is what paths have before a slash. */
  readonly files: Readonly<Record<string, string>>
}

export interface LocalRepository {
  readonly defaultBranch: string
  readonly branches: Branches
  /** By `BASE...HEAD`; any other comparison finds nothing. */
  readonly comparisons?: Readonly<Record<string, 'ahead' | 'behind' | 'diverged' | 'identical'>>
  /** The files of a comparison, of which only the first page has any; one that was renamed is `before -> after`. */
  readonly changedFiles?: Readonly<Record<string, readonly string[]>>
  /** By the digest of the image, newest first. */
  readonly attestations?: Readonly<Record<string, readonly LocalAttestation[]>>
}

export interface LocalAttestation {
  /** Of Sigstore, as JSON has it. */
  readonly bundle?: unknown
  readonly bundleUrl?: string
}

export type GitHubFault =
  /** What GitHub answers to a token without the right: of a repository that it may not read, nothing exists. */
  | { readonly kind: 'no-right' }
  | { readonly kind: 'bad-credentials' }
  | { readonly kind: 'server-error' }
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds: number }
  | { readonly kind: 'reset' }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'silent' }
  /** What was asked is done, and the connection ends without the reply. */
  | { readonly kind: 'lost-reply' }
  /** A page of something between the run and GitHub: 200 and HTML. */
  | { readonly kind: 'web-page' }
  /** To another address, for example of another host. */
  | { readonly kind: 'redirect'; readonly location: string }
  /** GitHub refuses with these words. */
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 410 | 413 | 422 | 503; readonly message: string }

/** A fault hits at most `times` calls of the operation; every call, and any operation, when absent. `GraphQL` is the one query. */
export type GitHubFaultRule = GitHubFault & { readonly times?: number; readonly operation?: Operation | 'GraphQL' }

export interface LocalGitHubOptions {
  /** By `owner/name`. */
  readonly repositories: Readonly<Record<string, LocalRepository>>
  /** The one token that is accepted. */
  readonly token: string
  readonly faults?: readonly GitHubFaultRule[]
  readonly kept?: KeptOptions
}
