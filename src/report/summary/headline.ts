/**
 * The headline of a run: its outcome and the cause in at most 100 characters, as plain text with names in backticks. Of several
 * wordings the first one that fits is taken, so that no cause is ever cut.
 */
import type { RunRecord } from '../record.ts'
import { blockedWordings } from './headline-blocked.ts'
import { cancelledWordings } from './headline-cancelled.ts'
import { failedWordings } from './headline-failed.ts'
import { withOverride } from './headline-overridden.ts'
import { successWordings } from './headline-success.ts'

export const LONGEST_HEADLINE = 100

/** The same words for the job summary, a terminal and a comment. Names in it come from outside. */
export const headlineOf = (record: RunRecord): string => fitting(wordingsOf(record)) ?? OUTCOMES[record.verdict]

/** The first wording that a headline can hold. */
export const fitting = (wordings: readonly string[]): string | undefined =>
  wordings.find((text) => text.length <= LONGEST_HEADLINE)

const wordingsOf = (record: RunRecord): readonly string[] => {
  switch (record.verdict) {
    case 'running':
      return runningWordings(record)
    case 'success':
      return withOverride(record, successWordings(record))
    case 'blocked':
      return blockedWordings(record)
    case 'failed':
      return failedWordings(record)
    case 'cancelled':
      return cancelledWordings(record)
  }
}

const runningWordings = ({ stages }: RunRecord): readonly string[] => {
  const running = stages.filter(({ status }) => status === 'running').map(({ id }) => id)
  return running.length === 0 ? [] : [`Running: ${running.join(', ')}`]
}

const OUTCOMES: Readonly<Record<RunRecord['verdict'], string>> = {
  running: 'Running',
  success: 'Succeeded',
  blocked: 'Blocked',
  failed: 'Failed',
  cancelled: 'Cancelled',
}
