/** What a stage says when it writes nothing in GitHub. */
import type { NotWritten } from '../../domain/github/posted.ts'
import type { Refusal, Written } from '../../domain/github/refusal.ts'
import type { Log } from '../../ports/log.ts'

/** A run that may not write is no fault: the summary has a notice. Anything else is a warning. Gives what is recorded. */
export const noteNotWritten = (result: NotWritten, { notDone }: Written, log: Log): NotWritten => {
  const sentence = `${notDone}: ${result.because}.${result.next === null ? '' : ` ${result.next}`}`
  const text = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
  if (result.kind === 'skipped') log.info(text)
  else log.warning(`${text} The verdict is not affected.`)
  return result
}

/** As it is recorded. */
export const asResult = ({ kind, because, next }: Refusal): NotWritten => ({
  kind: kind === 'not-allowed' ? 'skipped' : 'failed',
  because,
  next,
})
