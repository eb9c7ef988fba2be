/**
 * The server's clock: real time plus what a process under test has skipped, or the skips alone, so that the speed of a machine changes
 * nothing. A process with the preload module (`clock/preload.ts`) requests every skip here, so that server and process always agree; a
 * test can hold the clock at a point in time.
 */

/** The clock of one local AWS. Times are milliseconds since the epoch. */
export interface LocalClock {
  readonly now: () => number
  readonly date: () => Date
  /** Skips to a point in time (never backwards) as far as a hold allows; gives the time afterwards. Waits while the clock is held. */
  readonly advanceTo: (milliseconds: number) => Promise<number>
  /** Skips some seconds, even over a hold: for tests in the server's process. */
  readonly advanceBy: (seconds: number) => void
  /** `advanceTo` does not pass this point until `release` is called. */
  readonly holdAt: (milliseconds: number) => void
  /** Resolves once a process waits at the hold. */
  readonly held: () => Promise<void>
  readonly release: () => void
}

interface Hold {
  readonly at: number
  readonly released: PromiseWithResolvers<undefined>
}

/** Whether it shows real time until something skips time, or the time of its start. */
export type Passing = 'in-real-time' | 'by-skips-only'

/** Makes a clock that nothing has skipped yet. */
export const createClock = (passing: Passing = 'in-real-time'): LocalClock => {
  const startedAt = Date.now()
  let skipped = 0
  let hold: Hold | null = null
  const awaited = Promise.withResolvers<undefined>()
  const now = (): number => (passing === 'by-skips-only' ? startedAt : Date.now()) + skipped
  const skipTo = (milliseconds: number): void => {
    skipped += Math.max(0, milliseconds - now())
  }
  return {
    now,
    date: () => new Date(now()),
    advanceTo: async (milliseconds) => {
      if (hold !== null && milliseconds >= hold.at) {
        const current = hold
        skipTo(current.at)
        awaited.resolve(undefined)
        await current.released.promise
        return now()
      }
      skipTo(milliseconds)
      return now()
    },
    advanceBy: (seconds) => {
      skipped += seconds * 1000
    },
    holdAt: (milliseconds) => {
      hold = { at: milliseconds, released: Promise.withResolvers() }
    },
    held: () => awaited.promise,
    release: () => {
      hold?.released.resolve(undefined)
      hold = null
    },
  }
}
