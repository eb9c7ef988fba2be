/** Stage `issue`: one issue, kept up to date while something is to be done, closed when nothing is. It never fails: it changes no verdict. */
import { defineStage } from '../../ports/stage.ts'
import type { GitHubReply } from '../../domain/github/github-reply.ts'
import { issueNames, wantedState, type IssueFacts, type WantedState } from '../../domain/github/issue-facts.ts'
import { isMarked, markerOf } from '../../domain/github/marker.ts'
import type { PostResult } from '../../domain/github/posted.ts'
import { explainRefusal } from '../../domain/github/refusal.ts'
import type { Conversations, Issue, IssueText } from '../../ports/conversations.ts'
import type { Ports } from '../../ports/ports.ts'
import { issueText, issueTitle } from '../../report/comment/issue-text.ts'
import { asResult, noteNotWritten } from './not-written.ts'
import { writeOnce, type OnePost } from './write-once.ts'

interface OwnIssue extends IssueText {
  readonly marker: string
  readonly state: WantedState
  readonly viewer: string
}

const WRITTEN = { notDone: 'the issue was not written', permission: 'issues: write' } as const

/** GitHub cuts no title: it refuses a longer one. */
const LONGEST_TITLE = 256

export const keepIssue = defineStage({
  kind: 'issue',
  title: 'Keep the issue up to date',
  uses: ['conversations', 'clock', 'log'],
  run: async (facts: IssueFacts, ports): Promise<PostResult> => {
    const { conversations, log } = ports
    const viewer = await conversations.viewer()
    if (viewer.kind === 'refused') return noteNotWritten(asResult(explainRefusal(viewer, WRITTEN)), WRITTEN, log)
    const marker = markerOf('issue', issueNames(facts.about))
    const body = `${marker}\n${issueText(facts)}`
    const title = issueTitle(facts.about, LONGEST_TITLE)
    const own = { title, body, marker, state: wantedState(facts), viewer: viewer.value }
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
    if (found === null && own.state !== 'open') return null
    if (found !== null && isAsWanted(found, own)) return { kind: 'given', value: { kind: 'unchanged', post: found } }
    const reply =
      found === null
        ? await conversations.createIssue(own)
        : await conversations.updateIssue(found.id, { ...own, state: stateOf(own) })
    return reply.kind === 'refused'
      ? reply
      : { kind: 'given', value: { kind: changeOf(found, own), post: reply.value } }
  },
})

const stateOf = ({ state }: OwnIssue): Issue['state'] => (state === 'closed' ? 'closed' : 'open')

/** The open one; without it the newest closed one, which is opened again where something is to be done. */
const findIssue = async (own: OwnIssue, conversations: Conversations): Promise<GitHubReply<Issue | null>> => {
  const isWanted = (issue: Issue): boolean => isMarked(issue, own.marker, own.viewer)
  const open = await conversations.findIssue({ author: own.viewer, state: 'open', isWanted })
  if (open.kind === 'refused' || open.value !== null || own.state !== 'open') return open
  return conversations.findIssue({ author: own.viewer, state: 'closed', isWanted })
}

const isAsWanted = (found: Issue, own: OwnIssue): boolean =>
  found.title === own.title && found.body === own.body && found.state === stateOf(own)

const changeOf = (found: Issue | null, own: OwnIssue): 'created' | 'updated' | 'closed' | 'reopened' => {
  if (found === null) return 'created'
  if (found.state === stateOf(own)) return 'updated'
  return own.state === 'closed' ? 'closed' : 'reopened'
}
