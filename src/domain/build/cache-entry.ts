/** A cache source or destination, read as buildx reads it (docker/buildx, util/buildflags/cache.go). */
import { parse } from 'csv-parse/sync'

export interface CacheEntry {
  /** In lower case. */
  readonly type: string
  /** By key, in lower case; without the type. */
  readonly attributes: ReadonlyMap<string, string>
}

/**
 * One line of CSV, whose fields are `KEY=VALUE` with keys in any case; without `type`, and so without any `=`, the reference of an
 * image. Null for what buildx rejects.
 */
export const cacheEntry = (text: string): CacheEntry | null => {
  const fields = fieldsOf(text)
  if (fields === null) return null
  if (fields.every((field) => !field.includes('='))) {
    return { type: 'registry', attributes: new Map([['ref', text]]) }
  }
  if (fields.some((field) => !field.includes('='))) return null
  const attributes = new Map(fields.map(pairOf))
  const type = attributes.get('type')
  attributes.delete('type')
  return type === undefined ? null : { type: type.toLowerCase(), attributes }
}

/** Whether an export stays on the machine, in the image, or in GitHub's cache, which belongs to the branch of the run. */
export const isExportedHere = (cache: string): boolean =>
  ['local', 'inline', 'gha'].includes(cacheEntry(cache)?.type ?? '')

/** The types of these caches, each once. */
export const cacheTypes = (caches: readonly string[]): readonly string[] => [
  ...new Set(caches.flatMap((cache) => cacheEntry(cache)?.type ?? [])),
]

/**
 * What in a cache hands tokens or keys of the job to a place that the cache names: buildx gives a GitHub cache the job's token, wherever
 * its URL is, and the other two the AWS or Azure variables of the job (docker docs, "Cache storage backends").
 */
export const exposuresOf = ({ type, attributes }: CacheEntry): readonly string[] => {
  if (type === 's3' || type === 'azblob') return [`a cache of type ${type}`]
  if (type !== 'gha') return []
  return ['url', 'url_v2', 'token'].filter((key) => attributes.has(key)).map((key) => `\`${key}\` of a GitHub cache`)
}

const pairOf = (field: string): readonly [string, string] => {
  const at = field.indexOf('=')
  return [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()]
}

const fieldsOf = (text: string): readonly string[] | null => {
  try {
    const [record = [], ...others]: readonly (readonly string[])[] = parse(text, { columns: false })
    return others.length === 0 && record.length > 0 ? record : null
  } catch {
    return null
  }
}
