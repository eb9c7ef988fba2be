/** The hidden line by which a run finds the comment or the issue that an earlier run has written. */
import { createHash } from 'node:crypto'

/**
 * The marker of what a run writes. Runs with the same names share it. A hash, because a name may be anything: it can neither end the
 * comment in HTML nor be taken for a secret and masked.
 */
export const markerOf = (what: 'comment' | 'issue', names: readonly (string | null)[]): string => {
  const hash = createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32)
  return `<!-- ship-to-ecs ${what} ${hash} -->`
}

interface Marked {
  readonly author: string
  readonly body: string
}

/**
 * Whether a post is the one of the marker. Anybody can write the marker, so the author must be the one whose token this is; and one of
 * the same author may quote it, so it must be the first line.
 */
export const isMarked = ({ author, body }: Marked, marker: string, viewer: string): boolean =>
  // A login has no brackets, so nobody can be called like an app.
  [viewer, `${viewer}[bot]`].includes(author) && body.startsWith(marker)
