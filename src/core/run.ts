/**
 * Runs a pipeline: stages whose needs have succeeded run at the same time; a failed stage skips its dependents and its
 * siblings finish, except those that named it in `stopWith`. No retries, no loops, no plugins.
 */
import type { Ports } from '../ports/ports.ts'
import { ShipError } from '../errors/ship-error.ts'
import type { Pipeline, Step } from './pipeline.ts'

export type StageEvent =
  | { readonly kind: 'started'; readonly stage: string; readonly title: string; readonly at: number }
  | { readonly kind: 'succeeded'; readonly stage: string; readonly at: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly stage: string; readonly at: number; readonly error: unknown }
  | { readonly kind: 'skipped'; readonly stage: string; readonly title: string; readonly because: SkipReason }

export type SkipReason =
  /** `stages`: those that failed, however many others were skipped between them and this one. */
  | { readonly kind: 'failed-need'; readonly stages: readonly string[] }
  | { readonly kind: 'stopped'; readonly stages: readonly string[] }
  | { readonly kind: 'cancelled' }

export interface Run<Config> {
  readonly config: Config
  /** Ports for one stage; `signal` aborts when the run is cancelled or the stage is to be stopped. */
  readonly portsFor: (stage: string, signal: AbortSignal) => Ports
  /** Aborted on time-out or cancel. */
  readonly signal: AbortSignal
  readonly now: () => number
  readonly emit: (event: StageEvent) => void
}

type Ending =
  | { readonly kind: 'succeeded'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'skipped'; readonly because: SkipReason }

/** Aborts a stage because another one failed; never an outcome of the run by itself. */
class Stopped extends Error {
  override name = 'Stopped'
}

/**
 * Runs every stage that can run and gives the results by stage id.
 * @throws the error of the one stage that failed, or an `AggregateError` of several, after all stages have ended.
 */
export const runPipeline = async <Config, Results extends object>(
  pipeline: Pipeline<Config, Results>,
  run: Run<Config>,
): Promise<Results> => {
  const endings = new Map<string, Promise<Ending>>()
  for (const step of pipeline.steps) endings.set(step.id, runStep(step, run, endings))
  const ended = await Promise.all([...endings].map(async ([id, ending]) => ({ id, ending: await ending })))
  const errors = ended.flatMap(({ ending }) => (ending.kind === 'failed' ? [ending.error] : []))
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} stages failed`)
  if (run.signal.aborted) throw run.signal.reason
  const results = ended.flatMap(({ id, ending }) => (ending.kind === 'succeeded' ? [[id, ending.result]] : []))
  // Every stage has succeeded, so each id of `Results` has its value; `add` proved the types of the values.
  return Object.fromEntries(results) as Results
}

const runStep = async <Config>(
  step: Step<Config>,
  run: Run<Config>,
  endings: ReadonlyMap<string, Promise<Ending>>,
): Promise<Ending> => {
  const needed = await Promise.all(step.needs.map(async (id) => ({ id, ending: await endings.get(id) })))
  const stopper = new AbortController()
  const stoppedBy = watch(step.stopWith, endings, stopper)
  // Lets a stage that has already failed be seen before this one starts.
  await Promise.resolve()
  const skip = (because: SkipReason): Ending => {
    run.emit({ kind: 'skipped', stage: step.id, title: step.title, because })
    return { kind: 'skipped', because }
  }
  const failed = [...new Set(needed.flatMap(failedIn))]
  if (failed.length > 0) return skip({ kind: 'failed-need', stages: failed })
  if (run.signal.aborted) return skip({ kind: 'cancelled' })
  if (stoppedBy().length > 0) return skip({ kind: 'stopped', stages: stoppedBy() })
  run.emit({ kind: 'started', stage: step.id, title: step.title, at: run.now() })
  try {
    const results = Object.fromEntries(
      needed.map(({ id, ending }) => [id, ending?.kind === 'succeeded' ? ending.result : undefined]),
    )
    const ports = run.portsFor(step.id, AbortSignal.any([run.signal, stopper.signal]))
    const result = await step.run(results, run.config, only(step.uses, ports))
    run.emit({ kind: 'succeeded', stage: step.id, at: run.now(), result })
    return { kind: 'succeeded', result }
  } catch (error) {
    if (stoppedBy().length > 0 && !isAborted(run.signal)) return skip({ kind: 'stopped', stages: stoppedBy() })
    run.emit({ kind: 'failed', stage: step.id, at: run.now(), error })
    return { kind: 'failed', error }
  }
}

/** The stages whose failure left a need unmet: the need itself, or what it was skipped for; none when the run was cancelled. */
const failedIn = ({ id, ending }: { readonly id: string; readonly ending: Ending | undefined }): readonly string[] => {
  if (ending?.kind === 'failed') return [id]
  return ending?.kind === 'skipped' && ending.because.kind !== 'cancelled' ? ending.because.stages : []
}

/** Aborts `stopper` when one of the stages fails; the function tells which have. */
const watch = (
  stages: readonly string[],
  endings: ReadonlyMap<string, Promise<Ending>>,
  stopper: AbortController,
): (() => readonly string[]) => {
  const failed: string[] = []
  for (const id of stages) {
    void endings.get(id)?.then((ending) => {
      if (ending.kind !== 'failed') return
      failed.push(id)
      stopper.abort(new Stopped(`stage ${id} failed`))
    })
  }
  return () => failed
}

/** A call, because the type of the property stays narrowed across an `await` although its value may change. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted

const only = (uses: readonly (keyof Ports)[], ports: Ports): Ports =>
  // At run time a stage is handed nothing but what it named, so that an undeclared use fails in every test.
  Object.fromEntries(uses.map((name) => [name, ports[name]])) as unknown as Ports

/** Whether an error means that the run was cancelled, not that something failed. */
export const isCancelled = (error: unknown): boolean => error instanceof ShipError && error.kind === 'cancelled'
