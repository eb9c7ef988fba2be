/**
 * The record of a run: plain, serialisable data, built by a pure reducer from what the runner emits. Every report and every
 * output is made from it, so that a failed or cancelled run reports as much as a successful one.
 */
import type { PlacedStage, StageEvent } from '../core/events.ts'
import type { JournalEntry } from '../domain/change.ts'
import type { Kind, Results } from '../domain/results.ts'
import type { GuardReport } from '../domain/trust/guard-report.ts'
import { ShipError } from '../errors/ship-error.ts'
import { recordedError, wasCancelled, type RecordedError } from './recorded-error.ts'
import type { RunFacts } from './run-facts.ts'
import { describeSkip, failureKindOf } from './skipped.ts'
import { verdictOf, type StageStatus, type Verdict } from './run-verdict.ts'

export interface RecordedStageOf<K extends Kind> {
  readonly id: string
  readonly kind: K
  readonly title: string
  /** What the stage is about where a pipeline has several of its kind: a service's key. */
  readonly subject: string | null
  /** For an undo: the id of the stage whose change it takes back. */
  readonly undoes: string | null
  readonly status: StageStatus
  /** Milliseconds since 1970; null for a stage that never started. */
  readonly startedAt: number | null
  readonly durationMs: number | null
  readonly error: RecordedError | null
  /** "skipped because …", "stopped because …" or "left out because …". */
  readonly because: string | null
  /** What the stage records; also of a failed stage, when it knew something. */
  readonly result: Results[K] | null
}

export type RecordedStage = { [K in Kind]: RecordedStageOf<K> }[Kind]

export interface RunRecord {
  /** Its name, as `ship`. */
  readonly pipeline: string
  /** The commit, the branch and the run in GitHub; null before they are known. */
  readonly run: RunFacts | null
  /** What became of guarded settings that the checkout may not decide; null when there is nothing to report. */
  readonly guard: GuardReport | null
  readonly startedAt: number
  readonly endedAt: number | null
  readonly verdict: Verdict
  /** When the run was asked to stop. */
  readonly cancelledAt: number | null
  /** In the order in which the pipeline places them; empty before it is known. */
  readonly stages: readonly RecordedStage[]
  /** What the run changed or may have changed, oldest first. */
  readonly changes: readonly JournalEntry[]
  /** What failed outside the stages: inputs, or a defect. */
  readonly failure: RecordedError | null
  /** Where the record itself is written for later steps; null until it is. */
  readonly runFile: string | null
}

/** What the runner emits, and the events of the run as a whole. */
export type RunEvent =
  | StageEvent
  | { readonly kind: 'context'; readonly run: RunFacts }
  | { readonly kind: 'guarded'; readonly report: GuardReport }
  | { readonly kind: 'change'; readonly index: number; readonly entry: JournalEntry }
  | { readonly kind: 'cancelled'; readonly at: number }
  | { readonly kind: 'broken'; readonly error: unknown }
  | { readonly kind: 'ended'; readonly at: number }

export type Beginning = Pick<RunRecord, 'pipeline' | 'startedAt'>

/** The record of a run that is about to start. */
export const newRecord = ({ pipeline, startedAt }: Beginning): RunRecord => ({
  pipeline,
  run: null,
  guard: null,
  startedAt,
  endedAt: null,
  verdict: 'running',
  cancelledAt: null,
  stages: [],
  changes: [],
  failure: null,
  runFile: null,
})

/** The record after one more event; the given record stays as it is. */
export const recordEvent = (record: RunRecord, event: RunEvent): RunRecord => {
  switch (event.kind) {
    case 'context':
      return { ...record, run: event.run }
    case 'guarded':
      return { ...record, guard: event.report }
    case 'change':
      return { ...record, changes: record.changes.toSpliced(event.index, 1, event.entry) }
    case 'cancelled':
      return { ...record, cancelledAt: event.at }
    case 'broken':
      return { ...record, failure: recordedError(event.error) }
    case 'ended':
      return end(record, event.at)
    default:
      return recordStageEvent(record, event)
  }
}

