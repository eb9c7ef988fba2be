/** The placeholders that have no value, in words: each with its place, and those that miss it for one reason together. */
import { quoted } from '../../domain/bounds.ts'
import { LONGEST_VALUE, type KeyPath, type Use } from '../../domain/values/fill.ts'
import type { Lookup } from '../../domain/values/named-facts.ts'

interface MissingValues {
  readonly count: number
  /** In the order of the document. */
  readonly lines: readonly string[]
}

interface Known {
  readonly lookups: ReadonlyMap<string, Lookup>
  readonly placeOf: (path: KeyPath, written: string) => string
}

interface Missing {
  readonly written: string
  readonly place: string
  readonly why: string
  /** Placeholders with the same one are a line together: a file or a stack that cannot be read. */
  readonly group: string
}

/** Each is counted once, and has the place where it is used first. */
export const missingValues = (uses: readonly Use[], known: Known): MissingValues => {
  const found = new Map<string, Missing>()
  for (const { path, references } of uses) {
    for (const { written } of references) {
      const lookup = known.lookups.get(written)
      const why = problemOf(lookup)
      if (why === null || found.has(written)) continue
      const group = lookup?.kind === 'unreadable' ? why : `${why} ${written}`
      found.set(written, { written, place: known.placeOf(path, written), why, group })
    }
  }
  const groups = Map.groupBy(found.values(), ({ group }) => group)
  return { count: found.size, lines: [...groups.values()].map(lineOf) }
}

const problemOf = (lookup: Lookup | undefined): string | null => {
  if (lookup === undefined) return null
  if (lookup.kind !== 'value') return lookup.why
  return lookup.text.length > LONGEST_VALUE ? `its value has more than ${LONGEST_VALUE} characters` : null
}

/** Of one reason. */
const MOST_PLACES = 5

const lineOf = (all: readonly Missing[]): string => {
  const [first, ...others] = all
  if (first === undefined) return ''
  if (others.length === 0) return `${first.place}: ${quoted(first.written)}: ${first.why}`
  const places = all.slice(0, MOST_PLACES).map(({ written, place }) => `${quoted(written)} (${place})`)
  const rest = all.length - places.length
  return `${first.why}; named by ${places.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}
