/**
 * Runs a laid-out pipeline. Stages whose needs have succeeded run at the same time; a failed stage skips its dependents; its
 * siblings finish, except those that are `stoppedBy` it. No retries, no plugins.
 */
import { endOf, endOfEither, failedIn, judge, type Ending, type Endings, type Verdict } from './step-verdict.ts'
import { placedStage, type Layout, type Step } from './layout.ts'
import type { StageEvent } from './events.ts'

/** How much time a stage has: undo stages are bounded, by seconds after a cancel and by minutes otherwise. */
export type Urgency = 'normal' | 'minutes' | 'seconds'

export interface Reach {
  /** Aborts when the run is cancelled, the stage is to be stopped, or the time of an undo is over. */
  readonly signal: AbortSignal
  readonly urgency: Urgency
}

export interface Run<Ports> {
  readonly portsFor: (stage: string, reach: Reach) => Ports
  /** Aborted by a cancel. */
  readonly signal: AbortSignal
  /** A signal for an undo stage, which starts now; it outlives a cancel. */
  readonly undoSignal: (urgency: Exclude<Urgency, 'normal'>) => AbortSignal
  readonly now: () => number
  readonly emit: (event: StageEvent) => void
  /** Whether a stage has begun to change something; none has when absent. */
  readonly hasBegun?: (stage: string) => boolean
}

/** Aborts a stage because another one failed; never an outcome of the run by itself. */
class Stopped extends Error {
  override name = 'Stopped'
}

/**
 * Runs every stage that can run.
 * @throws the error of the one stage that failed, or an `AggregateError` of several, after all stages have ended; the reason of the
 *   cancel, when that is all that went wrong
 */
