/** The reply that compares two commits (GitHub docs, "Compare two commits"). */
import type { Reply } from './description/check.ts'
import type { LocalRepository } from './options.ts'
import { json, problem, type Asked } from './json-reply.ts'

/** Without commits; the first page has the files. */
export const comparisonReply = (
  { origin, query, values: { owner = '', repo = '', basehead = '' } }: Asked,
  { comparisons, changedFiles }: LocalRepository,
): Reply => {
  const status = comparisons?.[basehead]
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
    ...filesOf(query, diffEntries(changedFiles?.[basehead], url)),
  })
}

const filesOf = (query: Asked['query'], files: readonly object[]): object => (query.has('page') ? {} : { files })

const diffEntries = (names: readonly string[] = [], url: string): readonly object[] =>
  names.map((name) => diffEntry(name, url))

/** At most 300 (GitHub docs, "Compare two commits"). */
const diffEntry = (name: string, url: string): object => {
  const [before = '', after] = name.split(' -> ')
  const filename = after ?? before
  const place = `${url}/contents/${filename}`
  return {
    ...{ sha: '0'.repeat(40), filename, additions: 1, deletions: 0, changes: 1 },
    ...{ blob_url: place, raw_url: place, contents_url: place, patch: '@@ -0,0 +1 @@\n+text' },
    ...(after === undefined ? { status: 'modified' } : { status: 'renamed', previous_filename: before }),
  }
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
