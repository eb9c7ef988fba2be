/**
 * Remembers secrets and takes them out of any text, also where they are encoded, part of something encoded, or cut into pieces by
 * characters and sequences that a reader does not see. What must not be shown is registered before it is used; everything that
 * leaves the process passes here.
 */
import { formsOf, isShortSecret, seen, UNSEEN_CHARACTER, UNSEEN_OR_SEQUENCE } from './secret-forms.ts'

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

/** A text without what a reader does not see, and the way back. */
interface View {
  readonly text: string
  /** The place in the original of a place in the view. */
  readonly origin: (at: number) => number
}

/** The text, the text without invisible characters, and the text without sequences as well: a secret may be seen in any of them. */
const viewsOf = (text: string): readonly View[] => {
  const itself: View = { text, origin: (at) => at }
  if (text.search(UNSEEN_CHARACTER) === -1) return [itself]
  const seen = [itself, viewWithout(text, UNSEEN_CHARACTER)]
  // Every sequence begins with one of them.
  return text.includes('\u001b') || text.includes('\u009b') ? [...seen, viewWithout(text, UNSEEN_OR_SEQUENCE)] : seen
}

const viewWithout = (text: string, unseen: RegExp): View => {
  const pieces: string[] = []
  // Where each piece starts: in the view, and in the text.
  const starts: number[] = []
  const origins: number[] = []
  let length = 0
  const add = (from: number, to: number): void => {
    if (from === to) return
    pieces.push(text.slice(from, to))
    starts.push(length)
    origins.push(from)
    length += to - from
  }
  let from = 0
  for (const { index, 0: gap } of text.matchAll(unseen)) {
    add(from, index)
    from = index + gap.length
  }
  add(from, text.length)
  const origin = (at: number): number => {
    const piece = lastAtMost(starts, at)
    return (origins[piece] ?? 0) + at - (starts[piece] ?? 0)
  }
  return { text: pieces.join(''), origin }
}

/** The index of the last of ascending numbers that is not greater. */
const lastAtMost = (numbers: readonly number[], limit: number): number => {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}

const rangesIn = (text: string, { forms, words }: Known): readonly Range[] =>
  forms.size + words.size === 0
    ? []
    : viewsOf(text).flatMap((view) =>
        [
          ...[...forms].flatMap((form) => placesOf(form, view.text)),
          ...[...words].flatMap((word) => placesOf(word, view.text).filter((range) => isWord(view.text, range))),
        ].map(({ start, end }) => ({ start: view.origin(start), end: view.origin(end - 1) + 1 })),
      )

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
  const starts = viewsOf(whole).flatMap((view) => {
    const open = secrets.reduce((most, secret) => Math.max(most, openLength(view.text, secret)), 0)
    return open === 0 ? [] : [view.origin(view.text.length - open)]
  })
  return Math.min(whole.length, ...starts)
}

/** How many characters at the end of a text are the beginning of a secret, but not all of it. */
const openLength = (text: string, secret: string): number => {
  for (let at = Math.max(0, text.length - secret.length + 1); at < text.length; at += 1)
    if (text[at] === secret[0] && secret.startsWith(text.slice(at))) return text.length - at
  return 0
}
