/** Secrets that somebody has written into a text: into a command, an option or a label. Pure. */
import { looksSecret } from '../../domain/lint/looks-secret.ts'
import { secretIn } from '../../domain/lint/secret-patterns.ts'

/** In quotes, or up to the next space or separator; what a shell or a template fills in is no secret. */
const VALUE = /(?:"[^"$]*"|'[^'$]*'|[^\s"'$<{][^\s"',;&]*)/u.source
const PAIR = new RegExp(`([\\w.-]{1,200})(?:=|: )(${VALUE})`, 'gu')
const FLAG_AND_VALUE = new RegExp(`(?<=^|\\s)(--?[A-Za-z][\\w.-]{0,100})\\s+(?!-)(${VALUE})`, 'gu')

const UNNAMED = 'a value that looks like a secret'

/** What it is, for a sentence; null where a text holds none. @param name what the text is the value of */
export const writtenSecret = (text: string, name: string | null): string | null => {
  const what = secretIn(text)
  if (what !== null) return what
  const isNamed = name !== null && isSecretValue(name, text)
  return isNamed || [...text.matchAll(PAIR), ...text.matchAll(FLAG_AND_VALUE)].some(isSecretMatch) ? UNNAMED : null
}

const isSecretMatch = ([, name = '', value = '']: RegExpMatchArray): boolean => isSecretValue(name, value)

const isSecretValue = (name: string, value: string): boolean =>
  // `--password-stdin` is a switch.
  !/stdin$/iu.test(name) && looksSecret({ name, value: value.replaceAll(/^["']|["']$/gu, '') }) !== null

const FLAG = /^--?[A-Za-z][\w.-]{0,100}$/u

/** The flag whose value the word is; null for any other word. @param before the one before it */
export const flagOf = (word: unknown, before: unknown): string | null =>
  isFlag(before) && !isFlag(word) ? before : null

const isFlag = (word: unknown): word is string => typeof word === 'string' && FLAG.test(word)
