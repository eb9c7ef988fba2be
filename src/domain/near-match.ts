/** Finds the known name that a misspelled one was meant to be. */

/** The share of wrong letters up to which a name is a near match: one in three finds typos and rarely anything else. */
const WRONG_LETTERS_PER_LETTER = 1 / 3

/**
 * The candidate that a misspelled word was most likely meant to be; null when none is near. Case is ignored; of equally near
 * candidates it is the first.
 */
export const nearest = (word: string, candidates: readonly string[]): string | null => {
  // The distance is at least the difference of the lengths; so a very long word costs nothing.
  const possible = candidates.filter((one) => Math.abs(one.length - word.length) <= tolerated(word, one))
  const [best] = nearestFirst(word, possible)
  return best !== undefined && caselessDistance(word, best) <= tolerated(word, best) ? best : null
}

/** `; did you mean web?`, to end a sentence about a wrong word; '' where no candidate is near. */
export const didYouMean = (word: string, candidates: readonly string[]): string => {
  const near = nearest(word, candidates)
  return near === null ? '' : `; did you mean ${near}?`
}

const tolerated = (word: string, candidate: string): number =>
  Math.max(1, Math.floor(Math.max(word.length, candidate.length) * WRONG_LETTERS_PER_LETTER))

/** The candidates, nearest first; equally near ones keep their order. */
export const nearestFirst = (word: string, candidates: readonly string[]): readonly string[] =>
  candidates
    .map((candidate) => ({ candidate, distance: caselessDistance(word, candidate) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate)

/** `the services are web, api and 3 more`: at most `shown` names, nearest first, or `there are no services`. */
export const listNames = (facts: {
  plural: string
  word: string
  names: readonly string[]
  shown?: number
}): string => {
  const { plural, word, names, shown = 8 } = facts
  if (names.length === 0) return `there are no ${plural}`
  const first = nearestFirst(word, names).slice(0, shown)
  const rest = names.length - first.length
  return `the ${plural} are ${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

const caselessDistance = (a: string, b: string): number => editDistance(a.toLowerCase(), b.toLowerCase())

/**
 * The number of insertions, deletions, replacements and swaps of neighbors that turn one word into the other
 * (Damerau-Levenshtein, optimal string alignment).
 */
const editDistance = (a: string, b: string): number => {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = cell(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(beforeLast, j - 2) + 1 : Infinity
      row.push(Math.min(replace, swap, cell(last, j) + 1, cell(row, j - 1) + 1))
    }
    beforeLast = last
    last = row
  }
  return cell(last, b.length)
}

const cell = (row: readonly number[], index: number): number => row[index] ?? Infinity
