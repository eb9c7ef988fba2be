/** What a reader sees of a text: without invisible characters, and without escape sequences. */
import { UNSEEN_CHARACTERS, UNSEEN_OR_SEQUENCES } from './secret-forms.ts'

/** What was left out right before a place of the view. */
export interface Gap {
  readonly at: number
  /** Where it begins and ends in the original. */
  readonly from: number
  readonly to: number
}

/** A text without what a reader does not see, and the way back. */
export interface View {
  readonly text: string
  /** The place in the original of a place in the view. */
  readonly origin: (at: number) => number
  /** Where sequences were left out, from left to right: an escape takes the character after it along. */
  readonly gaps: readonly Gap[]
}

/** The text, the text without invisible characters, and the text without sequences as well: a secret may be seen in any of them. */
export const viewsOf = (text: string): readonly View[] => {
  const itself: View = { text, origin: (at) => at, gaps: [] }
  if (text.search(UNSEEN_CHARACTERS) === -1) return [itself]
  const seen = [itself, withoutCharacters(text)]
  // Every sequence begins with one of them.
  return text.includes('\u001b') || text.includes('\u009b') ? [...seen, withoutSequences(text)] : seen
}

const withoutCharacters = (text: string): View => {
  // Most texts hold no secret, and nobody asks for the way back.
  let gaps: readonly Gap[] | null = null
  return {
    text: text.replace(UNSEEN_CHARACTERS, ''),
    origin: (at) => originIn(text, (gaps ??= gapsIn(text, UNSEEN_CHARACTERS)), at),
    gaps: [],
  }
}

const withoutSequences = (text: string): View => {
  const gaps = gapsIn(text, UNSEEN_OR_SEQUENCES)
  return { text: text.replace(UNSEEN_OR_SEQUENCES, ''), origin: (at) => originIn(text, gaps, at), gaps }
}

const gapsIn = (text: string, unseen: RegExp): readonly Gap[] => {
  const gaps: Gap[] = []
  let leftOut = 0
  let gap = { at: 0, from: 0, to: 0 }
  for (const { index, 0: match } of text.matchAll(unseen)) {
    // What follows what was left out is one gap with it.
    if (index > gap.to) {
      gaps.push(gap)
      leftOut += gap.to - gap.from
      gap = { at: index - leftOut, from: index, to: index }
    }
    gap.to = index + match.length
  }
  return [...gaps, gap]
}

const originIn = (text: string, gaps: readonly Gap[], at: number): number => {
  const { at: start, to } = gaps[lastAtMost(gaps, at)] ?? { at: 0, to: 0 }
  return Math.min(text.length, to + at - start)
}

/** The index of the last gap that is not after a place; the first one is at 0. */
const lastAtMost = (gaps: readonly Gap[], place: number): number => {
  let low = 0
  let high = gaps.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((gaps[middle]?.at ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}
