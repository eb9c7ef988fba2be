/** Members of JSON that a program with an older model of it would lose. */

/**
 * `known` with every member of `raw` that it lacks, at every level. A list is followed where both have as many items; a null counts as
 * absent, as in the AWS protocols.
 */
export const withUnknownMembers = (known: unknown, raw: unknown): unknown => {
  if (Array.isArray(known) && Array.isArray(raw)) {
    const items: readonly unknown[] = raw
    return known.length === items.length
      ? known.map((item: unknown, index) => withUnknownMembers(item, items[index]))
      : known
  }
  if (!isObject(known) || !isObject(raw)) return known
  const added = Object.entries(raw).filter(([key, value]) => value !== null && own(known, key) === undefined)
  const kept = Object.entries(known).map(([key, value]) => [key, withUnknownMembers(value, own(raw, key))] as const)
  return Object.fromEntries([...kept, ...added])
}

const own = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? (Reflect.get(value, key) as unknown) : undefined

/** Not a date, nor anything else with a class. */
const isObject = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)
