/** Time. */

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after `ms`; rejects with the signal's reason when the stage is aborted. */
  readonly sleep: (ms: number) => Promise<void>
  /** Calls `tick` every `ms` until the function that it gives is called. It keeps no process alive. */
  readonly every: (ms: number, tick: () => void) => () => void
  /** A signal that aborts after `ms`, the limit of some calls. It keeps no process alive. */
  readonly timeout: (ms: number) => AbortSignal
}
