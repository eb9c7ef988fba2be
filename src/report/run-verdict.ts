/** How a run ended, as a whole. */
import { isBlock } from '../errors/catalogue.ts'
import type { RecordedError } from './recorded-error.ts'

export type StageStatus = 'waiting' | 'running' | 'succeeded' | 'failed' | 'skipped' | 'left-out' | 'cancelled'

/** `blocked`: the gate blocked the image, and nothing failed. `running`: not ended yet. */
export type Verdict = 'running' | 'success' | 'blocked' | 'failed' | 'cancelled'

interface EndedRun {
  readonly failure: RecordedError | null
  readonly stages: readonly {
    readonly status: StageStatus
    readonly error: RecordedError | null
    readonly undoes: string | null
  }[]
}

/** The verdict on a run whose stages have all ended. A stage that was left out is no failure; a run without stages is no success; an undo changes nothing. */
export const verdictOf = ({ failure, stages }: EndedRun): Verdict => {
  if (failure !== null) return failure.kind === 'cancelled' ? 'cancelled' : 'failed'
  const own = stages.filter(({ undoes }) => undoes === null)
  const failed = own.filter(({ status }) => status === 'failed')
  if (failed.length > 0)
    return failed.every(({ error }) => error !== null && isBlock(error.code)) ? 'blocked' : 'failed'
  const isDone = own.every(({ status }) => status === 'succeeded' || status === 'left-out')
  return isDone && own.length > 0 ? 'success' : 'cancelled'
}
