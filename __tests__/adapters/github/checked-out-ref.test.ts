/** What code scanning shows results on, by event and checkout. */
import { expect, test } from '@jest/globals'
import { readCheckedOutRef } from '../../../src/adapters/github/checked-out-ref.ts'

const EVENT_SHA = '1'.repeat(40)
const HEAD_SHA = '2'.repeat(40)
const OTHER = '3'.repeat(40)

const pull = { pull_request: { number: 7, head: { sha: HEAD_SHA } } }
const finished = (repository: string) => ({
  repository: { full_name: 'octo-org/hello' },
  workflow_run: { head_sha: HEAD_SHA, head_branch: 'main', head_repository: { full_name: repository } },
})

const EVENT = { ref: 'refs/heads/main', commit: EVENT_SHA }

test.each([
  ['a push', 'refs/heads/main', {}, EVENT_SHA, EVENT],
  ['a tag', 'refs/tags/v1', {}, EVENT_SHA, { ref: 'refs/tags/v1', commit: EVENT_SHA }],
  ['a push with another commit checked out', 'refs/heads/main', {}, OTHER, null],
  ['a push without a checkout', 'refs/heads/main', {}, null, EVENT],
  ['a pull request', 'refs/pull/7/merge', pull, EVENT_SHA, { ref: 'refs/pull/7/merge', commit: EVENT_SHA }],
  ['the head of a pull request', 'refs/pull/7/merge', pull, HEAD_SHA, { ref: 'refs/pull/7/head', commit: HEAD_SHA }],
  [
    'pull_request_target with the head',
    'refs/heads/main',
    pull,
    HEAD_SHA,
    { ref: 'refs/pull/7/head', commit: HEAD_SHA },
  ],
  ['pull_request_target', 'refs/heads/main', pull, EVENT_SHA, EVENT],
  [
    'a finished run of this repository',
    'refs/heads/main',
    finished('octo-org/hello'),
    HEAD_SHA,
    { ref: 'refs/heads/main', commit: HEAD_SHA },
  ],
  ['a finished run of a fork', 'refs/heads/main', finished('someone/hello'), HEAD_SHA, null],
  ['a reference that is none', 'main', {}, EVENT_SHA, null],
  ['a payload that is none', 'refs/heads/main', '{', EVENT_SHA, EVENT],
] as const)('%s', async (_, ref, payload, head, expected) => {
  const files: Readonly<Record<string, string>> = {
    '/event.json': typeof payload === 'string' ? payload : JSON.stringify(payload),
    ...(head === null ? {} : { '/checkout/.git/HEAD': `${head}\n` }),
  }
  const environment = {
    GITHUB_REF: ref,
    GITHUB_SHA: EVENT_SHA,
    GITHUB_EVENT_PATH: '/event.json',
    GITHUB_WORKSPACE: '/checkout',
  }
  expect(await readCheckedOutRef(environment, (path) => Promise.resolve(files[path] ?? null))).toEqual(expected)
})

test('outside of GitHub it is not known', async () => {
  expect(await readCheckedOutRef({}, () => Promise.resolve(null))).toBeNull()
})
