/** Why a scanner or its database is not available: a result, not an error, so that the gate reports it. */
import { CommandError } from '../../errors/command-error.ts'
import { ShipError } from '../../errors/ship-error.ts'
import { ESCAPE_SEQUENCES } from '../invisible.ts'

export interface Reason {
  /** A sentence without its period. */
  readonly because: string
  /** What to do next: one sentence or more. */
  readonly hint: string
}

/** The lines of a program's output that a reason keeps; the log has more. */
const REASON_LINES = 3

/**
 * The reason in what was thrown: a program that failed, a download that failed, a file or an archive that could not be read or
 * written. Null for
 * anything else (a cancel, a defect), which is to be thrown again.
 */
export const reasonOf = (thrown: unknown, hint: string): Reason | null => {
  if (thrown instanceof CommandError) return { because: describeCommand(thrown), hint }
  if (thrown instanceof ShipError && (thrown.code === 'E_DOWNLOAD' || thrown.code === 'E_ARCHIVE'))
    return { because: thrown.message, hint: thrown.hint ?? hint }
  if (isSystemError(thrown)) return { because: thrown.message, hint }
  return null
}

/** Not `instanceof`: tests run in a module realm of their own, and Node's errors come from another one. */
const isSystemError = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  typeof thrown === 'object' && thrown !== null && 'syscall' in thrown && 'message' in thrown

/** `no space left (trivy exited with code 1)`; of a program that did not exit by itself, what ended it comes first. */
const describeCommand = ({ argv, failure, outputTail }: CommandError): string => {
  const output = endOf(outputTail)
  if (failure.kind === 'exited' && output !== '') {
    return `${output} (${argv[0]?.split('/').at(-1) ?? ''} exited with code ${failure.exitCode})`
  }
  const { message } = new CommandError({ argv, failure, outputTail: '' })
  return [message, output].filter(Boolean).join(': ')
}

/** The last lines of an output on one line: from its fatal error, if it has one. */
const endOf = (outputTail: string): string => {
  const lines = outputTail.replace(ESCAPE_SEQUENCES, '').split('\n')
  const fatal = lines.findLastIndex((line) => FATAL.test(line))
  const texts = lines
    .slice(Math.max(fatal, 0))
    .map((line) => line.replace(LOG_PREFIX, '').trim())
    .filter((text) => text !== '')
  return (fatal === -1 ? texts.slice(-REASON_LINES) : texts.slice(0, REASON_LINES)).join(' | ')
}

/** Both scanners log lines of time, level and text, separated by tabs; the error that ends them has the level FATAL. */
const FATAL = /\tFATAL\t/
const LOG_PREFIX = /^\S+\t[A-Z]+\t(?:Fatal error\t)?(?:run error:\s*)?/
