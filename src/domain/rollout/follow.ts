/**
 * The state of the wait between polls: what was printed, since when the deployment cannot succeed, whether it is paused. Pure: a
 * state and a reading in, the next state, the lines to print and perhaps the outcome out.
 */
import type { Service, ServiceEvent } from '@aws-sdk/client-ecs'
import type { RolloutOutcome, RolloutView, Silence, StartedDeployment } from './rollout.ts'
import type { Doom, Failure, RolloutReading, SeenOutcome } from './picture.ts'
import { keptEvents } from './event-log.ts'
import { continueCommand, expiryInWords } from './pauses.ts'
import { describeView, firstView } from './view.ts'

export interface FollowState {
  readonly view: RolloutView
  /** Those since our update, oldest first, also those that ECS no longer lists. */
  readonly events: readonly ServiceEvent[]
  readonly printedEvents: ReadonlySet<string>
  /** Empty until ECS has answered. */
  readonly printedView: string
  readonly pausedAt: string | null
  /** Set once it cannot succeed any more: the outcome that holds if ECS has not finished at `until`. */
  readonly doomed: { readonly outcome: Doom; readonly until: number } | null
}

export interface Notice {
  readonly level: 'info' | 'warning'
  readonly text: string
}

export interface Step {
  readonly state: FollowState
  readonly notices: readonly Notice[]
  readonly outcome: SeenOutcome | null
}

/** The state before the first poll. */
export const startFollowing = (started: StartedDeployment): FollowState => ({
  view: firstView(started),
  events: [],
  printedEvents: new Set(),
  printedView: '',
  pausedAt: null,
  doomed: null,
})

export interface Seen {
  readonly reading: RolloutReading
  readonly events: readonly ServiceEvent[]
  readonly now: number
}

/** The next state. `events` are those since our update, oldest first. */
export const takeStep = (state: FollowState, { reading, events, now }: Seen): Step => {
  const view = reading.kind === 'running' ? reading.view : reading.outcome.view
  const pausedAt = reading.kind === 'running' ? reading.pausedAt : null
  const doomed = nextDoom(state, reading, now)
  const printedView = describeView(view)
  const fresh = events.filter(({ id }) => id !== undefined && !state.printedEvents.has(id))
  const notices: readonly Notice[] = [
    ...fresh.map(({ message }) => info(message ?? '')),
    ...(printedView === state.printedView ? [] : [info(printedView)]),
    ...(doomed !== null && doomed.outcome.kind !== state.doomed?.outcome.kind ? [doomNotice(doomed.outcome)] : []),
    ...(pausedAt !== null && pausedAt !== state.pausedAt ? [pauseNotice(pausedAt, view)] : []),
  ]
  const printedEvents = new Set([...state.printedEvents, ...fresh.flatMap(({ id }) => id ?? [])])
  return {
    state: { view, events: keptEvents(state.events, events), printedEvents, printedView, pausedAt, doomed },
    notices,
    outcome: reading.kind === 'ended' ? reading.outcome : null,
  }
}

const info = (text: string): Notice => ({ level: 'info', text })

const nextDoom = (state: FollowState, reading: RolloutReading, now: number): FollowState['doomed'] => {
  if (reading.kind !== 'doomed') return null
  const { outcome, graceMs } = reading
  const earlier = state.doomed
  const until = now + graceMs
  return { outcome, until: earlier?.outcome.kind === outcome.kind ? Math.min(earlier.until, until) : until }
}

const doomNotice = (doom: Doom): Notice => {
  const { kind, view, reason } = doom
  const what = kind === 'stopped' ? stopInWords(doom) : DOOMED[kind]
  return { level: 'warning', text: `the deployment ${what}: ${reason} (${view.deploymentId})` }
}

const DOOMED: Readonly<Record<Exclude<Doom['kind'], 'stopped'>, string>> = {
  'rolled-back': 'is being rolled back',
  failed: 'failed',
}

/** ECS has stopped it, or is about to. */
export const stopInWords = ({ view }: Doom): string => (view.status === 'STOPPED' ? 'was stopped' : 'is being stopped')

const pauseNotice = (hook: string, view: RolloutView): Notice => {
  const end = expiryInWords(view, hook)
  const text = `the deployment is paused at hook ${hook} until it is continued${end === '' ? '' : `; ${end}`}`
  return { level: 'warning', text: `${text}. To continue it: ${continueCommand(view, hook)}` }
}

/** The outcome of a wait that is interrupted from outside: by a cancel, a fault of AWS, expired credentials. */
export const interrupted = (state: FollowState, reason: string): RolloutOutcome => ({
  kind: 'interrupted',
  view: state.printedView === '' ? null : state.view,
  reason,
})

/** What was seen less than so long ago still describes the deployment. */
const SHORTEST_SILENCE_MS = 30_000

export interface WaitTime {
  readonly startedAt: number
  readonly deadline: number
  readonly now: number
  /** Since when ECS has not answered; null where it has. */
  readonly silence: Silence | null
}

/** The outcome at this time although ECS has not finished, or null while there is time left. */
export const overdue = (state: FollowState, time: WaitTime): Failure | null => {
  const { doomed, pausedAt, view } = state
  if (doomed !== null && time.now >= Math.min(doomed.until, time.deadline)) return doomed.outcome
  if (time.now < time.deadline) return null
  if (pausedAt !== null) return { kind: 'paused', view, hook: pausedAt }
  const silence = time.silence === null || time.silence.forMs < SHORTEST_SILENCE_MS ? {} : { silence: time.silence }
  return { kind: 'timed-out', view, afterMs: time.now - time.startedAt, ...silence }
}

/** The service's events since our deployment was created (by the server's clock), oldest first. ECS lists the newest first. */
export const eventsSince = (service: Service | null, started: StartedDeployment): readonly ServiceEvent[] =>
  (service?.events ?? []).filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= started.createdAt).toReversed()
