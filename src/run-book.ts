/** What is recorded of a run while it goes on, whoever notes it: what becomes the report. */
import type { Host } from './adapters/host.ts'
import type { Redactor } from './adapters/redact.ts'
import type { Cancellation } from './cancel.ts'
import { logLines } from './report/hostile.ts'
import { makeLiveLog, type LiveLog } from './report/live-log.ts'
import { newRecord, recordEvent, type RunEvent, type RunRecord } from './report/record.ts'
import { DEFAULT_PIPELINE } from './settings/requirements.ts'

interface Sources {
  readonly host: Host
  readonly redactor: Redactor
  readonly cancellation: Cancellation
}

/** What a run has come to, from its first moment on. */
export interface RunBook {
  readonly note: (event: RunEvent) => void
  readonly record: () => RunRecord
  /** The pipeline is known only once the settings are. */
  readonly begin: (pipeline: RunRecord['pipeline']) => void
  readonly live: LiveLog
  /** The titles of what was annotated while the stages ran: it is not repeated. */
  readonly announced: Set<string>
}

/** Opens it for the run that begins now. */
export const openBook = ({ host, redactor, cancellation }: Sources): RunBook => {
  let record = newRecord({ pipeline: DEFAULT_PIPELINE, startedAt: Date.now() })
  const note = (event: RunEvent): void => void (record = recordEvent(record, event))
  const noteCancel = (): void => note({ kind: 'cancelled', at: Date.now() })
  if (cancellation.signal.aborted) noteCancel()
  else cancellation.signal.addEventListener('abort', noteCancel)
  return {
    note,
    record: () => record,
    begin: (pipeline) => void (record = { ...record, pipeline }),
    live: makeLiveLog({ sink: host, linesOf: (text) => logLines(redactor.redact(text)) }),
    announced: new Set(),
  }
}
