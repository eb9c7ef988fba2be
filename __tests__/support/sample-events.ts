/** The events of a run of the real flow: stages overlap, fail, stop each other and are skipped as `runPipeline` lets them. */
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import type { SkipReason } from '../../src/core/events.ts'
import { layOut, placedStage } from '../../src/core/layout.ts'
import type { ChangeKind, JournalEntry } from '../../src/domain/change.ts'
import type { PushedImage } from '../../src/domain/image/image.ts'
import { ship } from '../../src/pipelines/ship.ts'
import type { Beginning, RunEvent } from '../../src/report/record.ts'
import { RESULTS, START, type StageId } from './sample-results.ts'

const { steps } = layOut(ship, sampleConfig())

export interface Course {
  /** Results other than the usual ones. */
  readonly results?: { readonly [Id in StageId]?: unknown }
  /** The stage that fails, and how; what depends on it is skipped. */
  readonly failsAt?: { readonly stage: StageId; readonly error: unknown; readonly noted?: readonly JournalEntry[] }
  readonly cancelled?: true
}

export const BEGINNING: Beginning = { pipeline: 'ship', startedAt: START }

export const LAID_OUT: RunEvent = {
  kind: 'laid-out',
  stages: steps.map(placedStage),
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
  const timed = steps.flatMap((step) => {
    const { fate, events } = followStep(step, fates, course)
    fates.set(step.id, fate)
    return events
  })
  const end = Math.max(...timed.map(({ at }) => at)) + 250
  // A stable sort: what happens at the same time stays in the order of the flow.
  const events = timed.toSorted((one, other) => one.at - other.at).map(({ event }) => event)
  return [LAID_OUT, ...events, { kind: 'ended', at: end }]
}

type Step = (typeof steps)[number]

const followStep = (
  { id: stage, title, needs, stoppedBy }: Step,
  fates: ReadonlyMap<string, Fate>,
  course: Course,
): { readonly fate: Fate; readonly events: Timed } => {
  const needed = Object.values(needs)
    .flat()
    .flatMap((id) => fates.get(id) ?? [])
  const startedAt = Math.max(START, ...needed.map(({ endedAt }) => endedAt))
  const roots = [...new Set(needed.flatMap((need) => need.roots))]
  const skip = (because: SkipReason & { readonly stages: readonly string[] }, at: number) => ({
    fate: { kind: 'skipped', endedAt: at, roots: because.stages } as const,
    events: [{ at, event: { kind: 'skipped', stage, because } as const }],
  })
  if (roots.length > 0) return skip({ kind: 'failed-need', stages: roots }, startedAt)
  // The ids of the flow's steps are those of its results.
  const endedAt = startedAt + DURATIONS[stage as StageId]
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
  const result = course.results?.[stage as StageId] ?? RESULTS[stage as StageId]
  return {
    fate: { kind: 'succeeded', endedAt, roots: [] },
    events: [
      started,
      ...changeEvents(stage, endedAt),
      { at: endedAt, event: { kind: 'succeeded', stage, at: endedAt, result } },
    ],
  }
}

const tagOf = ({ registry, repository, tag, digest }: PushedImage) => ({ registry, repository, tag, digest })

/** What the stages of a good run change. */
const CHANGES: readonly JournalEntry[] = [
  { stage: 'push', state: 'changed', change: { ...tagOf(RESULTS.push), kind: 'tag' } },
  {
    stage: 'deploy',
    state: 'changed',
    change: { kind: 'revision', family: 'hello', taskDefinitionArn: RESULTS.deploy.taskDefinitionArn },
  },
  {
    stage: 'deploy',
    state: 'changed',
    change: {
      kind: 'service',
      cluster: RESULTS.deploy.cluster,
      service: RESULTS.deploy.service,
      from: RESULTS.deploy.previousTaskDefinitionArn,
      to: RESULTS.deploy.taskDefinitionArn,
    },
  },
  {
    stage: 'deploy',
    state: 'changed',
    change: {
      kind: 'deployment',
      cluster: RESULTS.deploy.cluster,
      service: RESULTS.deploy.service,
      deploymentId: RESULTS.deploy.deploymentId,
    },
  },
]

const changeEvents = (stage: string, at: number): Timed =>
  CHANGES.flatMap((entry, index) => (entry.stage === stage ? [{ at, event: { kind: 'change', index, entry } }] : []))

/** The entry of that kind in the journal of a good run, in another state. */
export const noted = (kind: ChangeKind, state: JournalEntry['state']): readonly JournalEntry[] =>
  CHANGES.filter(({ change }) => change.kind === kind).map((entry) => ({ ...entry, state }))

const failureEvents = (
  { stage, error, noted: entries = [] }: NonNullable<Course['failsAt']>,
  at: number,
  { cancelled }: Course,
): Timed => [
  ...entries.map((entry) => ({
    at,
    event: {
      kind: 'change',
      index: CHANGES.findIndex(({ change }) => change.kind === entry.change.kind),
      entry,
    } as const,
  })),
  ...(cancelled ? [{ at: at - 100, event: { kind: 'cancelled', at: at - 100 } as const }] : []),
  { at, event: { kind: 'failed', stage, at, error } },
]
