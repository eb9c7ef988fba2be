/**
 * Time that a process may skip, as in a discrete-event simulation: it runs with the real clock, but whenever the process only
 * waits, it jumps to the earliest timer. Every timer also runs on the real clock, so time can only pass faster.
 */
import { realClearTimeout, realNow, realSetImmediate, realSetTimeout } from './real.ts'
import type { ServerClock } from './server-clock.ts'

/** A timer of the process. `repeatMs` is null for one that fires once. */
export interface VirtualTimer {
  due: number
  readonly repeatMs: number | null
  readonly fire: () => void
  isReferenced: boolean
}

export interface VirtualTime {
  readonly now: () => number
  readonly add: (timer: VirtualTimer) => void
  readonly remove: (timer: VirtualTimer) => void
  /** Call it when the reference of a timer has changed. */
  readonly changed: () => void
}

/** How many turns of the event loop the process must be idle before time jumps. */
const IDLE_TURNS = 4

/** Node's longest timer. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

interface State {
  readonly server: ServerClock
  readonly isBusy: () => boolean
  readonly timers: Set<VirtualTimer>
  /** Milliseconds ahead of the real clock. */
  skipped: number
  alarm: NodeJS.Timeout | null
  isConsidering: boolean
  /** The server may close at the end of a test; from then on time is real. */
  isServerGone: boolean
}

/** Starts at the server's time. `isBusy` says whether the process does more than wait. */
export const createVirtualTime = (server: ServerClock, start: number, isBusy: () => boolean): VirtualTime => {
  const state: State = {
    server,
    isBusy,
    timers: new Set(),
    skipped: Math.max(0, start - realNow()),
    alarm: null,
    isConsidering: false,
    isServerGone: false,
  }
  return {
    now: () => nowOf(state),
    changed: () => changed(state),
    add: (timer) => {
      state.timers.add(timer)
      changed(state)
    },
    remove: (timer) => {
      if (state.timers.delete(timer)) changed(state)
    },
  }
}

const nowOf = (state: State): number => realNow() + state.skipped

const earliest = (state: State): VirtualTimer | undefined => {
  let first: VirtualTimer | undefined
  for (const timer of state.timers) if (first === undefined || timer.due < first.due) first = timer
  return first
}

/** Sets the real alarm for the earliest timer and starts to check for idleness. */
const changed = (state: State): void => {
  if (state.alarm !== null) realClearTimeout(state.alarm)
  state.alarm = null
  const first = earliest(state)
  if (first === undefined) return
  const delay = Math.min(Math.max(0, first.due - nowOf(state)), LONGEST_TIMEOUT_MS)
  state.alarm = realSetTimeout(() => fireDue(state), delay)
  if (![...state.timers].some(({ isReferenced }) => isReferenced)) state.alarm.unref()
  if (state.isConsidering || state.isServerGone) return
  state.isConsidering = true
  countIdleTurns(state, IDLE_TURNS)
}

/** Fires one timer and leaves the next one to another turn of the event loop, as Node does. */
const fireDue = (state: State): void => {
  const first = earliest(state)
  if (first === undefined || first.due > nowOf(state)) {
    changed(state)
    return
  }
  if (first.repeatMs === null) state.timers.delete(first)
  else first.due = nowOf(state) + first.repeatMs
  try {
    first.fire()
  } finally {
    changed(state)
  }
}

/** A busy process is checked again a little later; that pause does not keep it alive, its own work does. */
const countIdleTurns = (state: State, left: number): void => {
  if (left === 0) void jump(state)
  else if (state.isBusy()) realSetTimeout(() => countIdleTurns(state, IDLE_TURNS), 1).unref()
  else realSetImmediate(() => countIdleTurns(state, left - 1))
}

const jump = async (state: State): Promise<void> => {
  const first = earliest(state)
  if (first !== undefined && first.due > nowOf(state)) {
    try {
      const granted = await state.server.advanceTo(first.due)
      state.skipped = Math.max(state.skipped, granted - realNow())
    } catch {
      state.isServerGone = true
    }
  }
  state.isConsidering = false
  fireDue(state)
}
