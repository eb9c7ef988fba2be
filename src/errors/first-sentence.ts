/** The first sentence of a message. */

/**
 * The first sentence of a text's first line, without its full stop; the whole line where no sentence ends before. A line that announces a
 * list loses its colon; a list of one entry is joined to it.
 */
export const firstSentence = (text: string): string => {
  const [first = '', ...rest] = text.split(/[\n\r]+/u).filter((line) => line.trim() !== '')
  const [only, ...others] = rest
  if (!/:\s*$/u.test(first)) return untilSentenceEnd(first)
  if (only !== undefined && others.length === 0) return `${first.trimEnd()} ${only.replace(/^\s*- /u, '')}`
  return first.replace(/:\s*$/u, '')
}

/** Dots inside of a word (`1.2`, `main.ts`, `example.com`) are followed by no blank. */
const MARK = /(?<![.!?])(?<mark>[.!?]+)[)"'”’]*(?=\s|$)/gu

/** A sentence that is longer is not shown as one; looking further would take a time that grows with the square of the text. */
const LONGEST_SENTENCE = 1000

const untilSentenceEnd = (line: string): string => {
  for (const { 0: whole, index, groups } of line.slice(0, LONGEST_SENTENCE).matchAll(MARK)) {
    // Where the text was cut there is no end of it.
    if (index + whole.length === LONGEST_SENTENCE && line.length > LONGEST_SENTENCE) return line
    const place = { before: line.slice(0, index), after: line.slice(index + whole.length).trimStart() }
    if (endsSentence(groups?.['mark'] ?? '', place)) return place.before
  }
  return line
}

interface Place {
  readonly before: string
  readonly after: string
}

/** Where it is not certain, it does not: a headline that is too long is replaced by a shorter one, half a name is wrong. */
const endsSentence = (mark: string, { before, after }: Place): boolean => {
  const isInCode = (before.match(/`/gu)?.length ?? 0) % 2 === 1
  const isFollowed = after === '' || /^["'“‘([]*[\p{Lu}\p{N}`]/u.test(after)
  if (isInCode || !isFollowed) return false
  return /^\.+$/u.test(mark) ? mark === '.' && !isShortened({ before, after }) : true
}

/** Words that are written with a full stop and that names or numbers may follow. `No.` is one before a number. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  ...['approx', 'ca', 'cf', 'co', 'corp', 'dept', 'dr', 'est', 'etc', 'fig', 'gmbh', 'inc', 'incl', 'jr', 'llc', 'ltd'],
  ...['max', 'min', 'mr', 'mrs', 'ms', 'prof', 'resp', 'sr', 'st', 'ver', 'vol', 'vs'],
])

const isShortened = ({ before, after }: Place): boolean => {
  const word = /[("'“‘[]*(\S*)$/u.exec(before)?.[1] ?? ''
  const isInitials = /^(?:\p{L}\.)*\p{L}$/u.test(word)
  const isNumbering = /^\d+$/u.test(word) ? before.trim() === word : word.toLowerCase() === 'no' && /^\d/u.test(after)
  return word === '' || isInitials || isNumbering || ABBREVIATIONS.has(word.toLowerCase())
}
