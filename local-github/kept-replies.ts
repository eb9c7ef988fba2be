/** What GitHub's API replies about comments, issues and code scanning (GitHub docs, REST API), and what that changes. */
import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Reply } from './description/check.ts'
import { json, problem, type Asked } from './json-reply.ts'
import type { Kept, KeptIssue, KeptOptions, Processing } from './kept.ts'
import { commentReply, issueReply } from './thread-reply.ts'

export interface KeptState extends Kept {
  readonly viewer: string
  readonly processing: readonly Processing[]
  /** How often each upload was looked at. */
  readonly looks: Map<string, number>
}

/** As it begins. */
export const keptState = ({ comments = [], issues = [], processing, viewer }: KeptOptions = {}): KeptState => ({
  comments: [...comments],
  issues: [...issues],
  sarifs: [],
  viewer: viewer ?? 'github-actions[bot]',
  processing: processing ?? [{ status: 'complete' }],
  looks: new Map(),
})

const COMMENT = z.object({ body: z.string() })
const NEW_ISSUE = z.object({ title: z.string(), body: z.string().default('') })
const ISSUE_CHANGE = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
})
const SARIF = z.object({ commit_sha: z.string(), ref: z.string(), sarif: z.string() })

/** Answers a call about what is kept; null for another operation. */
export const keptAnswer = (asked: Asked, state: KeptState): Reply | null => {
  switch (asked.operation) {
    case 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments':
      return listed(asked, ofThread(asked, state), commentReply)
    case 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments':
      return createComment(asked, state)
    case 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}':
      return changeComment(asked, state)
    case 'GET /repos/{owner}/{repo}/issues':
      return listed(asked, issuesAsked(asked, state), issueReply)
    case 'POST /repos/{owner}/{repo}/issues':
      return createIssue(asked, state)
    case 'PATCH /repos/{owner}/{repo}/issues/{issue_number}':
      return changeIssue(asked, state)
    case 'POST /repos/{owner}/{repo}/code-scanning/sarifs':
      return receive(asked, state)
    case 'GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}':
      return processed(asked, state)
    default:
      return null
  }
}

const DEFAULT_PAGE = 30
const LARGEST_PAGE = 100

/** A page of a list, as the query asks for it. */
const listed = <One>(asked: Asked, all: readonly One[], reply: (one: One, asked: Asked) => object): Reply => {
  const size = Math.min(LARGEST_PAGE, Number(asked.query.get('per_page') ?? DEFAULT_PAGE))
  const start = (Number(asked.query.get('page') ?? 1) - 1) * size
  return json(
    200,
    all.slice(start, start + size).map((one) => reply(one, asked)),
  )
}

const ofThread = ({ values }: Asked, { comments }: KeptState) =>
  comments.filter(({ number }) => number === Number(values['issue_number']))

/** Newest first. */
const issuesAsked = ({ query }: Asked, { issues }: KeptState): readonly KeptIssue[] => {
  const [state, creator] = [query.get('state') ?? 'open', query.get('creator')]
  return issues
    .filter((issue) => [issue.state, 'all'].includes(state) && (creator === null || issue.author === creator))
    .toReversed()
}

const LONGEST_BODY = 65_536

/** The words of GitHub (vebr/jest-lcov-reporter#14). */
const tooLong = (resource: string): Reply =>
  json(422, {
    message: 'Validation Failed',
    documentation_url: 'https://docs.github.com/rest',
    errors: [
      {
        resource,
        code: 'unprocessable',
        field: 'data',
        message: `Body is too long (maximum is ${LONGEST_BODY} characters)`,
      },
    ],
  })

const createComment = (asked: Asked, state: KeptState): Reply => {
  const { body } = COMMENT.parse(JSON.parse(asked.body))
  if (body.length > LONGEST_BODY) return tooLong('IssueComment')
  const id = Math.max(0, ...state.comments.map((comment) => comment.id)) + 1
  const comment = { id, number: Number(asked.values['issue_number']), author: state.viewer, body }
  state.comments.push(comment)
  return json(201, commentReply(comment, asked))
}

const changeComment = (asked: Asked, { comments }: KeptState): Reply => {
  const { body } = COMMENT.parse(JSON.parse(asked.body))
  const index = comments.findIndex(({ id }) => id === Number(asked.values['comment_id']))
  const before = comments[index]
  if (before === undefined) return problem(404, 'Not Found')
  if (body.length > LONGEST_BODY) return tooLong('IssueComment')
  const comment = { ...before, body }
  comments[index] = comment
  return json(200, commentReply(comment, asked))
}

const createIssue = (asked: Asked, { issues, viewer }: KeptState): Reply => {
  const { title, body } = NEW_ISSUE.parse(JSON.parse(asked.body))
  if (body.length > LONGEST_BODY) return tooLong('Issue')
  const number = Math.max(0, ...issues.map((issue) => issue.number)) + 1
  const issue = { number, author: viewer, title, body, state: 'open' } as const
  issues.push(issue)
  return json(201, issueReply(issue, asked))
}

const changeIssue = (asked: Asked, { issues }: KeptState): Reply => {
  const { title, body, state } = ISSUE_CHANGE.parse(JSON.parse(asked.body))
  const index = issues.findIndex(({ number }) => number === Number(asked.values['issue_number']))
  const before = issues[index]
  if (before === undefined) return problem(404, 'Not Found')
  const issue = { ...before, title: title ?? before.title, body: body ?? before.body, state: state ?? before.state }
  issues[index] = issue
  return json(200, issueReply(issue, asked))
}

const receive = (asked: Asked, { sarifs }: KeptState): Reply => {
  const { commit_sha: commit, ref, sarif } = SARIF.parse(JSON.parse(asked.body))
  const id = randomUUID()
  sarifs.push({ id, ref, commit, text: gunzipSync(Buffer.from(sarif, 'base64')).toString('utf8') })
  const { owner = '', repo = '' } = asked.values
  return json(202, { id, url: `${asked.origin}/repos/${owner}/${repo}/code-scanning/sarifs/${id}` })
}

const processed = (asked: Asked, { sarifs, processing, looks }: KeptState): Reply => {
  const id = asked.values['sarif_id'] ?? ''
  if (!sarifs.some((sarif) => sarif.id === id)) return problem(404, 'Not Found')
  const look = looks.get(id) ?? 0
  looks.set(id, look + 1)
  const { status, ...more } = processing[Math.min(look, processing.length - 1)] ?? { status: 'complete' }
  const { owner = '', repo = '' } = asked.values
  const analyses = `${asked.origin}/repos/${owner}/${repo}/code-scanning/analyses?sarif_id=${id}`
  return json(200, { processing_status: status, analyses_url: status === 'complete' ? analyses : null, ...more })
}
