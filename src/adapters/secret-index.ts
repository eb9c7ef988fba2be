/**
 * Many texts prepared to be found in another one, in one pass over that: they are sorted, so that those that begin with the same letters
 * are neighbours, and a place is looked at closely only where the first four letters of one of them are. The time does not depend on
 * their number but by its logarithm.
 */

export interface Place {
  readonly start: number
  readonly end: number
}

export interface SecretIndex {
  /** The places of all texts, those of each text from left to right and not overlapping. */
  readonly placesIn: (text: string) => readonly Place[]
  /** Whether a text may begin with this character; only a no is certain. */
  readonly mayBegin: (character: string) => boolean
  /** The length of the longest text that another one begins with; 0 where none does. */
  readonly longestAtStart: (text: string) => number
  /** Whether one of the texts begins with the rest of another one from a place on, and is longer. */
  readonly continues: (text: string, at: number) => boolean
  /** The length of the longest text. */
  readonly longest: number
}

/** Shorter texts are only known to `continues`. */
const HEAD = 4
const HASHES = 1 << 16
const FIRSTS = 1 << 10

/** Four letters as a number that other letters may have too. */
const hashAt = (text: string, at: number): number => {
  const a = text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)
  const b = text.charCodeAt(at + 2) * 31 + text.charCodeAt(at + 3)
  return (a * 961 + b) & (HASHES - 1)
}

/** Which first letters and which first four letters there are. */
const beginningsOf = (texts: readonly string[]): { readonly heads: Uint8Array; readonly firsts: Uint8Array } => {
  const heads = new Uint8Array(HASHES)
  const firsts = new Uint8Array(FIRSTS)
  for (const text of texts) {
    firsts[text.charCodeAt(0) & (FIRSTS - 1)] = 1
    if (text.length >= HEAD) heads[hashAt(text, 0)] = 1
  }
  return { heads, firsts }
}

/** Prepares texts. */
export const indexOf = (texts: Iterable<string>): SecretIndex => {
  const sorted = [...new Set(texts)].sort()
  const shorter = shorterTexts(sorted)
  const { heads, firsts } = beginningsOf(sorted)
  const longest = sorted.reduce((most, { length }) => Math.max(most, length), 0)

  /** How many texts are not after this one. */
  const countUpTo = (text: string): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle] ?? '') <= text) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The numbers of the texts at a place, the longest first. */
  const textsAt = (text: string, at: number): readonly number[] => {
    const found: number[] = []
    // What another text begins with is before it, and everything between the two begins with it as well.
    for (let one = countUpTo(text.slice(at, at + longest)) - 1; one >= 0; one = shorter[one] ?? -1)
      if (text.startsWith(sorted[one] ?? '', at)) found.push(one)
    return found
  }

  return {
    longest,
    placesIn: (text) => {
      const places: Place[] = []
      const ends = new Map<number, number>()
      for (let at = 0; at <= text.length - HEAD; at += 1) {
        // Most letters begin none: a cheap question before the dear one.
        if (firsts[text.charCodeAt(at) & (FIRSTS - 1)] === 0 || heads[hashAt(text, at)] === 0) continue
        for (const one of textsAt(text, at)) {
          if (at < (ends.get(one) ?? 0)) continue
          const end = at + (sorted[one] ?? '').length
          ends.set(one, end)
          places.push({ start: at, end })
        }
      }
      return places
    },
    mayBegin: (character) => firsts[character.charCodeAt(0) & (FIRSTS - 1)] === 1,
    longestAtStart: (text) =>
      text.length < HEAD || heads[hashAt(text, 0)] === 0 ? 0 : (sorted[textsAt(text, 0)[0] ?? -1] ?? '').length,
    continues: (text, at) => {
      if (text.length - at >= HEAD && heads[hashAt(text, at)] === 0) return false
      const rest = text.slice(at)
      // The first one after it; all that begin with it follow it.
      return sorted[countUpTo(rest)]?.startsWith(rest) ?? false
    },
  }
}

/** For each of sorted texts the number of the longest other one that it begins with; -1 where there is none. */
const shorterTexts = (sorted: readonly string[]): Int32Array => {
  const shorter = new Int32Array(sorted.length).fill(-1)
  const open: number[] = []
  for (const [index, text] of sorted.entries()) {
    while (open.length > 0 && !text.startsWith(sorted[open.at(-1) ?? 0] ?? '')) open.pop()
    shorter[index] = open.at(-1) ?? -1
    open.push(index)
  }
  return shorter
}
