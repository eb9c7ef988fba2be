/** How a run ended, as a whole. */
import { isBlock } from '../errors/catalogue.ts'
import type { RunRecord } from './record.ts'

/** `blocked`: the gate blocked the image, and nothing failed. `running`: not ended yet. */
export type Verdict = 'running' | 'success' | 'blocked' | 'failed' | 'cancelled'

/** The verdict on a run whose stages have all ended. A stage that was left out is no failure; a run without stages is no success. */
export const verdictOf = ({ failure, stages }: Pick<RunRecord, 'failure' | 'stages'>): Verdict => {
  if (failure !== null) return failure.kind === 'cancelled' ? 'cancelled' : 'failed'
  const failed = stages.filter(({ status }) => status === 'failed')
  if (failed.length > 0)
    return failed.every(({ error }) => error !== null && isBlock(error.code)) ? 'blocked' : 'failed'
  const isDone = stages.every(({ status }) => status === 'succeeded' || status === 'left-out')
  return isDone && stages.length > 0 ? 'success' : 'cancelled'
}
