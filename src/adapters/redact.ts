/**
 * Remembers secrets and takes them out of any text, also where they are encoded or part of something encoded. What must
 * not be shown is registered before it is used; everything that leaves the process passes here.
 */

export interface Redactor {
  /** Remembers a secret; an empty one, or one of blanks, is none. */
  readonly remember: (secret: string) => void
  /** The text with `***` for every secret; a very short secret only as a whole word. */
  readonly redact: (text: string) => string
}

/** A part of a secret (a line, the inside of a base64 text) that is shorter would blank innocent text. */
const SHORTEST_PART = 6

/** A redactor that knows no secret yet. */
export const makeRedactor = (): Redactor => {
  const forms = new Set<string>()
  const alone = new Set<string>()
  let longestFirst: readonly string[] = []
  return {
    remember: (secret) => {
      if (secret.trim() === '') return
      if (isShortSecret(secret)) alone.add(secret.trim())
      else for (const form of formsOf(secret)) forms.add(form)
      // A secret may be the beginning of another one.
      longestFirst = [...forms].toSorted((one, other) => other.length - one.length)
    },
    redact: (text) => {
      const hidden = longestFirst.reduce((left, form) => left.replaceAll(form, '***'), text)
      return [...alone].reduce(withoutWord, hidden)
    },
  }
}

/** `***` for each place where the word is no part of a longer word or number. */
const withoutWord = (text: string, word: string): string =>
  text.replaceAll(word, (found, at: number) => {
    const isWithin = /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, at - 2), at))
    return isWithin || /^[\p{L}\p{N}_]/u.test(text.slice(at + word.length, at + word.length + 2)) ? found : '***'
  })

/** A secret with fewer characters is a part of too many innocent words to be hidden within them. */
const SHORTEST_HIDDEN = 4

/** Whether a secret is masked only as a whole word. */
export const isShortSecret = (secret: string): boolean => secret.trim().length < SHORTEST_HIDDEN

/** The lines of a secret that are worth hiding alone: the runner and every log show a text line by line. */
export const secretLines = (secret: string): readonly string[] =>
  secret
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST_PART)

const formsOf = (secret: string): readonly string[] => {
  const plain = [secret, secret.trim(), ...secretLines(secret)]
  return [...plain, ...plain.flatMap(encoded)]
}

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
