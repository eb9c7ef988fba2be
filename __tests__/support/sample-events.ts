/** The events of a run of a real flow: stages overlap, fail, stop each other and are skipped as `runPipeline` lets them. */
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import type { SkipReason } from '../../src/core/events.ts'
import { layOut, placedStage, type Step } from '../../src/core/layout.ts'
import type { JournalEntry } from '../../src/domain/change.ts'
import { ship } from '../../src/pipelines/ship.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { Beginning, RunEvent } from '../../src/report/record.ts'
import { publicFacts } from '../../src/report/run-facts.ts'
import { deployChanges, pushChanges } from './sample-changes.ts'
import { COMMIT, RESULTS, START, type StageId } from './sample-results.ts'

type Steps = readonly Step<Ports>[]

const SHIP: Steps = layOut(ship, sampleConfig()).steps

export interface Course {
  /** The stages; those of `ship` with one service if there are none. */
  readonly steps?: Steps
  /** Results other than the usual ones, by stage. */
  readonly results?: Readonly<Record<string, unknown>>
  /** The stage that fails, how, and what it notes in the journal; what depends on it is skipped. */
  readonly failsAt?: { readonly stage: string; readonly error: unknown; readonly noted?: readonly JournalEntry[] }
  readonly cancelled?: true
  /** The stages that are left out, and why. */
  readonly leftOut?: Readonly<Record<string, string>>
}

export const BEGINNING: Beginning = { pipeline: 'ship', startedAt: START }

const laidOut = (steps: Steps): RunEvent => ({ kind: 'laid-out', stages: steps.map(placedStage) })

export const LAID_OUT: RunEvent = laidOut(SHIP)

/** The run in GitHub. */
export const CONTEXT: RunEvent = {
  kind: 'context',
  run: publicFacts({ ...sampleConfig().run, sha: COMMIT, repository: 'octo-org/hello', runId: '4711', runAttempt: 2 }),
}

/** How long the stages take in a small project, in milliseconds; the others only compute. */
export const DURATIONS = {
  tag: 10,
  plan: 1240,
  scanners: 7380,
  build: 14_870,
  trivy: 6310,
  dockle: 2150,
  push: 4920,
  deploy: 860,
  wait: 61_400,
  confirm: 640,
} as const satisfies Readonly<Partial<Record<StageId, number>>>

const durationOf = (stage: StageId): number => {
  const durations: Readonly<Partial<Record<StageId, number>>> = DURATIONS
  return durations[stage] ?? 10
}

/** How a stage came out, and when. */
interface Fate {
  readonly kind: 'succeeded' | 'failed' | 'skipped'
  readonly endedAt: number
  /** The stages that failed, for it and for those that need it. */
  readonly roots: readonly string[]
}

type Timed = readonly { readonly at: number; readonly event: RunEvent }[]
type Fates = ReadonlyMap<string, Fate>

/** The events of a run, in the order of time. */
export const eventsOf = (course: Course): readonly RunEvent[] => {
  const { steps = SHIP } = course
  const fates = new Map<string, Fate>()
  const timed = steps.flatMap((step) => {
    const { fate, events } = followStep(step, fates, course)
    fates.set(step.id, fate)
    return events
  })
  const end = Math.max(...timed.map(({ at }) => at)) + 250
  // A stable sort: what happens at the same time stays in the order of the flow.
  const events = timed.toSorted((one, other) => one.at - other.at).map(({ event }) => event)
  return [CONTEXT, laidOut(steps), ...indexed(events), { kind: 'ended', at: end }]
}

/** The journal's entries get their places in the order of time. */
const indexed = (events: readonly RunEvent[]): readonly RunEvent[] => {
  const changes = events.filter(({ kind }) => kind === 'change')
  return events.map((event) => (event.kind === 'change' ? { ...event, index: changes.indexOf(event) } : event))
}

interface Followed {
  readonly fate: Fate
  readonly events: Timed
}