export const runPipeline = async <Ports>({ steps, given, either }: Layout<Ports>, run: Run<Ports>): Promise<void> => {
  run.emit({ kind: 'laid-out', stages: steps.map(placedStage) })
  const endings = new Map<string, Promise<Ending>>(
    [...given].map(([id, result]) => [id, Promise.resolve({ kind: 'succeeded', result })]),
  )
  for (const step of steps) {
    // A stage is placed after the nodes that it names, so all that these are made of are there.
    for (const [id, ids] of either)
      if (!endings.has(id) && ids.every((one) => endings.has(one))) endings.set(id, endOfEither(ids, endings))
    // Nothing that a stage or a listener throws may end the run while other stages still work.
    const ending = runStep(step, run, endings).catch((error: unknown): Ending => ({ kind: 'failed', error }))
    endings.set(step.id, ending)
  }
  const ended = await Promise.all(endings.values())
  const errors = ended.flatMap((ending) => (ending.kind === 'failed' ? [ending.error] : []))
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} stages failed`)
  if (run.signal.aborted) throw run.signal.reason
}

const runStep = async <Ports>(step: Step<Ports>, run: Run<Ports>, endings: Endings): Promise<Ending> => {
  const stopper = new AbortController()
  const stop = (failed: readonly string[]): void => stopper.abort(new Stopped(`${failed.join(', ')} failed`))
  const stoppedBy = watch(step.stoppedBy, endings, stop)
  const others = watch(step.yieldsTo, endings, (failed) => {
    if (run.hasBegun?.(step.id) !== true) stop(failed)
  })
  const verdict = await judge(step, endings)
  // Lets a stage that has already failed be seen before this one starts.
  await Promise.resolve()
  const turnedDown = turnDown(step, verdict, {
    isCancelled: isAborted(run.signal),
    stoppedBy: stoppedBy(),
    others: others(),
  })
  if (turnedDown !== null) return emitted(step, turnedDown, run)
  try {
    const ending = await start(step, { run, verdict, stop: stopper.signal })
    return emitted(step, ending, run)
  } catch (error) {
    const isOurs = isAborted(stopper.signal) && !isAborted(run.signal)
    const stages = stoppedBy().length > 0 ? stoppedBy() : others()
    const ending: Ending = isOurs ? { kind: 'stopped', stages } : { kind: 'failed', error }
    return emitted(step, ending, run)
  }
}

interface Facts {
  readonly isCancelled: boolean
  readonly stoppedBy: readonly string[]
  /** Stages of other items that failed, where the stage gives way to them. */
  readonly others: readonly string[]
}

/** Why a stage does not start; null when it does. An undo starts also after a cancel. */
const turnDown = <Ports>(
  step: Step<Ports>,
  verdict: Verdict,
  { isCancelled, stoppedBy, others }: Facts,
): Ending | null => {
  if (verdict.kind !== 'start') return verdict
  if (step.mode.kind === 'undo') return null
  if (isCancelled) return { kind: 'skipped', because: { kind: 'cancelled' } }
  if (stoppedBy.length > 0) return { kind: 'skipped', because: { kind: 'stopped', stages: stoppedBy } }
  return others.length > 0 ? { kind: 'skipped', because: { kind: 'others-failed', stages: others } } : null
}

interface Start<Ports> {
  readonly run: Run<Ports>
  readonly verdict: Verdict
  readonly stop: AbortSignal
}

const start = async <Ports>(step: Step<Ports>, { run, verdict, stop }: Start<Ports>): Promise<Ending> => {
  const runStage = verdict.kind === 'start' ? step.prepare(verdict.results, verdict.shortfall) : null
  if (runStage === null) {
    if (step.mode.kind === 'undo') return { kind: 'left-out', because: 'there is nothing to undo' }
    throw new Error(`the input of '${step.id}' is null`)
  }
  const ports = run.portsFor(step.id, reachOf(step, run, stop))
  run.emit({ kind: 'started', stage: step.id, title: step.title, at: run.now() })
  const outcome = await runStage(only(step.uses, ports))
  run.emit({ kind: 'succeeded', stage: step.id, at: run.now(), result: outcome.recorded })
  return { kind: 'succeeded', result: outcome.result }
}

const reachOf = <Ports>({ mode }: Step<Ports>, run: Run<Ports>, stop: AbortSignal): Reach => {
  if (mode.kind !== 'undo') return { signal: AbortSignal.any([run.signal, stop]), urgency: 'normal' }
  const urgency = isAborted(run.signal) ? 'seconds' : 'minutes'
  return { signal: run.undoSignal(urgency), urgency }
}

/** Emits an ending, and gives it back; a success was emitted with what it records. */
const emitted = <Ports>({ id }: Step<Ports>, ending: Ending, { emit, now }: Run<Ports>): Ending => {
  switch (ending.kind) {
    case 'succeeded':
      break
    case 'failed':
      emit({ kind: 'failed', stage: id, at: now(), error: ending.error })
      break
    case 'skipped':
      emit({ kind: 'skipped', stage: id, because: ending.because })
      break
    case 'stopped':
      emit({ kind: 'skipped', stage: id, because: ending })
      break
    case 'left-out':
      emit({ kind: 'left-out', stage: id, because: ending.because })
      break
  }
  return ending
}

/** Calls `onFailure` when one of the stages fails, or cannot run because another failed; the function gives those that failed. */
const watch = (
  stages: readonly string[],
  endings: Endings,
  onFailure: (failed: readonly string[]) => void,
): (() => readonly string[]) => {
  const failed: string[] = []
  for (const id of stages) {
    // Stages that are placed later have an ending, too, once this turn is over.
    const ending = Promise.resolve().then(() => endOf(id, endings))
    void ending.then((ended) => {
      const roots = failedIn(ended)
      if (roots.length === 0) return
      failed.push(...roots.filter((root) => !failed.includes(root)))
      onFailure(roots)
    })
  }
  return () => failed
}

/** A call, because the type of the property stays narrowed across an `await` although its value may change. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted

const only = <Ports>(uses: readonly (keyof Ports)[], ports: Ports): Ports =>
  // At run time a stage is handed nothing but what it named, so that an undeclared use fails in every test.
  Object.fromEntries(uses.map((name) => [name, ports[name]])) as Ports
