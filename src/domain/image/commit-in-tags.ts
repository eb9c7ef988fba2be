/** The commit that an image was built from, by its tags. */

/** A whole SHA-1: not a part of a longer hash, such as the tag of a signature. */
const COMMIT = /(?<![0-9A-Za-z])[0-9a-f]{40}(?![0-9A-Za-z])/gu

/** The one commit that the tags name (`{sha}`, a part of the default); null where they name none, or several. */
export const commitInTags = (tags: readonly string[]): string | null => {
  const [commit, ...others] = new Set(tags.flatMap((tag) => tag.match(COMMIT) ?? []))
  return others.length > 0 ? null : (commit ?? null)
}
