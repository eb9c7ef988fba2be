/** How a run ended, for whoever reads the exit code. */
import type { RunRecord } from './record.ts'

/** `misused`: wrong settings, or they name what does not exist; nothing was changed. */
export type Ending = 'done' | 'failed' | 'misused' | 'blocked' | 'cancelled'

/** The ending of a run that has ended. */
export const endingOf = (record: RunRecord): Ending => {
  switch (record.verdict) {
    case 'success':
      return 'done'
    case 'blocked':
    case 'cancelled':
      return record.verdict
    default:
      return isMisused(record) ? 'misused' : 'failed'
  }
}

const isMisused = ({ failure, stages, changes }: RunRecord): boolean => {
  const errors = [failure, ...stages.map(({ error }) => error)].filter((error) => error !== null)
  const own = errors.filter(({ kind }) => kind !== 'cancelled')
  const isChanged = changes.some(({ state }) => state !== 'unchanged')
  return own.length > 0 && !isChanged && own.every(({ kind }) => kind === 'input')
}
