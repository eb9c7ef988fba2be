/** What AWS answered to a question of `verify`: an answer that cannot be had is a fact too, and never an error. */

export type Reading<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  /** AWS knows of no such thing. */
  | { readonly kind: 'missing' }
  /** The IAM action that the role of this job lacks. */
  | { readonly kind: 'denied'; readonly action: string }
  | { readonly kind: 'failed'; readonly because: string }

/** A reading of what is known without a question. */
export const known = <Value>(value: Value): Reading<Value> => ({ kind: 'read', value })

/** The same reading of something else that follows from it. */
export const mapReading = <From, To>(reading: Reading<From>, map: (value: From) => To): Reading<To> =>
  reading.kind === 'read' ? known(map(reading.value)) : reading
