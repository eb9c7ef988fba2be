/** What a reader sees of a text: without invisible characters, and without escape sequences. */
import { UNSEEN_CHARACTER, UNSEEN_OR_SEQUENCE } from './secret-forms.ts'

/** What was left out right before a place of the view: an escape takes the character after it along. */
export interface Gap {
  readonly at: number
  /** Where it begins in the original. */
  readonly from: number
  readonly text: string
}

/** A text without what a reader does not see, and the way back. */
export interface View {
  readonly text: string
  /** The place in the original of a place in the view. */
  readonly origin: (at: number) => number
  /** Where something was left out, from left to right; none in the text itself. */
  readonly gaps: readonly Gap[]
}

/** The text, the text without invisible characters, and the text without sequences as well: a secret may be seen in any of them. */
export const viewsOf = (text: string): readonly View[] => {
  const itself: View = { text, origin: (at) => at, gaps: [] }
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
  const gaps: Gap[] = []
  let from = 0
  for (const { index, 0: leftOut } of text.matchAll(unseen)) {
    add(from, index)
    const last = gaps.at(-1)
    // What follows what was left out is one gap with it.
    if (last?.at === length) gaps[gaps.length - 1] = { ...last, text: last.text + leftOut }
    else gaps.push({ at: length, from: index, text: leftOut })
    from = index + leftOut.length
  }
  add(from, text.length)
  const origin = (at: number): number => {
    if (at === length) return text.length
    const piece = lastAtMost(starts, at)
    return (origins[piece] ?? 0) + at - (starts[piece] ?? 0)
  }
  return { text: pieces.join(''), origin, gaps }
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