const followStep = (step: Step<Ports>, fates: Fates, course: Course): Followed => {
  const { id: stage, title, needs, stoppedBy, mode } = step
  if (mode.kind === 'undo') return followUndo(step, fates, course)
  const needed = Object.values(needs)
    .flat()
    .flatMap((id) => fates.get(id) ?? [])
  const startedAt = Math.max(START, ...needed.map(({ endedAt }) => endedAt))
  const roots = [...new Set(needed.flatMap((need) => need.roots))]
  const skip = (because: SkipReason & { readonly stages: readonly string[] }, at: number): Followed => ({
    fate: { kind: 'skipped', endedAt: at, roots: because.stages },
    events: [{ at, event: { kind: 'skipped', stage, because } }],
  })
  if (roots.length > 0) return skip({ kind: 'failed-need', stages: roots }, startedAt)
  const because = course.leftOut?.[stage]
  if (because !== undefined) {
    const event = { kind: 'left-out', stage, because } as const
    return { fate: { kind: 'skipped', endedAt: startedAt, roots: [] }, events: [{ at: startedAt, event }] }
  }
  const endedAt = startedAt + durationOf(baseOf(step))
  const started = { at: startedAt, event: { kind: 'started', stage, title, at: startedAt } } as const
  const stopper = stoppedBy.find((id) => fates.get(id)?.kind === 'failed')
  if (stopper !== undefined) {
    const { fate, events } = skip({ kind: 'stopped', stages: [stopper] }, fates.get(stopper)?.endedAt ?? endedAt)
    return { fate, events: [started, ...events] }
  }
  if (course.failsAt?.stage === stage) {
    return {
      fate: { kind: 'failed', endedAt, roots: [stage] },
      events: [started, ...failureEvents(course.failsAt, endedAt, course)],
    }
  }
  return succeed(step, startedAt, course)
}

/** An undo runs when what it takes back has started and did not get through. */
const followUndo = (step: Step<Ports>, fates: Fates, course: Course): Followed => {
  const { mode } = step
  const [of, until] = mode.kind === 'undo' ? [fates.get(mode.of), fates.get(mode.until)] : []
  const at = until?.endedAt ?? START
  if (of?.kind !== 'skipped' && until?.kind !== 'succeeded') return succeed(step, at, course)
  const event = { kind: 'left-out', stage: step.id, because: 'there is nothing to undo' } as const
  return { fate: { kind: 'skipped', endedAt: at, roots: [] }, events: [{ at, event }] }
}

const succeed = (step: Step<Ports>, startedAt: number, { results = {} }: Course): Followed => {
  const { id: stage, title } = step
  const endedAt = startedAt + durationOf(baseOf(step))
  const result = results[stage] ?? results[baseOf(step)] ?? RESULTS[baseOf(step)]
  return {
    fate: { kind: 'succeeded', endedAt, roots: [] },
    events: [
      { at: startedAt, event: { kind: 'started', stage, title, at: startedAt } },
      ...changesBy(step, result).map((entry) => ({ at: endedAt, event: { kind: 'change', index: 0, entry } as const })),
      { at: endedAt, event: { kind: 'succeeded', stage, at: endedAt, result } },
    ],
  }
}

/** The ids of scans are those of their sources; every other result is known by the kind of its stage. */
const baseOf = ({ id, kind }: Step<Ports>): StageId => (kind === 'scan' ? id : kind) as StageId

const changesBy = ({ id, kind }: Step<Ports>, result: unknown): readonly JournalEntry[] => {
  // A sample's result has the shape of its kind.
  if (kind === 'push') return pushChanges(id, result as typeof RESULTS.push)
  return kind === 'deploy' ? deployChanges(id, result as typeof RESULTS.deploy) : []
}

const failureEvents = (
  { stage, error, noted = [] }: NonNullable<Course['failsAt']>,
  at: number,
  { cancelled }: Course,
): Timed => [
  ...noted.map((entry) => ({ at, event: { kind: 'change', index: 0, entry } as const })),
  ...(cancelled ? [{ at: at - 100, event: { kind: 'cancelled', at: at - 100 } as const }] : []),
  { at, event: { kind: 'failed', stage, at, error } },
]
