/** The way to make an error. */
import { CATALOGUE, type ErrorCode } from './catalogue.ts'
import { ShipError } from './ship-error.ts'

export interface Fault {
  /** What happened, on which resource. */
  readonly message: string
  /** The cause in at most 80 characters and without ids, where the first sentence of the message is longer; several from the fullest to the shortest. */
  readonly headline?: string | readonly string[]
  /** The next thing to do, when there is something better than the catalogue's remedy. */
  readonly hint?: string
  readonly cause?: unknown
  /** What the stage knew, in the shape of its result. */
  readonly result?: unknown
}

/** An error with a code of the catalogue, and its remedy as the hint unless there is a better one. */
export const fault = (code: ErrorCode, facts: Fault): ShipError =>
  new ShipError({ code, hint: CATALOGUE[code].remedy, ...facts })
