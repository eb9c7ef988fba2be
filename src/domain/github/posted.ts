/** What became of what a run writes in GitHub. None of it changes the verdict. */

/** Of a comment or an issue. */
export type PostResult =
  | { readonly kind: 'created' | 'updated' | 'unchanged' | 'closed' | 'reopened'; readonly url: string }
  /** There was nothing to write: no issue is open, and none is needed. */
  | { readonly kind: 'none' }
  | NotWritten

/** `skipped`: this run may not write, which is no fault. `failed`: it should have worked. */
export interface NotWritten {
  readonly kind: 'skipped' | 'failed'
  readonly because: string
  readonly next: string | null
}

export interface UploadedReport {
  /** The scanner. */
  readonly tool: string
  readonly category: string
  readonly processing:
    | { readonly kind: 'complete' }
    /** It was received; GitHub had not processed it when the run stopped looking. */
    | { readonly kind: 'pending' }
    | { readonly kind: 'failed'; readonly because: string }
}

export type UploadResult = { readonly kind: 'uploaded'; readonly reports: readonly UploadedReport[] } | NotWritten
