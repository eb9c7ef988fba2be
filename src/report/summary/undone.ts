/** What a headline adds for a run that took a change back, or tried to. */
import { named } from '../../domain/rollout/sentence.ts'
import type { RecordedStage, RunRecord } from '../record.ts'
import { inWords } from './counted.ts'

/** Each wording with the outcome of the undo, when one ran, and then without. */
export const withUndo = (record: RunRecord, wordings: readonly string[]): readonly string[] => {
  const ending = undoEnding(record)
  return ending === null ? wordings : wordings.flatMap((text) => [`${text}; ${ending}`, text])
}

/** Whether the stage has taken a change back. */
export const isUndone = (stage: RecordedStage): boolean => {
  const { undoes, status, kind, result } = stage
  if (undoes === null || status !== 'succeeded') return false
  return kind !== 'roll-back' || result?.kind === 'restored' || result?.kind === 'requested'
}

/** Whether the deployment that the stage takes back is over: also where its rollback failed, or has not ended yet. */
export const isStopped = (stage: RecordedStage): boolean =>
  isUndone(stage) || (stage.kind === 'roll-back' && stage.result !== null && stage.result.kind !== 'none')

/** An undo that found that there is nothing to be done. */
const isIdle = ({ kind, result }: RecordedStage): boolean =>
  (kind === 'roll-back' || kind === 'stop-task') && result?.kind === 'none'

const taskEnding = (undo: readonly RecordedStage[]): string =>
  undo.every(({ status }) => status === 'succeeded') ? 'the task was stopped' : 'the task could not be stopped'

/** Null when nothing was to be undone. */
const undoEnding = ({ stages }: RunRecord): string | null => {
  const undo = stages.filter((stage) => stage.undoes !== null && stage.startedAt !== null && !isIdle(stage))
  if (undo.length > 0 && undo.every(({ kind }) => kind === 'stop-task')) return taskEnding(undo)
  const undone = undo.filter(isUndone)
  if (undo.length === 0) return null
  if (undo.every(({ kind }) => kind === 'roll-back')) return rollBackEnding(undo, undone)
  if (undone.length === undo.length) return undone.length === 1 ? 'the change was undone' : 'the changes were undone'
  if (undone.length > 0) return `${undone.length} of ${undo.length} changes were undone`
  return undo.length === 1 ? 'undoing the change failed' : 'undoing the changes failed'
}

const isUnderWay = ({ kind, result }: RecordedStage): boolean => kind === 'roll-back' && result?.kind === 'requested'

/** `rolled back to `hello:41``. */
const rollBackEnding = (undo: readonly RecordedStage[], undone: readonly RecordedStage[]): string => {
  if (undone.length === 0) return undo.some(isUnderWay) ? 'the rollback has not ended' : 'the rollback failed'
  if (undone.length < undo.length) return `${undone.length} of ${undo.length} services were rolled back`
  const results = undone.flatMap((stage) => (stage.kind === 'roll-back' && stage.result !== null ? [stage.result] : []))
  const isRequested = results.some(({ kind }) => kind === 'requested')
  const revisions = results.flatMap((result) => ('revision' in result ? [named(result.revision)] : []))
  return `${isRequested ? 'rollback requested to' : 'rolled back to'} ${inWords([...new Set(revisions)])}`
}