const recordStageEvent = (record: RunRecord, event: StageEvent): RunRecord => {
  switch (event.kind) {
    case 'laid-out':
      return { ...record, stages: event.stages.map(waiting) }
    case 'started':
      return withStage(record, event.stage, () => ({ status: 'running', startedAt: event.at }))
    case 'succeeded':
      return withStage(record, event.stage, (stage) => ({
        status: 'succeeded',
        durationMs: since(stage, event.at),
        result: event.result,
      }))
    case 'failed':
      return recordFailure(record, event)
    case 'skipped':
      return withStage(record, event.stage, () => ({
        status: 'skipped',
        because: describeSkip(event.because, (id) => kindOfFailure(record, id)),
      }))
    case 'left-out':
      return withStage(record, event.stage, () => ({
        status: 'left-out',
        because: `left out because ${event.because}`,
      }))
  }
}

/** The recorded stages of one kind, in the order of the pipeline; without those that undo something. */
export const stagesOf = <K extends Kind>(record: Pick<RunRecord, 'stages'>, kind: K): readonly RecordedStageOf<K>[] => {
  const isOfKind = (stage: RecordedStage): stage is RecordedStageOf<K> & RecordedStage =>
    stage.kind === kind && stage.undoes === null
  return record.stages.filter(isOfKind)
}

/** What the stages of one kind recorded, in the order of the pipeline. */
export const resultsOf = <K extends Kind>(record: Pick<RunRecord, 'stages'>, kind: K): readonly Results[K][] =>
  stagesOf(record, kind).flatMap(({ result }): readonly Results[K][] => (result === null ? [] : [result]))

/** What the first stage of that kind recorded. */
export const resultOf = <K extends Kind>(record: Pick<RunRecord, 'stages'>, kind: K): Results[K] | undefined =>
  resultsOf(record, kind)[0]

const waiting = ({ id, kind, title, subject, undoes }: PlacedStage): RecordedStage => ({
  id,
  // `defineStage` takes no other kinds.
  kind: kind as 'tag',
  title,
  subject,
  undoes,
  status: 'waiting',
  startedAt: null,
  durationMs: null,
  error: null,
  because: null,
  result: null,
})

const kindOfFailure = ({ stages }: RunRecord, id: string) => {
  const failed = stages.find((stage) => stage.id === id)
  return failureKindOf(failed?.status === 'cancelled' ? 'cancelled' : 'failed', failed?.error?.code)
}

const recordFailure = (record: RunRecord, event: Extract<StageEvent, { kind: 'failed' }>): RunRecord => {
  const result = event.error instanceof ShipError ? event.error.result : undefined
  return withStage(record, event.stage, (stage) => ({
    status: wasCancelled(event.error, record.cancelledAt) ? 'cancelled' : 'failed',
    durationMs: since(stage, event.at),
    error: recordedError(event.error),
    ...(result === undefined ? {} : { result }),
  }))
}

const end = (record: RunRecord, at: number): RunRecord => {
  const stages = record.stages.map((stage): RecordedStage => {
    if (stage.status === 'running') return { ...stage, status: 'cancelled', durationMs: since(stage, at) }
    if (stage.status === 'waiting')
      return { ...stage, status: 'skipped', because: 'skipped because the run ended first' }
    return stage
  })
  return { ...record, endedAt: at, stages, verdict: verdictOf({ ...record, stages }) }
}

const since = (stage: RecordedStage, at: number): number | null =>
  stage.startedAt === null ? null : Math.max(0, at - stage.startedAt)

type StageChange = Partial<Omit<RecordedStage, 'result'>> & { readonly result?: unknown }

const withStage = (record: RunRecord, id: string, change: (stage: RecordedStage) => StageChange): RunRecord => ({
  ...record,
  stages: record.stages.map((stage) =>
    // What a stage records has the shape of its kind (`defineStage`), which an event has forgotten.
    stage.id === id ? ({ ...stage, ...change(stage) } as RecordedStage) : stage,
  ),
})
