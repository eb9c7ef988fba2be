/** What a child prints, kept within bounds: the end of it as text, and its lines as they come. */

/** Longer lines are handed on in pieces of this length. */
const LONGEST_LINE = 1024 * 1024

export interface BoundedText {
  readonly add: (text: string) => void
  readonly text: () => string
}

/** Keeps at least the last `limit` characters, never more than twice as many. */
export const boundedText = (limit: number): BoundedText => {
  let pieces: string[] = []
  let length = 0
  return {
    add: (text) => {
      pieces.push(text)
      length += text.length
      if (length <= limit * 2) return
      pieces = [pieces.join('').slice(-limit)]
      length = limit
    },
    text: () => pieces.join('').slice(-limit),
  }
}

export interface LineSplitter {
  readonly add: (text: string) => void
  /** Hands on a last line that had no end; more text may not follow. */
  readonly end: () => void
}

/** Cuts text at `\r\n`, `\n` and `\r` (progress bars), also when a pair is split between two pieces. */
export const lineSplitter = (onLine: (line: string) => void): LineSplitter => {
  let rest = ''
  return {
    add: (text) => {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      lines.forEach(onLine)
      if (rest.length <= LONGEST_LINE) return
      onLine(rest)
      rest = ''
    },
    end: () => {
      const last = rest.replace(/\r$/, '')
      rest = ''
      if (last !== '') onLine(last)
    },
  }
}
