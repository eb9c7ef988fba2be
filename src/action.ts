/**
 * The composition root: reads what the run was given, wires the ports, runs the pipeline, and reports from the record, also when
 * the run fails or is cancelled. The only place that catches.
 */
import { checkTemporary } from './adapters/temporary-folder.ts'
import { rm } from 'node:fs/promises'
import { makeJournal } from './adapters/journal.ts'
import { makeLeftovers, type RemovableLeftovers } from './adapters/leftovers.ts'
import type { Host } from './adapters/host.ts'
import { makeRedactor, type Redactor } from './adapters/redact.ts'
import { isShortSecret } from './adapters/secret-forms.ts'
import { listenForCancel, type Cancellation } from './cancel.ts'
import { watchForDefects } from './defects.ts'
import type { EarlySignals } from './early-signals.ts'
import type { Config } from './settings/config.ts'
import { guardSentence, type GuardReport } from './domain/trust/guard-report.ts'
import { messageOf } from './errors/ship-error.ts'
import { outputsOf } from './report/outputs.ts'
import type { Pipelines } from './pipelines/pipelines.ts'
import { proxySecrets } from './settings/proxy-variables.ts'
import { annotation, annotationsOf } from './report/annotations.ts'
import { runFileText } from './report/run-file.ts'
import { logLines } from './report/hostile.ts'
import { plainSummary } from './report/summary/plain-summary.ts'
import { publicFacts } from './report/run-facts.ts'
import type { RunEvent, RunRecord } from './report/record.ts'
import { endingOf } from './report/run-ending.ts'
import { redactedMarkdown } from './report/summary/redacted-markdown.ts'
import { redactedRecord } from './report/redacted.ts'
import { renderSummary } from './report/summary/summary.ts'
import { readConfig } from './read-config.ts'
import { openBook, type RunBook } from './run-book.ts'
import type { Surroundings } from './run-stages.ts'

const PRIVATE_STATE = 'private'

/** Gives the pipelines that main may run; they are loaded once there is something to run. */
export type LoadPipelines = () => Promise<Pipelines>

export interface ActionSources {
  readonly loadPipelines: LoadPipelines
  readonly signals: EarlySignals
  /** Where the run shows itself. */
  readonly hostOf: (redactor: Redactor) => Host
}

/** Main, with the pipelines that it may run. A failure is the exit code; what is left behind, `post.ts` removes. */
export const runAction = async ({ loadPipelines, signals, hostOf }: ActionSources): Promise<void> => {
  const redactor = makeRedactor()
  const host = hostOf(redactor)
  for (const secret of proxySecrets(process.env)) host.mask(secret)
  const privatePaths: string[] = []
  const registerPrivate = (path: string): void => {
    privatePaths.push(path)
    host.saveState(PRIVATE_STATE, JSON.stringify(privatePaths))
  }
  const leftovers = makeLeftovers(process.env)
  const cancellation = listenForCancel(signals)
  await runAndReport(loadPipelines, { host, redactor, registerPrivate, leftovers, cancellation })
  await Promise.all([leftovers.removeAll(), ...privatePaths.map(removePrivate)])
  // Not before: a signal while the run is cleared up must not end the process.
  cancellation.dispose()
  // Stages that were left behind would keep the process alive until the runner kills it.
  if (cancellation.isOverdue()) process.exit()
}

/** A stage that was cancelled may still write there: what is left then is removed by post, and does not keep the process. */
const removePrivate = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)

interface Started {
  readonly host: Host
  readonly redactor: Redactor
  readonly registerPrivate: (path: string) => void
  readonly leftovers: RemovableLeftovers
  readonly cancellation: Cancellation
}

/** Reports the run from what is recorded of it, however it ends. */
const runAndReport = async (loadPipelines: LoadPipelines, started: Started): Promise<void> => {
  const book = openBook(started)
  watchForDefects((error) => endByDefect(error, started, book))
  try {
    await runWhatWasGiven(loadPipelines, started, book)
  } catch (error) {
    if (!isKnown(book.record())) book.note({ kind: 'broken', error })
  } finally {
    book.live.close()
  }
  book.note({ kind: 'ended', at: Date.now() })
  report(started.host, redactedRecord(book.record(), started.redactor.redact), book.announced)
}

