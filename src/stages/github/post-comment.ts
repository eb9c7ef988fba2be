/** Stage `comment`: one comment on the pull request, kept up to date by every run. It never fails: it changes no verdict. */
import { defineStage } from '../../ports/stage.ts'
import { identityOfComment, type CommentFacts } from '../../domain/github/comment-facts.ts'
import { isMarked, markerOf } from '../../domain/github/marker.ts'
import type { PostResult } from '../../domain/github/posted.ts'
import { explainRefusal } from '../../domain/github/refusal.ts'
import type { Post } from '../../ports/conversations.ts'
import type { Ports } from '../../ports/ports.ts'
import { commentText } from '../../report/comment/comment-text.ts'
import { asResult, noteNotWritten } from './not-written.ts'
import { writeOnce, type OnePost } from './write-once.ts'

export interface CommentInput {
  readonly pullRequest: number
  readonly facts: CommentFacts
}

const WRITTEN = { notDone: 'the comment was not written', permission: 'pull-requests: write' } as const

export const postComment = defineStage({
  kind: 'comment',
  title: 'Comment on the pull request',
  uses: ['conversations', 'clock', 'log'],
  run: async ({ pullRequest, facts }: CommentInput, ports): Promise<PostResult> => {
    const { conversations, log } = ports
    const viewer = await conversations.viewer()
    if (viewer.kind === 'refused') return noteNotWritten(asResult(explainRefusal(viewer, WRITTEN)), WRITTEN, log)
    const marker = markerOf('comment', identityOfComment(facts.about))
    const comment = { pullRequest, marker, body: `${marker}\n${commentText(facts)}`, viewer: viewer.value }
    const reply = await writeOnce(commentOf(comment, ports), ports)
    if (reply === null) return { kind: 'none' }
    if (reply.kind === 'refused') return noteNotWritten(asResult(explainRefusal(reply, WRITTEN)), WRITTEN, log)
    const { kind, post } = reply.value
    log.info(`Comment ${kind}: ${post.url}`)
    return { kind, url: post.url }
  },
  record: (result) => result,
})

interface OwnComment {
  readonly pullRequest: number
  readonly marker: string
  readonly body: string
  readonly viewer: string
}

const commentOf = (
  { pullRequest, marker, body, viewer }: OwnComment,
  { conversations }: Pick<Ports, 'conversations'>,
): OnePost<Post> => ({
  find: () => conversations.findComment(pullRequest, (post) => isMarked(post, marker, viewer)),
  write: async (found) => {
    if (found?.body === body) return { kind: 'given', value: { kind: 'unchanged', post: found } }
    const reply =
      found === null
        ? await conversations.createComment(pullRequest, body)
        : await conversations.updateComment(found.id, body)
    if (reply.kind === 'refused') return reply
    return { kind: 'given', value: { kind: found === null ? 'created' : 'updated', post: reply.value } }
  },
})
