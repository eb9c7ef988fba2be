/**
 * The one family of errors. A message says what happened and on which resource; `hint` says what to do next.
 * Knows nothing of Docker or AWS: what a code means stands in `domain/catalogue.ts`.
 */

export type ErrorKind = 'input' | 'command' | 'aws' | 'policy' | 'rollout' | 'cancelled' | 'internal'

export type ErrorCode = `E_${string}`

export interface ErrorFacts {
  readonly kind: ErrorKind
  readonly code: ErrorCode
  readonly message: string
  /** An imperative sentence: the next thing to do. */
  readonly hint?: string | undefined
  readonly cause?: unknown
  /** What the stage knew when it failed, in the shape of its result; it is recorded and reported like one. */
  readonly result?: unknown
}

export class ShipError extends Error {
  readonly kind: ErrorKind
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly result: unknown

  constructor(facts: ErrorFacts) {
    super(facts.message, { cause: facts.cause })
    this.name = 'ShipError'
    this.kind = facts.kind
    this.code = facts.code
    this.hint = facts.hint
    this.result = facts.result
  }

  /** The anchor of this error in `docs/errors.md`. */
  get docs(): string {
    return `docs/errors.md#${this.code.toLowerCase()}`
  }
}

export type CommandFailure =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number }

/** A program that could not be started, ended with an unexpected exit code, was killed or took too long. */
export class CommandError extends ShipError {
  readonly argv: readonly string[]
  readonly failure: CommandFailure
  /** The last lines of both streams, secrets redacted; hostile text. */
  readonly outputTail: string

  constructor(facts: { argv: readonly string[]; failure: CommandFailure; outputTail: string }) {
    super({
      kind: 'command',
      code: 'E_COMMAND',
      message: `${facts.argv.slice(0, 2).join(' ')} ${describeFailure(facts.failure)}${facts.outputTail ? `: ${facts.outputTail}` : ''}`,
    })
    this.name = 'CommandError'
    this.argv = facts.argv
    this.failure = facts.failure
    this.outputTail = facts.outputTail
  }
}

const describeFailure = (failure: CommandFailure): string => {
  switch (failure.kind) {
    case 'not-found':
      return 'could not be started: the program was not found'
    case 'exited':
      return `ended with exit code ${failure.exitCode}`
    case 'killed':
      return `was ended by ${failure.signal}`
    case 'timed-out':
      return `did not end within ${failure.afterMs / 1000} s`
  }
}

/** A call to an AWS API that was answered with an error, or not answered. */
export class AwsError extends ShipError {
  /** `ecs:UpdateService` style, as IAM writes it. */
  readonly operation: string
  /** The error's name in the service model, for example `ClusterNotFoundException`. */
  readonly awsCode: string
  readonly requestId: string | undefined

  constructor(facts: {
    operation: string
    awsCode: string
    awsMessage: string
    requestId?: string | undefined
    /** The code of the catalogue; `E_AWS` when the answer means nothing more special. */
    code?: ErrorCode | undefined
    hint?: string | undefined
    cause?: unknown
  }) {
    super({
      kind: 'aws',
      code: facts.code ?? 'E_AWS',
      message: `${facts.operation} answered ${facts.awsCode}: ${facts.awsMessage}`,
      hint: facts.hint,
      cause: facts.cause,
    })
    this.name = 'AwsError'
    this.operation = facts.operation
    this.awsCode = facts.awsCode
    this.requestId = facts.requestId
  }
}

/** Any thrown value as text, without a stack. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
