/**
 * The record of a run: plain, serialisable data, built by a pure reducer from what the runner emits. Every report and every
 * output is made from it, so that a failed or cancelled run tells as much as a successful one.
 */
import { isCancelled, type StageEvent } from '../core/run.ts'
import { CommandError } from '../errors/command-error.ts'
import { messageOf, ShipError } from '../errors/ship-error.ts'
import { isBlock, type ErrorCode, type ErrorKind } from '../errors/catalogue.ts'
import { fault } from '../errors/fault.ts'
import { recordedResult, type Results } from './results.ts'
import { describeSkip, type FailureKind } from './skipped.ts'

export type StageStatus = 'waiting' | 'running' | 'succeeded' | 'failed' | 'skipped' | 'cancelled'

export interface RecordedError {
  readonly code: ErrorCode
  readonly kind: ErrorKind
  readonly message: string
  readonly hint: string | null
  /** The anchor in `docs/errors.md`. */
  readonly docs: string | null
}

export interface RecordedStage {
  readonly id: string
  readonly title: string
  readonly status: StageStatus
  /** Milliseconds since 1970; null for a stage that never started. */
  readonly startedAt: number | null
  readonly durationMs: number | null
  readonly error: RecordedError | null
  /** Why it was skipped, in words. */
  readonly because: string | null
}

/** `refused`: the gate said no, and nothing broke. `running`: not ended yet. */
export type Verdict = 'running' | 'success' | 'refused' | 'failed' | 'cancelled'

export interface RunRecord {
  readonly pipeline: string
  readonly startedAt: number
  readonly endedAt: number | null
  readonly verdict: Verdict
  /** When the run was asked to stop. */
  readonly cancelledAt: number | null
  /** In the order of the pipeline's table. */
  readonly stages: readonly RecordedStage[]
  /** By stage id; a failed stage's too, when it knew one. */
  readonly results: Partial<Results>
  /** What failed outside the stages: inputs, or a defect. */
  readonly failure: RecordedError | null
}

/** What the runner emits, and what befalls the run as a whole. */
export type RunEvent =
  | StageEvent
  | { readonly kind: 'cancelled'; readonly at: number }
  | { readonly kind: 'broken'; readonly error: unknown }
  | { readonly kind: 'ended'; readonly at: number }

export interface Beginning {
  /** The pipeline's name, as `ship`. */
  readonly pipeline: string
  readonly startedAt: number
  readonly stages: readonly { readonly id: string; readonly title: string }[]
}

/** The record of a run that is about to start: every stage waits. */
export const newRecord = ({ pipeline, startedAt, stages }: Beginning): RunRecord => ({
  pipeline,
  startedAt,
  endedAt: null,
  verdict: 'running',
  cancelledAt: null,
  stages: stages.map(({ id, title }) => ({
    id,
    title,
    status: 'waiting',
    startedAt: null,
    durationMs: null,
    error: null,
    because: null,
  })),
  results: {},
  failure: null,
})

/** The record after one more event; the given record stays as it is. */
export const recordEvent = (record: RunRecord, event: RunEvent): RunRecord => {
  switch (event.kind) {
    case 'started':
      return withStage(record, event.stage, () => ({ status: 'running', startedAt: event.at }))
    case 'succeeded':
      return withResult(
        withStage(record, event.stage, (stage) => ({ status: 'succeeded', durationMs: since(stage, event.at) })),
        event.stage,
        event.result,
      )
    case 'failed':
      return recordFailure(record, event)
    case 'skipped':
      return withStage(record, event.stage, () => ({
        status: 'skipped',
        because: describeSkip(event.because, (id) => failureKindOf(record, id)),
      }))
    case 'cancelled':
      return { ...record, cancelledAt: event.at }
    case 'broken':
      return { ...record, failure: recordedError(event.error) }
    case 'ended':
      return end(record, event.at)
  }
}

/** An error as it is recorded: a value that is none of ours is a defect, `E_INTERNAL`. */
export const recordedError = (error: unknown): RecordedError =>
  error instanceof ShipError
    ? { code: error.code, kind: error.kind, message: error.message, hint: error.hint ?? null, docs: error.docs }
    : recordedError(fault('E_INTERNAL', { message: messageOf(error), cause: error }))

const failureKindOf = ({ stages }: RunRecord, id: string): FailureKind => {
  const failed = stages.find((stage) => stage.id === id)
  if (failed?.error && isBlock(failed.error.code)) return 'refused'
  return failed?.status === 'cancelled' ? 'cancelled' : 'failed'
}

const recordFailure = (record: RunRecord, event: Extract<StageEvent, { kind: 'failed' }>): RunRecord => {
  const status = wasCancelled(record, event.error) ? 'cancelled' : 'failed'
  const recorded = withStage(record, event.stage, (stage) => ({
    status,
    durationMs: since(stage, event.at),
    error: recordedError(event.error),
  }))
  const result = event.error instanceof ShipError ? event.error.result : undefined
  return result === undefined ? recorded : withResult(recorded, event.stage, result)
}

/** A child that was ended by our signal after a cancel is no failure of its own. */
const wasCancelled = (record: RunRecord, error: unknown): boolean =>
  isCancelled(error) ||
  (record.cancelledAt !== null &&
    ((error instanceof CommandError && error.failure.kind === 'killed') ||
      (error instanceof Error && error.name === 'AbortError')))

const end = (record: RunRecord, at: number): RunRecord => {
  const stages = record.stages.map((stage): RecordedStage => {
    if (stage.status === 'running') return { ...stage, status: 'cancelled', durationMs: since(stage, at) }
    if (stage.status === 'waiting') return { ...stage, status: 'skipped', because: 'the run ended before it' }
    return stage
  })
  return { ...record, endedAt: at, stages, verdict: verdictOf({ ...record, stages }) }
}

const verdictOf = (record: RunRecord): Verdict => {
  if (record.failure !== null) return record.failure.kind === 'cancelled' ? 'cancelled' : 'failed'
  const failed = record.stages.filter((stage) => stage.status === 'failed')
  if (failed.length > 0)
    return failed.every(({ error }) => error !== null && isBlock(error.code)) ? 'refused' : 'failed'
  return record.stages.every((stage) => stage.status === 'succeeded') ? 'success' : 'cancelled'
}

const since = (stage: RecordedStage, at: number): number | null =>
  stage.startedAt === null ? null : Math.max(0, at - stage.startedAt)

const withStage = (
  record: RunRecord,
  id: string,
  change: (stage: RecordedStage) => Partial<RecordedStage>,
): RunRecord => ({
  ...record,
  stages: record.stages.map((stage) => (stage.id === id ? { ...stage, ...change(stage) } : stage)),
})

const withResult = (record: RunRecord, id: string, result: unknown): RunRecord => ({
  ...record,
  results: { ...record.results, ...recordedResult(id, result) },
})
