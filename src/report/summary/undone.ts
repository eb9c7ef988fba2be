/** What a headline adds for a run that took a change back, or tried to. */
import type { RunRecord } from '../record.ts'

/** Each wording with the outcome of the undo, when one ran, and then without. */
export const withUndo = (record: RunRecord, wordings: readonly string[]): readonly string[] => {
  const ending = undoEnding(record)
  return ending === null ? wordings : wordings.flatMap((text) => [`${text}; ${ending}`, text])
}

/** Null when nothing was to be undone. */
const undoEnding = ({ stages }: RunRecord): string | null => {
  const undo = stages.filter(({ undoes, startedAt }) => undoes !== null && startedAt !== null)
  const undone = undo.filter(({ status }) => status === 'succeeded').length
  if (undo.length === 0) return null
  if (undone === undo.length) return undone === 1 ? 'the change was undone' : 'the changes were undone'
  if (undone > 0) return `${undone} of ${undo.length} changes were undone`
  return undo.length === 1 ? 'undoing the change failed' : 'undoing the changes failed'
}
