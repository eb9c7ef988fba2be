/** Which reference of the repository the checkout is, as the event names it. */
import { z } from 'zod'
import type { CodeRef } from '../../domain/github/code-ref.ts'
import type { Files } from '../../ports/files.ts'
import { readGitHead } from './git-head.ts'
import { workspaceOf } from './run-context.ts'

/** The members of webhook payloads that are used (GitHub docs, "Webhook events and payloads"). */
const EVENT = z.object({
  repository: z.object({ full_name: z.string() }).nullish().catch(null),
  pull_request: z
    .object({ number: z.int().positive(), head: z.object({ sha: z.string() }) })
    .nullish()
    .catch(null),
  workflow_run: z
    .object({
      head_sha: z.string(),
      head_branch: z.string().min(1),
      head_repository: z.object({ full_name: z.string() }),
    })
    .nullish()
    .catch(null),
})
type Event = z.infer<typeof EVENT>

/** Null outside of GitHub, and where the checkout is none of the commits that the event is about. */
export const readCheckedOutRef = async (
  environment: NodeJS.ProcessEnv,
  readText: Files['readText'],
): Promise<CodeRef | null> => {
  const [ref, commit] = [environment['GITHUB_REF'], environment['GITHUB_SHA']]
  if (!ref || !commit) return null
  const event = await readEvent(environment, readText)
  const head = await readGitHead(workspaceOf(environment), readText)
  return codeRefOf([{ ref, commit }, ...pullHead(event), ...finishedRun(event)], head?.commit ?? null)
}

/** References that GitHub's API takes. */
const REF = /^refs\/(?:heads|tags|pull)\/./u

/**
 * The reference of the commit that is checked out, among those that the event names; where the checkout is not known, that of the event.
 * With none of them, results would be shown on code that they are not about.
 */
const codeRefOf = (candidates: readonly CodeRef[], head: string | null): CodeRef | null => {
  const valid = candidates.filter(({ ref }) => REF.test(ref))
  return (head === null ? valid[0] : valid.find(({ commit }) => commit === head)) ?? null
}

const pullHead = ({ pull_request: pull }: Event): readonly CodeRef[] =>
  pull ? [{ ref: `refs/pull/${pull.number}/head`, commit: pull.head.sha }] : []

/** A branch of a fork has a name of this repository's branches, and is none of them. */
const finishedRun = ({ workflow_run: finished, repository }: Event): readonly CodeRef[] =>
  finished && finished.head_repository.full_name === repository?.full_name
    ? [{ ref: `refs/heads/${finished.head_branch}`, commit: finished.head_sha }]
    : []

const readEvent = async (environment: NodeJS.ProcessEnv, readText: Files['readText']): Promise<Event> => {
  const path = environment['GITHUB_EVENT_PATH']
  const text = path ? await readText(path) : null
  try {
    return EVENT.parse(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}
