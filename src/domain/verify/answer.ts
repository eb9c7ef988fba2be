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

/** Of a reply without a part that every reply of its kind has: nothing follows from it. */
export const INCOMPLETE: Reading<never> = { kind: 'failed', because: 'AWS returned an incomplete response' }

/** What a reply must contain; one without it is incomplete, and does not say that there is no such thing. */
export const complete = <Value>(value: Value | undefined): Reading<Value> =>
  value === undefined ? INCOMPLETE : known(value)

/** A reading that follows from another one, where that was read. */
export const thenReading = <From, To>(reading: Reading<From>, next: (value: From) => Reading<To>): Reading<To> =>
  reading.kind === 'read' ? next(reading.value) : reading
