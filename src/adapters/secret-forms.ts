/** What a secret looks like in a text: as it is, line by line, encoded, or without what is invisible in it. */
import { ESCAPE_SEQUENCES, INVISIBLE } from '../domain/invisible.ts'

/** A part of a secret (a line, the inside of a base64 text) that is shorter would blank innocent text. */
const SHORTEST_PART = 6

/** A secret with fewer characters is a part of too many innocent words to be hidden within them. */
const SHORTEST_HIDDEN = 4

/** Characters that a reader does not see within a line; a line feed separates two lines. */
const UNSEEN = `(?!\\n)(?:${INVISIBLE.source}|[\\u2028\\u2029])`

/** Invisible characters, many at once: a text may consist of them. */
export const UNSEEN_CHARACTERS = new RegExp(`(?:${UNSEEN}){1,256}`, 'gu')

/** Sequences that steer a terminal, and invisible characters. */
export const UNSEEN_OR_SEQUENCES = new RegExp(`(?:${ESCAPE_SEQUENCES.source}|${UNSEEN}){1,256}`, 'gu')

/** A text as a reader sees it. */
export const seen = (text: string): string => text.replace(UNSEEN_OR_SEQUENCES, '')

/** Whether a secret is masked only as a whole word. */
export const isShortSecret = (secret: string): boolean => seen(secret).trim().length < SHORTEST_HIDDEN

/**
 * What the runner is asked to mask. It takes a text apart and masks every line of it, without a shortest length
 * (actions/runner, `AddMaskCommandExtension`): a line like `}` would blank the log and drop each output that contains it.
 */
export const maskableParts = (secret: string): readonly string[] => {
  const lines = linesOf(secret)
  const shortest = lines.length > 1 ? SHORTEST_PART : SHORTEST_HIDDEN
  return [...new Set(lines.filter((line) => line.length >= shortest))]
}

/** Every text that gives a secret away, each of them long enough to be hidden wherever it is found. */
export const formsOf = (secret: string): readonly string[] => {
  const lines = linesOf(secret).filter((line) => line.length >= SHORTEST_PART)
  const plain = [secret, secret.trim(), ...lines]
  const forms = [...plain, ...plain.flatMap(encoded)]
  return [...forms, ...forms.map(seen)].filter((form) => form.trim().length >= SHORTEST_HIDDEN)
}

const linesOf = (secret: string): readonly string[] =>
  secret
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const encoded = (secret: string): readonly string[] => [
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret.toWellFormed()),
  ...base64Forms(Buffer.from(secret, 'utf8')),
]

/** The whole secret, and what is left of it at each of its three offsets in a longer text. */
const base64Forms = (bytes: Buffer): readonly string[] => {
  const inner = [0, 1, 2]
    .map((skipped) => bytes.subarray(skipped, skipped + Math.floor(Math.max(0, bytes.length - skipped) / 3) * 3))
    .filter((part) => part.length >= SHORTEST_PART)
  return [bytes, ...inner].flatMap((part) => [part.toString('base64'), part.toString('base64url')])
}
