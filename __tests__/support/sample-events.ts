/** The events of a run of the real flow: stages overlap, fail, stop each other and are skipped as `runPipeline` lets them. */
import type { SkipReason } from '../../src/core/run.ts'
import { ship, type ShipResults } from '../../src/pipelines/ship.ts'
import type { Beginning, RunEvent } from '../../src/report/record.ts'
import { RESULTS, START } from './sample-results.ts'

type StageId = keyof ShipResults

export interface Course {
  /** Results other than the usual ones. */
  readonly results?: { readonly [Id in StageId]?: unknown }
  /** The stage that fails, and how; what depends on it is skipped. */
  readonly failsAt?: { readonly stage: StageId; readonly error: unknown }
  readonly cancelled?: true
}

export const BEGINNING: Beginning = {
  pipeline: 'ship',
  startedAt: START,
  stages: ship.steps.map(({ id, title }) => ({ id, title })),
}

/** How long the stages take in a small project. */
export const DURATIONS: Readonly<Record<StageId, number>> = {
  tag: 10,
  plan: 1240,
  scanners: 7380,
  build: 14_870,
  trivy: 6310,
  dockle: 2150,
  gate: 10,
  push: 4920,
  render: 10,
  deploy: 860,
  wait: 61_400,
  confirm: 640,
}

/** How a stage came out, and when. */
interface Fate {
  readonly kind: 'succeeded' | 'failed' | 'skipped'
  readonly endedAt: number
  /** The stages that failed, for it and for those that need it. */
  readonly roots: readonly string[]
}

type Timed = readonly { readonly at: number; readonly event: RunEvent }[]

/** The events of a run, in the order of time. */
export const eventsOf = (course: Course): readonly RunEvent[] => {
  const fates = new Map<string, Fate>()
  const timed = ship.steps.flatMap((step) => {
    const { fate, events } = followStep(step, fates, course)
    fates.set(step.id, fate)
    return events
  })
  const end = Math.max(...timed.map(({ at }) => at)) + 250
  // A stable sort: what happens at the same time stays in the order of the flow.
  return [...timed.toSorted((one, other) => one.at - other.at).map(({ event }) => event), { kind: 'ended', at: end }]
}

type Step = (typeof ship.steps)[number]

const followStep = (
  { id: stage, title, needs, stopWith }: Step,
  fates: ReadonlyMap<string, Fate>,
  course: Course,
): { readonly fate: Fate; readonly events: Timed } => {
  const needed = needs.flatMap((id) => fates.get(id) ?? [])
  const startedAt = Math.max(START, ...needed.map(({ endedAt }) => endedAt))
  const roots = [...new Set(needed.flatMap((need) => need.roots))]
  const skip = (because: SkipReason & { readonly stages: readonly string[] }, at: number) => ({
    fate: { kind: 'skipped', endedAt: at, roots: because.stages } as const,
    events: [{ at, event: { kind: 'skipped', stage, title, because } as const }],
  })
  if (roots.length > 0) return skip({ kind: 'failed-need', stages: roots }, startedAt)
  // The ids of the flow's steps are those of its results.
  const endedAt = startedAt + DURATIONS[stage as StageId]
  const started = { at: startedAt, event: { kind: 'started', stage, title, at: startedAt } } as const
  const stopper = stopWith.find((id) => fates.get(id)?.kind === 'failed')
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
  const result = course.results?.[stage as StageId] ?? RESULTS[stage as StageId]
  return {
    fate: { kind: 'succeeded', endedAt, roots: [] },
    events: [started, { at: endedAt, event: { kind: 'succeeded', stage, at: endedAt, result } }],
  }
}

const failureEvents = ({ stage, error }: NonNullable<Course['failsAt']>, at: number, { cancelled }: Course): Timed => [
  ...(cancelled ? [{ at: at - 100, event: { kind: 'cancelled', at: at - 100 } as const }] : []),
  { at, event: { kind: 'failed', stage, at, error } },
]
