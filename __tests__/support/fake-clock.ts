/** A clock that advances only by sleeps, which end at once. A loop that never ends fails after a virtual day. */
import type { Clock } from '../../src/ports/clock.ts'

const LONGEST_MS = 24 * 60 * 60_000

export interface FakeClock extends Clock {
  /** Milliseconds slept since it was made. */
  readonly elapsedMs: () => number
  /** The sleep that reaches this time, in milliseconds since it was made, rejects with the reason. */
  /** Calls what `every` was given last. */
  readonly tick: () => void
  readonly abortAt: (elapsedMs: number, reason: unknown) => void
}

/** A clock that shows `start`, milliseconds since 1970. */
export const makeFakeClock = (start = Date.UTC(2026, 0, 1)): FakeClock => {
  let elapsed = 0
  let ticked = (): void => undefined
  let abort: { readonly at: number; readonly reason: unknown } | null = null
  return {
    now: () => start + elapsed,
    elapsedMs: () => elapsed,
    abortAt: (at, reason) => {
      abort = { at, reason }
    },
    tick: () => ticked(),
    every: (_, tick) => {
      ticked = tick
      return () => (ticked = () => undefined)
    },
    // The fakes answer at once.
    timeout: () => new AbortController().signal,
    sleep: async (ms) => {
      await Promise.resolve()
      if (abort !== null && elapsed + ms >= abort.at) {
        elapsed = Math.max(elapsed, abort.at)
        throw abort.reason
      }
      elapsed += ms
      if (elapsed > LONGEST_MS) throw new Error('slept for more than a virtual day')
    },
  }
}
