/** Whether a stage starts, judged by how the stages around it have ended. */
import type { Condition } from './condition.ts'
import type { SkipReason } from './events.ts'
import type { Shortfall } from './flow.ts'
import type { Mode, Step } from './layout.ts'

/** How a stage has ended. */
export type Ending =
  | { readonly kind: 'succeeded'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** It never started. */
  | { readonly kind: 'skipped'; readonly because: SkipReason }
  /** It was running when these stages failed. */
  | { readonly kind: 'stopped'; readonly stages: readonly string[] }
  | { readonly kind: 'left-out'; readonly because: string }

export type Verdict =
  /** `results`: by the names of its needs; null for one that was left out, or, for an undo, that did not succeed. */
  | { readonly kind: 'start'; readonly results: Readonly<Record<string, unknown>>; readonly shortfall: Shortfall }
  | { readonly kind: 'skipped'; readonly because: SkipReason }
  | { readonly kind: 'left-out'; readonly because: string }

export type Endings = ReadonlyMap<string, Promise<Ending>>

/** Waits for every stage that the step names and gives the verdict. A stage that its configuration leaves out waits for none. */
export const judge = async <Ports>(step: Step<Ports>, endings: Endings): Promise<Verdict> => {
  const { mode } = step
  if (mode.kind === 'optional' && mode.condition.kind === 'configured' && !mode.condition.holds)
    return { kind: 'left-out', because: mode.condition.because }
  const needed = await Promise.all(
    Object.entries(step.needs).map(async ([name, ids]) => ({ name, endings: await endingsOf(ids, endings) })),
  )
  const results = Object.fromEntries(needed.map(({ name, endings: ended }) => [name, resultOf(ended)]))
  if (mode.kind === 'undo')
    return (await undoVerdict(mode, endings)) ?? { kind: 'start', results, shortfall: await shortfallOf(mode, endings) }
  const all = needed.flatMap(({ endings: ended }) => asList(ended))
  const unmet = unmetNeed([...all, ...(await conditionEnding(mode, endings))])
  if (unmet !== null) return unmet
  if (mode.kind === 'optional') {
    const leftOut = (await broken(mode.condition, endings)) ?? absentNeed(all)
    if (leftOut !== null) return { kind: 'left-out', because: leftOut }
  }
  return { kind: 'start', results, shortfall: NOTHING_FAILED }
}

const NOTHING_FAILED: Shortfall = { errors: [] }

interface Ended {
  readonly id: string
  readonly ending: Ending
}

/** How a stage ends, once it has. @throws Error at once when there is no such stage: a defect of the runner, as `layOut` checks the edges */
export const endOf = (id: string, endings: Endings): Promise<Ended> => {
  const ending = endings.get(id)
  if (ending === undefined) throw new Error(`'${id}' is not in its pipeline`)
  return ending.then((ended) => ({ id, ending: ended }))
}

/** How the first of these stages ends that is not left out; a failure is one of that stage. */
export const endOfEither = async (ids: readonly string[], endings: Endings): Promise<Ending> => {
  for (const id of ids) {
    const ended = await endOf(id, endings)
    if (ended.ending.kind === 'left-out') continue
    const failed = failedIn(ended)
    return failed.length === 0 ? ended.ending : { kind: 'skipped', because: { kind: 'failed-need', stages: failed } }
  }
  return { kind: 'failed', error: new Error(`all of ${ids.join(', ')} were left out`) }
}

const endingsOf = (ids: string | readonly string[], endings: Endings): Promise<Ended | readonly Ended[]> =>
  typeof ids === 'string' ? endOf(ids, endings) : Promise.all(ids.map((id) => endOf(id, endings)))

const isList = (ended: Ended | readonly Ended[]): ended is readonly Ended[] => Array.isArray(ended)

const asList = (ended: Ended | readonly Ended[]): readonly Ended[] => (isList(ended) ? ended : [ended])

const resultOf = (ended: Ended | readonly Ended[]): unknown => {
  if (isList(ended)) return ended.map(resultOf)
  return ended.ending.kind === 'succeeded' ? ended.ending.result : null
}

/** Why a need is not met: the stages that failed, however many were skipped in between; or the cancel. */
const unmetNeed = (needed: readonly Ended[]): Verdict | null => {
  const failed = [...new Set(needed.flatMap(failedIn))]
  if (failed.length > 0) return { kind: 'skipped', because: { kind: 'failed-need', stages: failed } }
  const isCut = needed.some(({ ending }) => ending.kind === 'skipped')
  return isCut ? { kind: 'skipped', because: { kind: 'cancelled' } } : null
}

/** The stages whose failure kept a stage from succeeding, itself included. */
export const failedIn = ({ id, ending }: Ended): readonly string[] => {
  if (ending.kind === 'failed') return [id]
  if (ending.kind === 'stopped') return ending.stages
  return ending.kind === 'skipped' && ending.because.kind !== 'cancelled' ? ending.because.stages : []
}

const conditionEnding = async (mode: Mode, endings: Endings): Promise<readonly Ended[]> =>
  mode.kind === 'optional' && mode.condition.kind === 'result' ? [await endOf(mode.condition.node.id, endings)] : []

/** Why the condition does not hold; null when it does. */
const broken = async (condition: Condition, endings: Endings): Promise<string | null> => {
  if (condition.kind === 'configured') return null
  const { ending } = await endOf(condition.node.id, endings)
  if (ending.kind !== 'succeeded') return `${condition.node.id} was left out`
  return condition.holds(ending.result) ? null : condition.because
}

const absentNeed = (needed: readonly Ended[]): string | null => {
  const absent = needed.find(({ ending }) => ending.kind === 'left-out')
  return absent === undefined ? null : `${absent.id} was left out`
}

/** Null when there is something to undo: `of` has started, and `until` has not succeeded. */
const undoVerdict = async (mode: Extract<Mode, { kind: 'undo' }>, endings: Endings): Promise<Verdict | null> => {
  const [of, until] = await Promise.all([endOf(mode.of, endings), endOf(mode.until, endings)])
  if (of.ending.kind === 'skipped' || of.ending.kind === 'left-out')
    return { kind: 'left-out', because: `${mode.of} did not run` }
  if (until.ending.kind === 'succeeded') return { kind: 'left-out', because: `${mode.until} succeeded` }
  const isDone = of.ending.kind === 'succeeded' && until.ending.kind === 'left-out'
  return isDone ? { kind: 'left-out', because: `${mode.of} succeeded` } : null
}

/** What kept `until` from succeeding: also a failure of stages before it. */
const shortfallOf = async (mode: Extract<Mode, { kind: 'undo' }>, endings: Endings): Promise<Shortfall> => {
  const roots = failedIn(await endOf(mode.until, endings))
  const ended = await Promise.all(roots.map((id) => endOf(id, endings)))
  return { errors: ended.flatMap(({ ending }) => (ending.kind === 'failed' ? [ending.error] : [])) }
}
