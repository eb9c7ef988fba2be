/** Stage `issue`: one issue, kept up to date while something is to be done, closed when nothing is. It never fails: it changes no verdict. */
import { defineStage } from '../../ports/stage.ts'
import type { GitHubReply } from '../../domain/github/github-reply.ts'
import { isMarked } from '../../domain/github/marker.ts'
import type { PostResult } from '../../domain/github/posted.ts'
import { explainRefusal } from '../../domain/github/refusal.ts'
import type { Conversations, Issue, IssueState, IssueText } from '../../ports/conversations.ts'
import type { Ports } from '../../ports/ports.ts'
import { asResult, noteNotWritten } from './not-written.ts'
import { writeOnce, type OnePost } from './write-once.ts'

export interface IssueInput {
  readonly title: string
  /** Markdown, in which every text from outside is neutralised. */
  readonly text: string
  readonly marker: string
  /** `closed`: nothing is to be done; then no issue is created. */
  readonly state: IssueState
}

interface OwnIssue extends IssueText {
  readonly marker: string
  readonly state: IssueState
  readonly viewer: string
}

const WRITTEN = { notDone: 'the issue was not written', permission: 'issues: write' } as const

/** GitHub cuts no title: it refuses a longer one. */
const LONGEST_TITLE = 256

export const keepIssue = defineStage({
  kind: 'issue',
  title: 'Keep the issue up to date',
  uses: ['conversations', 'clock', 'log'],
  run: async ({ title, text, marker, state }: IssueInput, ports): Promise<PostResult> => {
    const { conversations, log } = ports
    const viewer = await conversations.viewer()
    if (viewer.kind === 'refused') return noteNotWritten(asResult(explainRefusal(viewer, WRITTEN)), WRITTEN, log)
    const body = `${marker}\n${text}`
    const own = { title: title.slice(0, LONGEST_TITLE), body, marker, state, viewer: viewer.value }
    const reply = await writeOnce(issueOf(own, ports), ports)
    if (reply === null) return { kind: 'none' }
    if (reply.kind === 'refused') return noteNotWritten(asResult(explainRefusal(reply, WRITTEN)), WRITTEN, log)
    const { kind, post } = reply.value
    log.info(`Issue ${kind}: ${post.url}`)
    return { kind, url: post.url }
  },
  record: (result) => result,
})

const issueOf = (own: OwnIssue, { conversations }: Pick<Ports, 'conversations'>): OnePost<Issue> => ({
  find: () => findIssue(own, conversations),
  write: async (found) => {
    if (found === null && own.state === 'closed') return null
    if (found !== null && isAsWanted(found, own)) return { kind: 'given', value: { kind: 'unchanged', post: found } }
    const reply = found === null ? await conversations.createIssue(own) : await conversations.updateIssue(found.id, own)
    return reply.kind === 'refused'
      ? reply
      : { kind: 'given', value: { kind: changeOf(found, own), post: reply.value } }
  },
})

/** The open one; without it the newest closed one, which is opened again. Nothing is looked for among closed ones to close it. */
const findIssue = async (own: OwnIssue, conversations: Conversations): Promise<GitHubReply<Issue | null>> => {
  const isWanted = (issue: Issue): boolean => isMarked(issue, own.marker, own.viewer)
  const open = await conversations.findIssue({ author: own.viewer, state: 'open', isWanted })
  if (open.kind === 'refused' || open.value !== null || own.state === 'closed') return open
  return conversations.findIssue({ author: own.viewer, state: 'closed', isWanted })
}

const isAsWanted = (found: Issue, { title, body, state }: OwnIssue): boolean =>
  found.title === title && found.body === body && found.state === state

const changeOf = (found: Issue | null, { state }: OwnIssue): 'created' | 'updated' | 'closed' | 'reopened' => {
  if (found === null) return 'created'
  if (found.state === state) return 'updated'
  return state === 'closed' ? 'closed' : 'reopened'
}
