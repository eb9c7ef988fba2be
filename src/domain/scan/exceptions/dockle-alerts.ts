/**
 * What an alert of Dockle is about, so that an exception for one key or file leaves the alerts about others. The forms are those of
 * Dockle 0.4.15 (pkg/assessor). An alert that cannot be read is about nothing, so no such exception holds for it.
 */
import { matches } from '../../wildcards.ts'
import type { Exception } from '../exceptions.ts'

/** The words that Dockle suspects in the name of a variable, and the names that it accepts (pkg/assessor/manifest/manifest.go). */
const SUSPICIOUS = ['PASS', 'SECRET', 'KEY', 'ACCESS', 'TOKEN']
const ACCEPTED = ['GPG_KEY', 'GPG_KEYS']

const KEY_ALERT = /^Suspicious ENV key found : (?<first>\S+) on (?<command>.*)$/su
const FILE_ALERT =
  /^(?:Suspicious (?:filename|file extension) found : |Suspicious directory : |unnecessary file : |set[ug]id file: \S+ )(?<file>.*)$/su
/** In an alert, where something is missing that an exception could be about. */
export const MISSING = '…'

/**
 * Every variable that an alert is about. Dockle names only the first one of a command, so the others are found in the command that it
 * quotes. Null: it is not about variables, or it is cut, so that some may be missing.
 */
export const keysIn = (alert: string): readonly string[] | null => {
  const { first, command } = KEY_ALERT.exec(alert)?.groups ?? {}
  if (first === undefined || command === undefined || `${first}${command}`.includes(MISSING)) return null
  const names = [...command.matchAll(/(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_.-]+(?==)/gu)].map(([name]) => name)
  const suspected = names.filter((name) => isSuspicious(name) && !ACCEPTED.includes(name))
  return [...new Set([first, ...suspected])]
}

/** As Go ignores case: some letters beyond ASCII count as one of it. */
export const isSuspicious = (name: string): boolean => {
  const upper = name.normalize('NFKC').toUpperCase()
  return SUSPICIOUS.some((word) => upper.includes(word))
}

/** The file that an alert is about, without a slash before it. Null: it is not about one, or it is cut. */
export const fileIn = (alert: string): string | null => {
  const { file } = FILE_ALERT.exec(alert)?.groups ?? {}
  return file === undefined || alert.endsWith(MISSING) ? null : fromRoot(file.trim())
}

/** A path in an image as it is compared: some scanners begin it with a slash. */
export const fromRoot = (path: string): string => path.replace(/^\/+/u, '')

/**
 * The exception that an alert is suppressed by; undefined where none is. An alert about several variables needs an exception for each;
 * the first of them is given.
 */
export const exceptionOfAlert = (alert: string, exceptions: readonly Exception[]): Exception | undefined => {
  const whole = exceptions.find(({ key, file }) => key === null && file === null)
  if (whole !== undefined) return whole
  const keys = keysIn(alert)
  if (keys !== null) {
    const found = keys.map((key) => exceptions.find((one) => one.key !== null && matches(one.key, key)))
    return found.includes(undefined) ? undefined : found[0]
  }
  const path = fileIn(alert)
  return path === null ? undefined : exceptions.find(({ file }) => file !== null && matches(fromRoot(file), path))
}
