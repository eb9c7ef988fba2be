/** The files of a repository that people work in. Paths are relative to its root, with slashes. */

export type ProjectFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  /** A link, a folder, too large, not UTF-8: it is neither read nor replaced. */
  | { readonly kind: 'unusable'; readonly why: string }

export interface WrittenFile {
  readonly path: string
  readonly text: string
}

/** Why nothing was written. */
export interface WriteProblem {
  readonly path: string
  /** `no space is left on the disk (ENOSPC)`. */
  readonly why: string
  /** Whether everything is as before; false where undoing failed, too. */
  readonly isUndone: boolean
}

export interface ProjectFiles {
  /** What is at a path. No link is followed, also not one of a folder on the way. */
  readonly read: (path: string) => Promise<ProjectFile>
  /** The names in a folder, `.` for the root; none where it is no folder, or a link. */
  readonly list: (folder: string) => Promise<readonly string[]>
  /** All of them or none, as far as a file system allows: each is written in a folder of its own first, then all are renamed. Null when they are written. */
  readonly write: (files: readonly WrittenFile[]) => Promise<WriteProblem | null>
}
