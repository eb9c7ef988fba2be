/** The commit that an image was built from, by its tags. */

/** A whole SHA-1: not a part of a longer hash, such as the tag of a signature. */
const COMMIT = /(?<![0-9A-Za-z])[0-9a-f]{40}(?![0-9A-Za-z])/gu

/** As `{short-sha}` writes it. Without a letter it may be a number: of a run, or a date. */
const SHORT_COMMIT = /(?<![0-9A-Za-z])(?=\d*[a-f])[0-9a-f]{7}(?![0-9A-Za-z])/gu

/**
 * The one commit that the tags name (`{sha}`, a part of the default, or `{short-sha}`), whole where one of them does; null where they name none, or
 * several.
 */
export const commitInTags = (tags: readonly string[]): string | null => {
  const found = (form: RegExp): readonly string[] => [...new Set(tags.flatMap((tag) => tag.match(form) ?? []))]
  const [whole, ...others] = found(COMMIT)
  if (others.length > 0) return null
  if (whole !== undefined) return whole
  const [short, ...more] = found(SHORT_COMMIT)
  return more.length > 0 ? null : (short ?? null)
}

/** Whether two SHAs, each whole or short, are of one commit. */
export const isSameCommit = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)
