/** Times as people read them. */

/** `12.3 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** `14:54:39`, UTC; empty for what is no time. */
export const timeOfDay = (at: number): string =>
  Number.isFinite(at) && Math.abs(at) <= LAST_TIME ? new Date(at).toISOString().slice(11, 19) : ''

/** The last time that a `Date` can hold (ECMA-262, "Time Values and Time Range"). */
const LAST_TIME = 8.64e15
