/**
 * Remembers secrets and takes them out of any text, also where they are encoded, part of something encoded, or cut into pieces by
 * characters and sequences that a reader does not see. What must not be shown is registered before it is used; everything that
 * leaves the process passes here.
 */
import { formsOf, isShortSecret, seen } from './secret-forms.ts'
import { indexOf, type SecretIndex } from './secret-index.ts'
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
  let known: Known | null = null
  // Most lines of an output are short, and shown one by one.
  let shortest = Infinity
  // Prepared once for many lines: most secrets are remembered before anything is shown.
  const prepared = (): Known => (known ??= { forms: indexOf(forms), words: indexOf(words), wordTexts: [...words] })
  return {
    remember: (secret) => {
      if (secret.trim() === '') return
      const isShort = isShortSecret(secret)
      for (const form of isShort ? [secret.trim(), seen(secret).trim()] : formsOf(secret)) {
        if (form === '') continue
        if (isShort) words.add(form)
        else forms.add(form)
        shortest = Math.min(shortest, form.length)
      }
      known = null
    },
    redact: (text) => {
      if (text.length < shortest) return text
      const ranges = rangesIn(text, prepared())
      if (ranges.length === 0) return text
      let from = 0
      const kept = joined(ranges).map(({ start, end }) => {
        const before = text.slice(from, start)
        from = end
        return `${before}***`
      })
      return kept.join('') + text.slice(from)
    },
    openEnd: (text) => {
      if (shortest === Infinity) return text.length
      const ranges = joined(rangesIn(text, prepared()))
      const open = Math.min(...[prepared().forms, prepared().words].map((secrets) => openStart(text, secrets)))
      // A secret that is whole may end in what looks like the beginning of another one.
      return ranges.find(({ start, end }) => start < open && open < end)?.start ?? open
    },
  }
}

interface Known {
  readonly forms: SecretIndex
  /** Secrets so short that they are hidden only as whole words. */
  readonly words: SecretIndex
  readonly wordTexts: readonly string[]
}

interface Range {
  readonly start: number
  readonly end: number
}

const rangesIn = (text: string, { forms, wordTexts }: Known): readonly Range[] =>
  viewsOf(text).flatMap((view) => [
    ...forms.placesIn(view.text).map((range) => originOf(view, range)),
    ...wordTexts
      .flatMap((word) => placesOf(word, view.text).filter((range) => isWord(view.text, range)))
      .map((range) => originOf(view, range)),
    ...beheadedIn(text, view, forms),
  ])

/** Secrets whose first character was left out with an escape. */
const beheadedIn = (original: string, view: View, forms: SecretIndex): readonly Range[] => {
  const ranges: Range[] = []
  // A coloured log has the same few gaps at every word.
  const known = new Map<string, LastPlaces>()
  for (const { at, from, to } of view.gaps) {
    const leftOut = original.slice(from, to)
    const places = known.get(leftOut) ?? beginningsIn(leftOut, forms)
    known.set(leftOut, places)
    if (places.length === 0) continue
    const rest = view.text.slice(at, at + forms.longest)
    for (const [character, index] of places) {
      const length = forms.longestAtStart(character + rest)
      if (length > 0) ranges.push({ start: from + index, end: view.origin(at + length - 2) + 1 })
    }
  }
  return ranges
}

type LastPlaces = readonly (readonly [string, number])[]

/** Each character of a text that may begin a secret, with its last place. */
const beginningsIn = (text: string, secrets: SecretIndex): LastPlaces => {
  const places = new Map<string, number>()
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const character = text.charAt(index)
    if (secrets.mayBegin(character) && !places.has(character)) places.set(character, index)
  }
  return [...places]
}

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

const openStart = (text: string, secrets: SecretIndex): number => {
  if (secrets.longest === 0) return text.length
  const tailAt = Math.max(0, text.length - LONGEST_SEQUENCE)
  const begun = BEGUN_SEQUENCE.exec(text.slice(tailAt))
  const whole = begun === null ? text : text.slice(0, tailAt + begun.index)
  const starts = viewsOf(whole).flatMap((view) => [openPlace(view, secrets), beheadedPlace(whole, view, secrets)])
  return starts.reduce((least, start) => Math.min(least, start), whole.length)
}

/** Where the end of a text begins that is the beginning of a secret, but not all of it. */
const openPlace = ({ text, origin }: View, secrets: SecretIndex): number => {
  for (let at = Math.max(0, text.length - secrets.longest + 1); at < text.length; at += 1)
    if (secrets.continues(text, at)) return origin(at)
  return Infinity
}

/** The same of a secret whose first character was left out with an escape. */
const beheadedPlace = (original: string, { text, gaps }: View, secrets: SecretIndex): number => {
  const least = text.length - secrets.longest + 2
  for (const { at, from, to } of gaps) {
    if (at < least) continue
    const rest = text.slice(at)
    const places = beginningsIn(original.slice(from, to), secrets).filter(([character]) =>
      secrets.continues(character + rest, 0),
    )
    if (places.length > 0) return from + Math.min(...places.map(([, index]) => index))
  }
  return Infinity
}
