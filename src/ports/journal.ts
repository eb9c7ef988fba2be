/** The journal of what this run changes in the world. Reports, undo stages and a cancel read it. */
import type { Change, ChangeKind, ChangeOf, JournalEntry } from '../domain/change.ts'

export interface Journal {
  /**
   * Notes that something is about to be changed. Call it right before the request that changes it. As long as the entry is not
   * closed, it is not known whether the change was made.
   */
  readonly aboutTo: <K extends ChangeKind>(change: ChangeOf<K> & { readonly kind: K }) => OpenEntry<K>
  /** All entries of this run, oldest first. */
  readonly entries: () => readonly JournalEntry[]
}

export interface OpenEntry<K extends ChangeKind = Change['kind']> {
  /** The change was made. Takes the change with what only the reply says, for example the ARN. */
  readonly changed: (known?: ChangeOf<K>) => void
  /** The change was refused, so nothing was changed. */
  readonly unchanged: () => void
}
