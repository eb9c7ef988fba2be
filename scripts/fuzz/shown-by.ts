/** Everything that a run shows of a text from outside, as one log: while a stage runs, in its failure, in the report. */
import { makeConsole } from '../../src/adapters/console-log.ts'
import { captureOutput } from '../../src/adapters/process/child-output.ts'
import { makeRedactor } from '../../src/adapters/redact.ts'
import { buildSteps } from '../../src/domain/build/build-output.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { logLines } from '../../src/report/hostile.ts'
import { makeLiveLog } from '../../src/report/live-log.ts'
import { newRecord, recordEvent } from '../../src/report/record.ts'
import { redactedRecord } from '../../src/report/redacted.ts'
import { redactedMarkdown } from '../../src/report/summary/redacted-markdown.ts'
import { plainSummary } from '../../src/report/summary/plain-summary.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'

/** A secret that a run knows, so that the redactor has work. */
export const SECRET = 's3cr3t-t0ken-of-a-run'

/** A log in plain text: whatever a runner would take for a command in it was injected. */
const makeLog = () => {
  const shown: string[] = []
  const redactor = makeRedactor()
  redactor.remember(SECRET)
  const host = makeConsole({ redactor, write: (text) => shown.push(text), debugOutput: 'shown' })
  const live = makeLiveLog({ sink: host, linesOf: (text) => logLines(redactor.redact(text)) })
  live.event({ kind: 'started', stage: 'build', title: 'builds the image', at: 0 })
  return { host, live, redactor, text: () => shown.join('\n') }
}

/** The log of a child whose output comes in these chunks, as a build prints it. */
export const shownOfOutput = (chunks: readonly string[]): string => {
  const { live, redactor, text } = makeLog()
  const log = live.logOf('build')
  const sinks = { onLine: log.info, onDetail: log.debug, redact: redactor.redact, openEnd: redactor.openEnd }
  const captured = captureOutput({ output: 'when-failed', isNews: buildSteps() }, sinks)
  chunks.forEach((chunk, index) => (index % 2 === 0 ? captured.stdout : captured.stderr).add(chunk))
  captured.stdout.end()
  captured.stderr.end()
  captured.showHeld()
  live.close()
  return `${text()}\n${logLines(captured.tail()).join('\n')}`
}

/** The log and the report of a run that fails with this error. */
export const shownOfError = (error: unknown): string => {
  const { host, live, redactor, text } = makeLog()
  live.event({ kind: 'failed', stage: 'build', at: 1, error })
  live.close()
  const events = [{ kind: 'broken', error } as const, { kind: 'ended', at: 1 } as const]
  const record = redactedRecord(
    events.reduce(recordEvent, newRecord({ pipeline: 'ship', startedAt: 0 })),
    redactor.redact,
  )
  const summary = renderSummary(record, { docsUrl: null })
  redactedMarkdown(summary, redactor.redact)
  host.writeSummary(plainSummary(summary))
  for (const { title, message } of annotationsOf(record))
    for (const line of [title, message]) logLines(line).forEach(host.line)
  return text()
}
