/**
 * Remembers secrets and takes them out of any text, also where they are encoded, part of something encoded, or cut into pieces by
 * characters and sequences that a reader does not see. What must not be shown is registered before it is used; everything that
 * leaves the process passes here.
 */
import { formsOf, isShortSecret, seen } from './secret-forms.ts'
import { viewsOf, type View } from './text-views.ts'

export interface Redactor {
  /** Remembers a secret; an empty one, or one of blanks, is none. */
  readonly remember: (secret: string) => void
  /** The text with `***` for every secret; a very short secret only as a whole word. */
  readonly redact: (text: string) => string
  /** Where the end of a text begins that may be the first part of a secret; its length where there is none. */
  readonly openEnd: (text: string) => number
}

/** A redactor that knows no secret yet. */
export const makeRedactor = (): Redactor => {
  const forms = new Set<string>()
  const words = new Set<string>()
  const known: Known = { forms, words }
  // Most lines of an output are short, and shown one by one.
  let shortest = Infinity
  return {
    remember: (secret) => {
      if (secret.trim() === '') return
      if (isShortSecret(secret)) for (const word of [secret.trim(), seen(secret).trim()]) words.add(word)
      else for (const form of formsOf(secret)) forms.add(form)
      words.delete('')
      shortest = [...forms, ...words].reduce((least, { length }) => Math.min(least, length), Infinity)
    },
    redact: (text) => {
      if (text.length < shortest) return text
      const ranges = joined(rangesIn(text, known))
      let from = 0
      const kept = ranges.map(({ start, end }) => {
        const before = text.slice(from, start)
        from = end
        return `${before}***`
      })
      return kept.join('') + text.slice(from)
    },
    openEnd: (text) => {
      const ranges = joined(rangesIn(text, known))
      const open = openStart(text, [...forms, ...words])
      // A secret that is whole may end in what looks like the beginning of another one.
      return ranges.find(({ start, end }) => start < open && open < end)?.start ?? open
    },
  }
}

interface Known {
  readonly forms: ReadonlySet<string>
  /** Secrets so short that they are hidden only as whole words. */
  readonly words: ReadonlySet<string>
}

interface Range {
  readonly start: number
  readonly end: number
}

const rangesIn = (text: string, { forms, words }: Known): readonly Range[] =>
  forms.size + words.size === 0
    ? []
    : viewsOf(text).flatMap((view) => {
        const whole = [
          ...[...forms].flatMap((form) => placesOf(form, view.text)),
          ...[...words].flatMap((word) => placesOf(word, view.text).filter((range) => isWord(view.text, range))),
        ].map((range) => originOf(view, range))
        if (view.text.length === text.length) return whole
        const beheaded = [...forms].flatMap((form) =>
          placesOf(form.slice(1), view.text)
            .map(({ start, end }) => ({ start: firstLeftOut(view, start, form), end: view.origin(end - 1) + 1 }))
            .filter(({ start }) => start !== Infinity),
        )
        return [...whole, ...beheaded]
      })

const originOf = (view: View, { start, end }: Range): Range => ({
  start: view.origin(start),
  end: view.origin(end - 1) + 1,
})

const placesOf = (wanted: string, text: string): readonly Range[] => {
  const places: Range[] = []
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length))
    places.push({ start: at, end: at + wanted.length })
  return places
}

/** Whether a place is no part of a longer word or number. */
const isWord = (text: string, { start, end }: Range): boolean =>
  !/[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
  !/^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2))

/** Ranges in order, those that overlap as one. */
const joined = (ranges: readonly Range[]): readonly Range[] => {
  const result: Range[] = []
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1)
    if (last !== undefined && range.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    else result.push(range)
  }
  return result
}

/** A longer one is no sequence that somebody meant. */
const LONGEST_SEQUENCE = 4096
/** A sequence that has begun at the end of a text. */
const BEGUN_SEQUENCE =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /(?:(?:\u001b\[|\u009b)[0-?]*[ -/]*|\u001b[\]PX^_][^\u0007\u001b\n\r\u2028\u2029]*\u001b?|\u001b[ -/]*)$/u

const openStart = (text: string, secrets: readonly string[]): number => {
  if (secrets.length === 0) return text.length
  const tailAt = Math.max(0, text.length - LONGEST_SEQUENCE)
  const begun = BEGUN_SEQUENCE.exec(text.slice(tailAt))
  const whole = begun === null ? text : text.slice(0, tailAt + begun.index)
  const starts = viewsOf(whole).flatMap((view) =>
    secrets.map((secret) => Math.min(openPlace(view, secret), beheadedPlace(view, secret))),
  )
  return starts.reduce((least, start) => Math.min(least, start), whole.length)
}

/** Where the end of a text begins that is the beginning of a secret, but not all of it. */
const openPlace = ({ text, origin }: View, secret: string): number => {
  for (let at = Math.max(0, text.length - secret.length + 1); at < text.length; at += 1)
    if (text[at] === secret[0] && secret.startsWith(text.slice(at))) return origin(at)
  return Infinity
}

/** The same of a secret whose first character was left out with an escape. */
const beheadedPlace = (view: View, secret: string): number => {
  for (let at = Math.max(0, view.text.length - secret.length + 2); at <= view.text.length; at += 1)
    if (secret.startsWith(view.text.slice(at), 1)) {
      const start = firstLeftOut(view, at, secret)
      if (start !== Infinity) return start
    }
  return Infinity
}

/** Where the first character of a secret was left out right before a place; Infinity where it was not. */
const firstLeftOut = (view: View, at: number, secret: string): number => {
  const { from, text } = view.leftOutBefore(at)
  const index = text.lastIndexOf(secret.charAt(0))
  return index === -1 ? Infinity : from + index
}
