/** The one family of errors. A message says what happened and on which resource; `hint` says what to do next. */
import { CATALOGUE, type ErrorCode, type ErrorKind } from './catalogue.ts'

export interface ErrorFacts {
  readonly code: ErrorCode
  readonly message: string
  /**
   * The cause in at most 80 characters and without ids, for a headline; several from the fullest to the shortest. Where there is none, the
   * message's first sentence is taken.
   */
  readonly headline?: string | readonly string[] | undefined
  /** An imperative sentence: the next thing to do. */
  readonly hint?: string | undefined
  readonly cause?: unknown
  /** What the stage knew when it failed, in the shape of what it records of a success. */
  readonly result?: unknown
}

export class ShipError extends Error {
  readonly kind: ErrorKind
  readonly code: ErrorCode
  /** From the fullest to the shortest. */
  readonly headlines: readonly string[]
  readonly hint: string | undefined
  readonly result: unknown

  constructor(facts: ErrorFacts) {
    super(facts.message, { cause: facts.cause })
    this.name = 'ShipError'
    this.kind = CATALOGUE[facts.code].kind
    this.code = facts.code
    this.headlines = facts.headline === undefined ? [] : [facts.headline].flat()
    this.hint = facts.hint
    this.result = facts.result
  }

  /** The anchor of this error in `docs/errors.md`. */
  get docs(): string {
    return `docs/errors.md#${this.code.toLowerCase()}`
  }
}

/** Any thrown value as text, without a stack. */
export const messageOf = (thrown: unknown): string => {
  if (thrown instanceof Error) return thrown.message
  try {
    return String(thrown)
  } catch {
    // An object without a prototype has no text.
    return 'an error without a message'
  }
}

/** Whether an error means that the run was cancelled, not that something failed. */
export const isCancelled = (error: unknown): boolean => error instanceof ShipError && error.kind === 'cancelled'

/** Whether an error explains what is wrong with the thing looked at, so that a stage can say it in place of a result: neither a cancel nor a bug. */
export const isExplained = (thrown: unknown): thrown is ShipError =>
  thrown instanceof ShipError && thrown.kind !== 'cancelled' && thrown.code !== 'E_INTERNAL'
