/** The reply that compares two commits (GitHub docs, "Compare two commits"). */
import type { Reply } from './description/check.ts'
import type { LocalRepository } from './options.ts'
import { json, problem, type Asked } from './json-reply.ts'

/** Of a later page, which has no files, and of commits none where the page is empty. */
export const comparisonReply = (
  { origin, values: { owner = '', repo = '', basehead = '' } }: Asked,
  { comparisons = {} }: LocalRepository,
): Reply => {
  const status = comparisons[basehead]
  if (status === undefined) return problem(404, 'Not Found')
  const url = `${origin}/repos/${owner}/${repo}`
  const [base = '', head = ''] = basehead.split('...')
  return json(200, {
    ...Object.fromEntries(
      ['url', 'html_url', 'permalink_url', 'diff_url', 'patch_url'].map((name) => [name, `${url}/compare/${basehead}`]),
    ),
    base_commit: commit(base, url),
    merge_base_commit: commit(status === 'behind' ? head : base, url),
    status,
    ...COUNTS[status],
    commits: [],
  })
}

const COUNTS = {
  ahead: { ahead_by: 2, behind_by: 0, total_commits: 2 },
  behind: { ahead_by: 0, behind_by: 3, total_commits: 0 },
  diverged: { ahead_by: 2, behind_by: 3, total_commits: 2 },
  identical: { ahead_by: 0, behind_by: 0, total_commits: 0 },
} as const

const commit = (sha: string, url: string): object => {
  const own = `${url}/commits/${sha}`
  const person = { name: 'A', email: 'a@example.com', date: '2026-01-01T00:00:00Z' }
  return {
    url: own,
    sha,
    node_id: 'C_local',
    html_url: own,
    comments_url: `${own}/comments`,
    commit: {
      url: own,
      author: person,
      committer: person,
      message: 'A change',
      comment_count: 0,
      tree: { sha, url: `${url}/git/trees/${sha}` },
    },
    author: null,
    committer: null,
    parents: [],
  }
}
