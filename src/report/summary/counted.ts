/** Counts and lists in words. */

/** `2 findings`, `1 vulnerability`. */
export const plural = (count: number, noun: string): string => `${count} ${count === 1 ? noun : pluralOf(noun)}`

const pluralOf = (noun: string): string => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`)

/** `a, b and c`. */
export const inWords = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
