/** The kind of value of `cache-from` and `cache-to`. */
import { cacheEntry, exposuresOf } from '../domain/build/cache-entry.ts'
import type { Special } from './field.ts'
import { lines } from './kinds.ts'

type Caches = readonly string[]

/** More are no list that somebody meant, and each takes a parser of its own. */
const MOST_ENTRIES = 100

const entriesOf = (caches: Caches) => caches.flatMap((cache) => cacheEntry(cache) ?? [])

/** Cache sources or destinations; those of `type=local` name folders. */
export const caches = (): Special<Caches> => {
  const kind = lines()
  return {
    ...kind,
    schema: kind.schema.superRefine((value, context) => {
      if (value.length > MOST_ENTRIES) {
        const message = `has ${value.length} entries; at most ${MOST_ENTRIES} are read`
        context.addIssue({ code: 'custom', message, input: undefined })
        return
      }
      value.forEach((cache, index) => {
        if (cacheEntry(cache) !== null) return
        // It may hold a token.
        const message = `entry ${index + 1} is neither an image nor comma-separated KEY=VALUE with a \`type\``
        context.addIssue({ code: 'custom', message, input: undefined, path: [index] })
      })
    }),
    paths: (value) =>
      entriesOf(value).flatMap(({ attributes }) => [attributes.get('src') ?? [], attributes.get('dest') ?? []].flat()),
    exposures: (value) => entriesOf(value).flatMap(exposuresOf),
  }
}
