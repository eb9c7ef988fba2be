/** The commit that the event of a run compares with. */
import { z } from 'zod'
import type { Files } from '../../ports/files.ts'

const SHA = z.string().regex(/^[0-9a-f]{40}$/u)

/** The members of webhook payloads that are used (GitHub docs, "Webhook events and payloads": push, pull_request, merge_group). */
const EVENT = z.object({
  before: SHA.nullish().catch(null),
  pull_request: z
    .object({ base: z.object({ sha: SHA }) })
    .nullish()
    .catch(null),
  merge_group: z.object({ base_sha: SHA }).nullish().catch(null),
})

/** `before` of a branch that was created. */
const NONE = '0'.repeat(40)

/** Null where the event compares with none, for example one that was started by hand. */
export const readBaseCommit = async (
  environment: NodeJS.ProcessEnv,
  readText: Files['readText'],
): Promise<string | null> => {
  const path = environment['GITHUB_EVENT_PATH']
  const text = path ? await readText(path) : null
  try {
    const { before, pull_request: pull, merge_group: group } = EVENT.parse(JSON.parse(text ?? '{}'))
    const base = pull?.base.sha ?? group?.base_sha ?? before ?? NONE
    return base === NONE ? null : base
  } catch {
    return null
  }
}
