/** The scanners as they stand ready, or why one does not. Neither is an exception: the gate tells of it. */
import { stripVTControlCharacters } from 'node:util'
import { CommandError } from '../../errors/command-error.ts'
import { ShipError } from '../../errors/ship-error.ts'

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
  /** Where Trivy may fetch its index of Java packages from, when an image turns out to hold JARs; empty: nowhere. */
  readonly javaRepositories: readonly string[]
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
  if (isSystemError(thrown)) return { because: thrown.message, hint }
  return null
}

/** Not `instanceof`: in a test's module realm, the errors of Node itself are of another one. */
const isSystemError = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  typeof thrown === 'object' && thrown !== null && 'syscall' in thrown && 'message' in thrown

const describeCommand = (error: CommandError): string => {
  const { message } = new CommandError({ argv: error.argv, failure: error.failure, outputTail: '' })
  const lines = stripVTControlCharacters(error.outputTail)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const fatal = lines.findLastIndex((line) => FATAL.test(line))
  const telling = lines.slice(fatal === -1 ? -REASON_LINES : fatal).slice(0, REASON_LINES)
  return [message, telling.map((line) => line.replace(LOG_PREFIX, '').trim()).join(' | ')].filter(Boolean).join(': ')
}

/** Both scanners log a line as time, level and text, with tabs between; what they die of has level FATAL. */
const FATAL = /\tFATAL\t/
const LOG_PREFIX = /^\S+\t[A-Z]+\t(?:Fatal error\t)?/

/** What the scan of JARs needs and a folder of the user may lack, in Trivy's own words (pkg/javadb/client.go). */
const NO_JAVA_INDEX = /'--skip-java-db-update' cannot be specified on the first run/

/** The next thing to do about a Trivy that broke, where its own words tell; else null. */
export const hintFor = (because: string): string | null =>
  NO_JAVA_INDEX.test(because)
    ? 'The image holds JARs: let the folder of `trivy-cache-dir` hold java-db/ too, or let Trivy download (no `trivy-cache-dir`, not `offline`).'
    : null

/**
 * The index of Java packages that stands beside each vulnerability database: `…/trivy-db:2` -> `…/trivy-java-db:1`, as the
 * publishers name both; a repository by another name has none that is known.
 */
export const javaRepositoriesBeside = (databaseRepositories: readonly string[]): readonly string[] =>
  databaseRepositories.flatMap((repository) =>
    /(?:^|\/)trivy-db:2$/.test(repository) ? [repository.replace(/trivy-db:2$/, 'trivy-java-db:1')] : [],
  )
