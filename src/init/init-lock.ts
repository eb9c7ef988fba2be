/** `ship-to-ecs.lock.json`: what `init` has written, so that a later one knows which files are still its own. Pure. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { quoted } from '../domain/bounds.ts'
import { INVISIBLE } from '../domain/invisible.ts'
import { ANSWERS, type Answers } from './init-answers.ts'

export const LOCK_FILE = 'ship-to-ecs.lock.json'

const LOCK = z.strictObject({
  /** Raised when a reader of this version could misread it. */
  format: z.literal(1),
  /** Of ship-to-ecs. */
  version: z.string(),
  answers: ANSWERS,
  /** By path: the fingerprint of the text that was written, or `kept` where the file belongs to the people. */
  files: z.record(z.string(), z.union([z.literal('kept'), z.string().regex(/^[0-9a-f]{64}$/)])),
})

export type Lock = z.infer<typeof LOCK>

/** The lock in a text; what is wrong with it where it is none. @param own the version of this ship-to-ecs */
export const readLock = (text: string, own: string): { readonly lock: Lock } | { readonly problem: string } => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: 'is not JSON (a merge conflict?)' }
  }
  const parsed = LOCK.safeParse(value)
  if (parsed.success) return readable(parsed.data, own)
  const [issue] = parsed.error.issues
  return { problem: `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'is wrong'}` }
}

/** It is committed, so anybody may have edited it. */
const readable = (lock: Lock, own: string): { readonly lock: Lock } | { readonly problem: string } => {
  if (isNewer(lock.version, own))
    return { problem: `ship-to-ecs ${quoted(lock.version)} has written it, which is newer than this one, ${own}` }
  const foreign = Object.keys(lock.files).find((path) => !isInside(path))
  return foreign === undefined ? { lock } : { problem: `files: ${quoted(foreign)} is no file of the repository` }
}

const isInside = (path: string): boolean =>
  path.search(INVISIBLE) < 0 &&
  !/[\\:]|^\.git(?:\/|$)/iu.test(path) &&
  path.split('/').every((part) => !['', '.', '..'].includes(part))

/** By precedence (Semantic Versioning 2.0.0, section 11); false where one of them is no version. */
const isNewer = (version: string, own: string): boolean => {
  const [one, other] = [version, own].map(partsOf)
  if (one === undefined || other === undefined || one === null || other === null) return false
  return (compared(one.core, other.core) || comparedAsPreRelease(one.pre, other.pre)) > 0
}

type Identifiers = readonly (string | undefined)[]

const partsOf = (text: string): { readonly core: Identifiers; readonly pre: Identifiers } | null => {
  const [, core, pre] = /^(\d{1,9}\.\d{1,9}\.\d{1,9})(?:-([\w.-]{1,100}))?/u.exec(text) ?? []
  return core === undefined ? null : { core: core.split('.'), pre: pre?.split('.') ?? [] }
}

/** A version without one comes after those with one. */
const comparedAsPreRelease = (one: Identifiers, other: Identifiers): number =>
  one.length === 0 || other.length === 0 ? Math.sign(other.length - one.length) : compared(one, other)

const compared = (one: Identifiers, other: Identifiers): number => {
  const places = Math.max(one.length, other.length)
  const differing = Array.from({ length: places }, (_, at) => comparedOne(one[at], other[at]))
  return differing.find((sign) => sign !== 0) ?? 0
}

/** What is not there comes first, then numbers, then words. */
const comparedOne = (one: string | undefined, other: string | undefined): number => {
  if (one === other) return 0
  if (one === undefined || other === undefined) return one === undefined ? -1 : 1
  const [first, second] = [one, other].map((text) => (/^\d+$/u.test(text) ? Number(text) : Infinity))
  if (first !== second) return (first ?? 0) > (second ?? 0) ? 1 : -1
  return one > other ? 1 : -1
}

/** The members of the answers are in the order in which they are read back. */
export const lockText = (version: string, answers: Answers, files: Lock['files']): string =>
  `${JSON.stringify({ format: 1, version, answers: ANSWERS.parse(answers), files: Object.fromEntries(Object.entries(files).toSorted()) }, null, 2)}\n`

/** What Dependabot changes without asking: the commit of `uses:`, and the tag and digest of `FROM`. */
const BUMPS =
  /^(\s*(?:-\s+)?uses:\s*["']?[^\s@#"']+|FROM\s+(?:--\S+\s+)*[^\s:@]+(?:\/[^\s:@]+)*)([:@][^\s#"']*)(["']?)([ \t]*#[^\n]*)?/gmu

/** The same for texts that differ only in their line ends, or in what Dependabot keeps up to date. */
export const fingerprint = (text: string): string => createHash('sha256').update(normalised(text)).digest('hex')

const normalised = (text: string): string =>
  text
    .replace(/^\uFEFF/u, '')
    .replaceAll('\r\n', '\n')
    .replace(BUMPS, '$1$3')

/** The new text with the commits and digests that the old one names for the same actions and images, and with its line ends. */
export const withBumpsOf = (old: string, text: string): string => {
  const bumps = new Map(
    [...old.replaceAll('\r\n', '\n').matchAll(BUMPS)].map(([, what = '', ...rest]) => [what.trim(), rest]),
  )
  return text.replace(BUMPS, (all: string, what: string) => {
    const found = bumps.get(what.trim())
    return found === undefined ? all : `${what}${found.join('')}`
  })
}

export const withLineEndsOf = (old: string, text: string): string =>
  /\r\n/u.test(old) && !/(?<!\r)\n/u.test(old) ? text.replaceAll('\n', '\r\n') : text
