/** Comments and issues with every member that GitHub always sends. */
import type { Asked } from './json-reply.ts'
import type { KeptComment, KeptIssue } from './kept.ts'
import { userReply } from './repository-reply.ts'

const DATE = '2026-01-01T00:00:00Z'

const urlOf = ({ origin, values }: Asked): string => `${origin}/repos/${values['owner'] ?? ''}/${values['repo'] ?? ''}`

/** People read it at the server's address, without the API's path. */
const pageOf = (asked: Asked, rest: string): string =>
  `https://github.com/${asked.values['owner'] ?? ''}/${asked.values['repo'] ?? ''}${rest}`

/** `issue-comment` in GitHub's description. */
export const commentReply = ({ id, number, author, body }: KeptComment, asked: Asked): object => ({
  id,
  node_id: `IC_${id}`,
  url: `${urlOf(asked)}/issues/comments/${id}`,
  html_url: pageOf(asked, `/pull/${number}#issuecomment-${id}`),
  issue_url: `${urlOf(asked)}/issues/${number}`,
  user: userReply(author, asked),
  created_at: DATE,
  updated_at: DATE,
  author_association: 'NONE',
  body,
})

/** `issue` in GitHub's description. */
export const issueReply = ({ number, author, title, body, state, isPull }: KeptIssue, asked: Asked): object => {
  const url = `${urlOf(asked)}/issues/${number}`
  const page = pageOf(asked, `/${isPull === true ? 'pull' : 'issues'}/${number}`)
  return {
    id: number,
    node_id: `I_${number}`,
    number,
    url,
    html_url: page,
    repository_url: urlOf(asked),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    title,
    body,
    state,
    user: userReply(author, asked),
    labels: [],
    assignee: null,
    milestone: null,
    locked: false,
    comments: 0,
    created_at: DATE,
    updated_at: DATE,
    closed_at: state === 'closed' ? DATE : null,
    author_association: 'NONE',
    ...(isPull === true ? { pull_request: { url, html_url: page, diff_url: page, patch_url: page } } : {}),
  }
}
