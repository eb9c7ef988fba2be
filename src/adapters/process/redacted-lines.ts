/**
 * The lines of a stream, without secrets. A secret may come in two pieces, with a line end of a progress bar or the cut of an endless
 * line within it, so the end of a text that may be the first part of one waits for what follows.
 */
import { ESCAPE_SEQUENCES, INVISIBLE } from '../../domain/invisible.ts'

/** How secrets are kept out of what is shown. */
export interface Secrecy {
  /** Replaces every secret in a text. */
  readonly redact: (text: string) => string
  /** Where the end of a text begins that may be the first part of a secret; its length where there is none, which is the default. */
  readonly openEnd?: (text: string) => number
}

export interface LineSource {
  readonly add: (text: string) => void
  /** Hands on a last line that had no end; more text may not follow. */
  readonly end: () => void
}

/** Longer lines are handed on in pieces of about this length. */
const LONGEST_LINE = 1024 * 1024
/** Of a longer text that waits, only what can be seen is kept. */
const LONGEST_WAITING = 64 * 1024

/** Cuts text at `\r\n`, `\n` and `\r` (progress bars), also when a pair is split between two pieces; hands on redacted lines. */
export const redactedLines = (
  onLine: (line: string) => void,
  { redact, openEnd = (text) => text.length }: Secrecy,
  longest = LONGEST_LINE,
): LineSource => {
  let pieces: string[] = []
  let length = 0
  const keep = (text: string): void => {
    pieces = text === '' ? [] : [text]
    length = text.length
  }
  const take = (): string => {
    const text = pieces.join('')
    keep('')
    return text
  }
  /** What may be shown of a line that has not ended; the rest is kept. */
  const cut = (): void => {
    const text = take()
    const open = openEnd(text)
    // A `\r` at the very end may be the first half of a line end.
    const lines = redact(text.slice(0, open)).split(open === text.length ? /\r(?!$)/ : '\r')
    const last = lines.pop() ?? ''
    lines.forEach(onLine)
    const isTooLong = text.length > longest
    if (isTooLong) onLine(last.replace(/\r$/, ''))
    keep((isTooLong ? '' : last) + withinBounds(text.slice(open)))
  }
  return {
    add: (text) => {
      const end = text.lastIndexOf('\n') + 1
      const follows = end === 0 && text !== '' && pieces.at(-1)?.endsWith('\r') === true
      pieces.push(end === 0 ? text : text.slice(0, end))
      length += text.length
      if (end > 0) {
        linesOf(redact(take())).forEach(onLine)
        keep(text.slice(end))
      }
      if (follows || text.includes('\r', end) || length > longest) cut()
    },
    end: () => {
      linesOf(redact(take())).forEach(onLine)
    },
  }
}

const withinBounds = (waiting: string): string =>
  waiting.length <= LONGEST_WAITING ? waiting : waiting.replace(ESCAPE_SEQUENCES, '').replace(INVISIBLE, '')

/** One line end at the end opens no new line. */
const linesOf = (text: string): readonly string[] => {
  const lines = text.split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
