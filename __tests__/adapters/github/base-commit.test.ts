/** The commit that an event compares with. */
import { expect, test } from '@jest/globals'
import { readBaseCommit } from '../../../src/adapters/github/base-commit.ts'

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)]
const read = (event: unknown): Promise<string | null> =>
  readBaseCommit({ GITHUB_EVENT_PATH: '/event.json' }, () => Promise.resolve(JSON.stringify(event)))

test.each([
  ['a push', { before: A, after: B }, A],
  ['a new branch', { before: '0'.repeat(40), after: B }, null],
  ['a pull request', { before: B, pull_request: { base: { sha: A } } }, A],
  ['a merge group', { merge_group: { base_sha: A } }, A],
  ['started by hand', { inputs: {} }, null],
  ['no commit', { before: 'main; rm -rf /' }, null],
  ['no object', 'text', null],
])('%s', async (_, event, expected) => {
  expect(await read(event)).toBe(expected)
})

test('without an event there is none', async () => {
  expect(await readBaseCommit({}, () => Promise.resolve(null))).toBeNull()
})
