/** Writes a post that must exist once: found by its author and its marker, looked for again when GitHub's answer was lost. */
import type { GitHubReply, Refused } from '../../domain/github/github-reply.ts'
import type { PostResult } from '../../domain/github/posted.ts'
import type { Post } from '../../ports/conversations.ts'
import type { Ports } from '../../ports/ports.ts'

export interface OnePost<Kind extends Post> {
  readonly find: () => Promise<GitHubReply<Kind | null>>
  /** Writes it, over the one that was found, if any. Null: nothing is to be written. */
  readonly write: (found: Kind | null) => Promise<GitHubReply<WrittenPost> | null>
}

export interface WrittenPost {
  readonly kind: Extract<PostResult, { url: string }>['kind']
  readonly post: Post
}

const ATTEMPTS = 3
/** GitHub may show a post a moment after it was created. */
const PAUSE_MS = 3_000

/** Null where there was nothing to write. */
export const writeOnce = async <Kind extends Post>(
  { find, write }: OnePost<Kind>,
  { clock }: Pick<Ports, 'clock'>,
): Promise<GitHubReply<WrittenPost> | null> => {
  for (let attempt = 1; ; attempt += 1) {
    const found = await find()
    if (found.kind === 'refused') return found
    const reply = await write(found.value)
    if (reply === null || reply.kind === 'given' || attempt === ATTEMPTS || !isWorthAnother(reply, found.value)) {
      return reply
    }
    await clock.sleep(PAUSE_MS)
  }
}

/** The answer was lost, or somebody has deleted what was found. */
const isWorthAnother = (refused: Refused, found: Post | null): boolean =>
  refused.mayBeDone || (found !== null && refused.status === 404)
