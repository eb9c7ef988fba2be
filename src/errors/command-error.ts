/** A program that failed. */
import { ShipError } from './ship-error.ts'

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
    const short = `${facts.argv.slice(0, 2).join(' ')} ${describeFailure(facts.failure)}`
    super({
      code: 'E_COMMAND',
      message: `${short}${facts.outputTail ? `: ${facts.outputTail}` : ''}`,
      headline: short,
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
