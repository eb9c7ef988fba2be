/** Which tag of a repository is a newer version of the same variant. Pure. */

interface Version {
  readonly prefix: string
  readonly numbers: readonly number[]
  /** `-slim`, `-bookworm-slim`. */
  readonly variant: string
}

const TAG = /^(v?)(\d{1,9}(?:\.\d{1,9}){0,3})((?:-[a-z][\w.]*)*)$/iu

const parse = (tag: string): Version | null => {
  const [, prefix, numbers, variant] = TAG.exec(tag) ?? []
  if (prefix === undefined || numbers === undefined || variant === undefined) return null
  return { prefix, numbers: numbers.split('.').map(Number), variant }
}

/**
 * The highest version of the same variant and the same number of parts: first of the same major version, else of any. `22.1.0-slim` is followed by
 * `22.9.1-slim`, but neither by `22.9.1` nor by `22-slim`. Null for a tag without a version, and where there is none.
 */
export const newerTag = (tag: string, all: readonly string[]): string | null => {
  const own = parse(tag)
  if (own === null) return null
  const newer = all.flatMap((other) => {
    const version = parse(other)
    return version !== null && isSameKind(own, version) && compare(version, own) > 0 ? [{ other, version }] : []
  })
  const near = newer.filter(({ version }) => version.numbers[0] === own.numbers[0])
  const best = (near.length > 0 ? near : newer).toSorted((one, two) => compare(two.version, one.version))
  return best[0]?.other ?? null
}

const isSameKind = (one: Version, other: Version): boolean =>
  one.prefix === other.prefix && one.variant === other.variant && one.numbers.length === other.numbers.length

const compare = (one: Version, other: Version): number => {
  const differing = one.numbers.findIndex((number, index) => number !== other.numbers[index])
  return differing === -1 ? 0 : (one.numbers[differing] ?? 0) - (other.numbers[differing] ?? 0)
}
