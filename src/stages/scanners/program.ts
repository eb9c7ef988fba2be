/** A scanner's program on this machine: which version it is, and whether that version may judge an image. */
import { CommandError } from '../../errors/command-error.ts'
import {
  allowedVersions,
  judgeVersion,
  versionIn,
  type OwnRelease,
  type ScannerName,
} from '../../domain/scan/scanner-releases.ts'
import type { Ports } from '../../ports/ports.ts'

const VERSION_TIMEOUT_MS = 30_000

interface Program {
  /** A name on PATH, or an absolute path. */
  readonly path: string
  /** An empty folder to run it in. */
  readonly directory: string
}

/** The version that `--version` prints, run without any credentials; null when it does not run. */
export const versionOf = async (
  { path, directory }: Program,
  { exec, log }: Pick<Ports, 'exec' | 'log'>,
): Promise<string | null> => {
  try {
    const { stdout } = await exec.run({
      argv: [path, '--version'],
      inherit: ['PATH'],
      set: { HOME: directory },
      cwd: directory,
      output: 'quiet',
      timeoutMs: VERSION_TIMEOUT_MS,
    })
    return versionIn(stdout) ?? 'of an unknown version'
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    if (error.failure.kind !== 'not-found') log.debug(error.message)
    return null
  }
}

export interface OnPath {
  readonly scanner: ScannerName
  readonly version: string
  readonly own?: OwnRelease | undefined
}

/** Whether a scanner on PATH may be used; logs why not. */
export const isAllowed = ({ scanner, version, own }: OnPath, { log }: Pick<Ports, 'log'>): boolean => {
  const verdict = judgeVersion(scanner, version, own)
  if (verdict === 'known-bad')
    log.warning(`${scanner} ${version} on PATH is a tampered release and is not used. Remove it from this machine.`)
  if (verdict === 'unreviewed') log.info(`${scanner} ${version} on PATH is not used: ${allowed(scanner, own)}.`)
  return verdict === 'allowed'
}

const allowed = (scanner: ScannerName, own: OwnRelease | undefined): string =>
  own === undefined
    ? `allowed versions are ${allowedVersions(scanner)}`
    : `\`scanner-releases\` allows ${own.version} only`
