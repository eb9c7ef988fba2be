/** What a reader sees of a text: without invisible characters, and without escape sequences. */
import { UNSEEN_CHARACTER, UNSEEN_OR_SEQUENCE } from './secret-forms.ts'

export interface LeftOut {
  readonly from: number
  readonly text: string
}

/** A text without what a reader does not see, and the way back. */
export interface View {
  readonly text: string
  /** The place in the original of a place in the view. */
  readonly origin: (at: number) => number
  /** What was left out right before a place, with where it begins in the original: an escape takes the character after it along. */
  readonly leftOutBefore: (at: number) => LeftOut
}

/** The text, the text without invisible characters, and the text without sequences as well: a secret may be seen in any of them. */
export const viewsOf = (text: string): readonly View[] => {
  const itself: View = { text, origin: (at) => at, leftOutBefore: (at) => ({ from: at, text: '' }) }
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
    if (at === length) return text.length
    const piece = lastAtMost(starts, at)
    return (origins[piece] ?? 0) + at - (starts[piece] ?? 0)
  }
  const leftOutBefore = (at: number): LeftOut => {
    const to = origin(at)
    const piece = at === length ? pieces.length : lastAtMost(starts, at)
    const isStart = at === length || starts[piece] === at
    const begin = piece === 0 ? 0 : (origins[piece - 1] ?? 0) + (pieces[piece - 1]?.length ?? 0)
    return isStart ? { from: begin, text: text.slice(begin, to) } : { from: to, text: '' }
  }
  return { text: pieces.join(''), origin, leftOutBefore }
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
