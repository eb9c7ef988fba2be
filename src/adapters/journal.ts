/** The journal in memory, shared by all stages of a run. */
import type { Change, JournalEntry } from '../domain/change.ts'
import type { Journal } from '../ports/journal.ts'

/** `index` is the entry's place in the journal: an entry that is passed again has changed its state. */
export interface ChangeEvent {
  readonly kind: 'change'
  readonly index: number
  readonly entry: JournalEntry
}

/** Gives the journal of one stage; all of them see the same entries. Every entry is passed to `emit` when it is made and when it is closed. */
export const makeJournal = (emit: (event: ChangeEvent) => void): ((stage: string) => Journal) => {
  const entries: JournalEntry[] = []
  const keep = (index: number, entry: JournalEntry): void => {
    entries[index] = entry
    emit({ kind: 'change', index, entry })
  }
  return (stage) => ({
    aboutTo: (change: Change) => {
      const index = entries.length
      keep(index, { stage, change, state: 'unknown' })
      return {
        changed: (known: Change = change) => keep(index, { stage, change: known, state: 'changed' }),
        unchanged: () => keep(index, { stage, change, state: 'unchanged' }),
      }
    },
    entries: () => [...entries],
  })
}
