/** Sentences about causes: names as code, counts, and a length that a headline can hold. */

/** A sentence in two parts: the service's name fits between them, or after the second one where the first is empty. */
export interface Sentence {
  readonly head: string
  readonly tail: string
  /** The same with a count for the names, for a headline that cannot hold them all. */
  readonly brief?: string
}

/** How many of how many tasks. */
export interface Share {
  readonly count: number
  readonly of: number
}

/** With a mark and the outcome before it, a headline stays within 100 characters. */
export const LONGEST_SUMMARY = 78
const SHORTEST_NAME = 9

/** A name from outside as code, on one line. */
export const named = (name: string): string => `\`${name.replace(/[`\p{Cc}\p{Cf}]/gu, '')}\``

/** `1 task`, `3 tasks`. */
export const countedTasks = (count: number): string => `${count} ${count === 1 ? 'task' : 'tasks'}`

/** `1.5 min`. */
export const minutes = (milliseconds: number): string => `${Math.round(milliseconds / 6000) / 10} min`

const shareOf = (share: Share | null): string =>
  share === null ? '' : ` (${share.count} of ${countedTasks(share.of)})`

/** The sentence for a headline. Names in it are shortened in their middle, or counted, where it is too long; nothing else is cut. */
export const summaryOf = ({ head, tail, brief }: Sentence, share: Share | null): string => {
  const full = withinLimit(`${head}${tail}${shareOf(share)}`)
  return full.length <= LONGEST_SUMMARY || brief === undefined ? full : withinLimit(`${brief}${shareOf(share)}`)
}

/** The sentence in full, with the service's name. */
export const messageFor = ({ head, tail }: Sentence, share: Share | null, service: string): string =>
  head === '' ? `${tail} (service ${named(service)})` : `${head} of ${named(service)}${tail}${shareOf(share)}`

const withinLimit = (text: string): string => {
  const excess = text.length - LONGEST_SUMMARY
  const names = [...text.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name)
  const longest = names.toSorted((one, other) => other.length - one.length)[0] ?? ''
  if (excess <= 0 || longest.length <= SHORTEST_NAME) return text
  const kept = Math.max(SHORTEST_NAME, longest.length - excess) - 1
  const shortened = `${longest.slice(0, Math.ceil(kept / 2))}…${longest.slice(longest.length - Math.floor(kept / 2))}`
  return withinLimit(text.replace(`\`${longest}\``, () => `\`${shortened}\``))
}
