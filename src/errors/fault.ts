/** An error of the catalogue, to be thrown. */
import { CATALOGUE, type ErrorCode } from './catalogue.ts'
import { ShipError } from './ship-error.ts'

export interface Fault {
  /** What happened, on which resource. */
  readonly message: string
  /** The cause in at most 80 characters and without ids, where the first sentence of the message is longer. */
  readonly headline?: string
  /** The next thing to do, when it is known better than the catalogue's. */
  readonly hint?: string
  readonly cause?: unknown
  /** What the stage knew, in the shape of its result. */
  readonly result?: unknown
}

/** An error of the catalogue, to be thrown. */
export const fault = (code: ErrorCode, facts: Fault): ShipError => {
  const entry = CATALOGUE[code]
  return new ShipError({ kind: entry.kind, code, hint: entry.remedy, ...facts })
}
