/** One error of a run in at most 100 characters, outcome and cause first: the title of its annotation. */
import { CATALOGUE } from '../../errors/catalogue.ts'
import { outcomeLabel } from '../../domain/rollout/verdict.ts'
import { verdictOf } from '../run-verdict.ts'
import type { RecordedStage, RunRecord } from '../record.ts'
import type { StageError } from './errors.ts'
import { fitting, headlineOf } from './headline.ts'
import { shortCauses } from './short-cause.ts'

/** For each of the errors, in their order: the headline of the run for the first one, a headline of their own for the others. */
export const errorHeadlines = (record: RunRecord, errors: readonly StageError[]): readonly string[] =>
  errors.map((one, index) => (index === 0 ? headlineOf(record) : headlineOfOther(record, one)))

const headlineOfOther = (record: RunRecord, { stage: id, error }: StageError): string => {
  const stage = record.stages.find((one) => one.id === id)
  if (stage === undefined) return fitting(shortCauses(error)) ?? CATALOGUE[error.code].title
  if (stage.undoes !== null) {
    return fitting(shortCauses(error).map((cause) => `Undo failed in ${stage.id}: ${cause}`)) ?? 'Undo failed'
  }
  return fitting(namedCauses(stage)) ?? headlineOf(recordOfOnly(record, stage))
}

/** Of a deployment that is not the only one of the run: with its service, where that fits. */
const namedCauses = ({ kind, result }: RecordedStage): readonly string[] =>
  kind === 'wait' && result !== null && result.cause !== null
    ? [result.cause.message, result.cause.summary].map((cause) => `${outcomeLabel(result.outcome)}: ${cause}`)
    : []

/** The record as it would be if nothing else had failed. */
const recordOfOnly = (record: RunRecord, { id, subject }: RecordedStage): RunRecord => {
  const isConcerned = (one: RecordedStage): boolean =>
    one.id === id || (one.error === null && (one.subject === null || one.subject === subject))
  const only = { failure: null, stages: record.stages.filter(isConcerned) }
  return { ...record, ...only, verdict: verdictOf(only) }
}