const endByDefect = (error: unknown, { host, redactor, cancellation }: Started, { record, note }: RunBook): void => {
  if (record().failure === null) note({ kind: 'broken', error })
  if (error instanceof Error) for (const line of logLines(redactor.redact(error.stack ?? ''))) host.debug(line)
  cancellation.stop()
  // After the report, only the exit code can still say it.
  host.fail('failed')
}

/** Reads what the run was given, and runs its pipeline. Fails when stages have not ended in time after a cancel. */
const runWhatWasGiven = async (loadPipelines: LoadPipelines, started: Started, book: RunBook): Promise<void> => {
  const { host, cancellation } = started
  const config = await Promise.race([configOf(started, book.note), cancellation.overdue])
  book.begin(config.pipeline)
  await checkTemporary(process.env['RUNNER_TEMP'] ?? null)
  hideSecrets(config.build.secrets, host)
  const [{ runStages }, pipelines] = await Promise.all([import('./run-stages.ts'), loadPipelines()])
  const stages = runStages(pipelines[config.pipeline], config, surroundingsOf(started, book))
  // It may still fail after it was left behind.
  stages.catch(() => undefined)
  await Promise.race([stages, cancellation.overdue])
}

/** What stages have around them: their log, what they report while they run, and what must be removed after them. */
const surroundingsOf = (started: Started, book: RunBook): Surroundings => {
  const { host, redactor, cancellation } = started
  return {
    environment: process.env,
    signal: cancellation.signal,
    undoSignal: cancellation.undoSignal,
    emit: (event) => {
      book.note(event)
      book.live.event(event)
    },
    announce: ({ title, text }) => {
      const early = annotation('error', redactor.redact(title), redactor.redact(text))
      book.announced.add(early.title)
      host.annotate(early)
    },
    secrets: { mask: host.mask },
    redactor,
    redactMarkdown: (markdown) => redactedMarkdown(markdown, redactor.redact),
    logOf: book.live.logOf,
    journalOf: makeJournal(book.note),
    registerPrivate: started.registerPrivate,
    leftovers: started.leftovers,
  }
}

/** Registers every build secret; warns, by its id, of one that is too short to be masked everywhere. */
const hideSecrets = (secrets: Config['build']['secrets'], host: Host): void => {
  for (const { value } of secrets) host.mask(value)
  for (const { id } of secrets.filter(({ value }) => isShortSecret(value)))
    host.warning(`the build secret ${id} is too short to mask safely; it is masked only as a whole word`)
}

/** A failure that is recorded already: of stages, or a defect. */
const isKnown = (record: RunRecord): boolean =>
  record.failure !== null || record.stages.some((stage) => stage.status === 'failed' || stage.status === 'cancelled')

const configOf = (started: Started, note: (event: RunEvent) => void): Promise<Config> =>
  readConfig({
    environment: process.env,
    signal: started.cancellation.signal,
    mask: started.host.mask,
    registerPrivate: started.registerPrivate,
    onContext: (context) => note({ kind: 'context', run: publicFacts(context) }),
    onGuard: (guard) => reportGuard(guard, started, note),
  })

/** A checkout that says the same as the trusted branch is not reported. */
const reportGuard = (report: GuardReport, { host, redactor }: Started, note: (event: RunEvent) => void): void => {
  const sentence = guardSentence(report)
  if (sentence === null) return
  note({ kind: 'guarded', report })
  host.warning(logLines(redactor.redact(sentence)).join(' '))
}

/** A part that cannot be written keeps none of the others from being written. */
const report = (host: Host, ended: RunRecord, announced: ReadonlySet<string>): void => {
  const errors: unknown[] = []
  const attempt = <Result>(write: () => Result): Result | null => {
    try {
      return write()
    } catch (error) {
      errors.push(error)
      return null
    }
  }
  const record = { ...ended, runFile: attempt(() => host.writeRunFile(runFileText(ended))) }
  const summary = renderSummary(record, { docsUrl: host.docsUrl })
  for (const [name, value] of Object.entries(outputsOf(record))) attempt(() => host.setOutput(name, value))
  attempt(() => host.writeSummary(host.summaryForm === 'markdown' ? summary : plainSummary(summary, host.columns)))
  const annotations = annotationsOf(record).filter(({ title }) => !announced.has(title))
  for (const one of annotations) attempt(() => host.annotate(one))
  for (const error of new Set(errors.map(messageOf))) host.line(`a part of the report could not be written: ${error}`)
  const ending = endingOf(record)
  if (ending !== 'done' || errors.length > 0) host.fail(ending === 'done' ? 'failed' : ending)
}
