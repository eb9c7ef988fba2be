/** Which tags of a repository are newer versions of the same variant. Pure. */

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

/** A rebuild is tried with each. */
const MOST = 2

/**
 * The highest versions of the same variant and the same number of parts, the nearest first: the newest patch of the same minor version, then the
 * newest of the same major version; of another one only where neither is there. `22.1.0-slim` is followed by `22.1.3-slim` and `22.9.1-slim`, but
 * neither by `22.9.1` nor by `22-slim`. None for a tag without a version.
 */
export const newerTags = (tag: string, all: readonly string[]): readonly string[] => {
  const own = parse(tag)
  if (own === null) return []
  const newer = all
    .flatMap((other) => {
      const version = parse(other)
      return version !== null && isSameKind(own, version) && compare(version, own) > 0 ? [{ other, version }] : []
    })
    .toSorted((one, two) => compare(two.version, one.version))
  // From the same version in all parts but the last to the same major version.
  const shared = own.numbers.map((_, index) => own.numbers.length - 1 - index).filter((parts) => parts > 0)
  const near = shared.flatMap((parts) => newer.find(({ version }) => isSameIn(parts, own, version))?.other ?? [])
  return near.length > 0 ? [...new Set(near)].slice(0, MOST) : newer.slice(0, 1).map(({ other }) => other)
}

const isSameIn = (parts: number, one: Version, other: Version): boolean =>
  one.numbers.slice(0, parts).every((number, index) => number === other.numbers[index])

const isSameKind = (one: Version, other: Version): boolean =>
  one.prefix === other.prefix && one.variant === other.variant && one.numbers.length === other.numbers.length

const compare = (one: Version, other: Version): number => {
  const differing = one.numbers.findIndex((number, index) => number !== other.numbers[index])
  return differing === -1 ? 0 : (one.numbers[differing] ?? 0) - (other.numbers[differing] ?? 0)
}
