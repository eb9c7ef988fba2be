/** An error as it is recorded. */
import type { ErrorCode, ErrorKind } from '../errors/catalogue.ts'
import { CommandError } from '../errors/command-error.ts'
import { fault } from '../errors/fault.ts'
import { isCancelled, messageOf, ShipError } from '../errors/ship-error.ts'

export interface RecordedError {
  readonly code: ErrorCode
  readonly kind: ErrorKind
  readonly message: string
  /** The cause in a few words, from the fullest to the shortest; none where the message begins with it. */
  readonly headlines: readonly string[]
  readonly hint: string | null
  /** The anchor in `docs/errors.md`. */
  readonly docs: string | null
}

/** Takes anything that was thrown: what is none of our errors is a defect, `E_INTERNAL`. */
export const recordedError = (error: unknown): RecordedError =>
  error instanceof ShipError
    ? {
        code: error.code,
        kind: error.kind,
        message: error.message,
        headlines: error.headlines,
        hint: error.hint ?? null,
        docs: error.docs,
      }
    : recordedError(fault('E_INTERNAL', { message: messageOf(error), cause: error }))

/** Whether an error is the effect of a cancel: a child that our signal ended is no failure of its own. */
export const wasCancelled = (error: unknown, cancelledAt: number | null): boolean =>
  isCancelled(error) ||
  (cancelledAt !== null &&
    ((error instanceof CommandError && error.failure.kind === 'killed') ||
      (error instanceof Error && error.name === 'AbortError')))
