/** The scanners as they stand ready, or why one does not. Neither is an exception: the gate tells of it. */
import { stripVTControlCharacters } from 'node:util'
import { CommandError, ShipError } from '../core/errors.ts'

/** Why something is not to be had, and what to do next. */
export interface Reason {
  readonly because: string
  readonly hint: string
}

export type ReadyOrBroke<Ready> = ({ readonly kind: 'ready' } & Ready) | ({ readonly kind: 'broke' } & Reason)

export type InstalledScanner = ReadyOrBroke<{
  /** What starts it: `trivy`, to be found on PATH, or an absolute path. */
  readonly path: string
  readonly version: string
  readonly from: 'path' | 'cache' | 'download'
}>

export type ReadyDatabase = ReadyOrBroke<{
  /** What Trivy takes as `--cache-dir`. */
  readonly cacheDirectory: string
  /** ISO 8601, from the database's `metadata.json`. */
  readonly updatedAt: string
  /** The repository it came from; `own` when the user brought the directory. */
  readonly source: string
}>

export interface Scanners {
  readonly trivy: InstalledScanner
  readonly dockle: InstalledScanner
  readonly database: ReadyDatabase
}

/** Lines of a program's output that a reason keeps; the whole of it stands in the log. */
const REASON_LINES = 3

/**
 * Why a scanner broke, from what was thrown: a program that failed, a download that failed, a file that could not be read or
 * written. Null for anything else (a cancel, a defect of ours): that is to be thrown on.
 */
export const reasonOf = (thrown: unknown, hint: string): Reason | null => {
  if (thrown instanceof CommandError) return { because: describeCommand(thrown), hint }
  if (thrown instanceof ShipError && thrown.code === 'E_DOWNLOAD')
    return { because: thrown.message, hint: thrown.hint ?? hint }
  if (thrown instanceof Error && 'syscall' in thrown) return { because: thrown.message, hint }
  return null
}

const describeCommand = (error: CommandError): string => {
  const [summary] = new CommandError({ argv: error.argv, failure: error.failure, outputTail: '' }).message.split('\n')
  const lines = stripVTControlCharacters(error.outputTail)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const tail = lines.slice(-REASON_LINES).join(' | ')
  return tail === '' ? (summary ?? '') : `${summary}: ${tail}`
}
