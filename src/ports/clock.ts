/** Time. */

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after `ms`; rejects with the signal's reason when the stage is aborted. */
  readonly sleep: (ms: number) => Promise<void>
}
