import type { GitHubReply } from '../domain/github/github-reply.ts'

/** Code scanning of the repository of the run. A call never throws what GitHub answers. */
export interface SarifUploads {
  /** Uploads a report; gives the id under which it is processed. A second upload of the same report replaces the first. */
  readonly send: (upload: SarifUpload) => Promise<GitHubReply<string>>
  readonly look: (id: string) => Promise<GitHubReply<Processing>>
}

export interface SarifUpload {
  /** `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string
  readonly commit: string
  /** SARIF 2.1.0. */
  readonly text: string
}

export type Processing =
  | { readonly kind: 'pending' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'failed'; readonly errors: readonly string[] }
