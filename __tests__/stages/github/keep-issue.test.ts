/** The stage over the wire: one issue, open while something is to be done. */
import { expect, test } from '@jest/globals'
import { markerOf } from '../../../src/domain/github/marker.ts'
import { keepIssue, type IssueInput } from '../../../src/stages/github/keep-issue.ts'
import { FORBIDDEN, useGitHubWrites, VIEWER } from '../../support/github-writes.ts'

const { open, keep, kept, fault } = useGitHubWrites()

const CREATE = 'POST /repos/{owner}/{repo}/issues'
const MARKER = markerOf('issue', ['main'])

const play = async (input: Partial<IssueInput> = {}) => {
  const { conversations, clock, log } = open()
  const issue = { title: '2 images are blocked', text: 'hello, web', marker: MARKER, state: 'open' as const, ...input }
  return { result: await keepIssue.run(issue, { conversations, clock, log }), log }
}

test('it is created, updated, left, closed and opened again: always the same one', async () => {
  expect((await play()).result).toMatchObject({ kind: 'created' })
  expect((await play()).result).toMatchObject({ kind: 'unchanged' })
  expect((await play({ text: 'hello' })).result).toMatchObject({ kind: 'updated' })
  expect((await play({ state: 'closed', text: 'nothing' })).result).toMatchObject({ kind: 'closed' })
  expect((await play({ state: 'closed', text: 'nothing' })).result).toEqual({ kind: 'none' })
  expect((await play()).result).toMatchObject({ kind: 'reopened' })
  expect(kept().issues).toEqual([
    { number: 1, author: VIEWER, title: '2 images are blocked', body: `${MARKER}\nhello, web`, state: 'open' },
  ])
})

test('where nothing is to be done, none is created', async () => {
  expect((await play({ state: 'closed' })).result).toEqual({ kind: 'none' })
  expect(kept().issues).toEqual([])
})

test('an issue or a pull request of somebody else with the marker is left alone', async () => {
  const other = { title: 'T', body: `${MARKER}\nx`, state: 'open' as const }
  keep({
    issues: [
      { ...other, number: 1, author: 'octocat' },
      { ...other, number: 2, author: VIEWER, isPull: true },
    ],
  })
  expect((await play()).result).toMatchObject({ kind: 'created' })
  expect(kept().issues).toHaveLength(3)
})

test('an answer that is lost makes no second issue', async () => {
  fault({ kind: 'lost-reply', operation: CREATE, times: 1 })
  expect((await play()).result).toMatchObject({ kind: 'unchanged' })
  expect(kept().issues).toHaveLength(1)
})

test('a title that is too long is cut', async () => {
  await play({ title: 'x'.repeat(300) })
  expect(kept().issues[0]?.title).toHaveLength(256)
})

test.each([
  [403, FORBIDDEN.message, 'it lacks the permission `issues: write`'],
  [410, 'Issues are disabled for this repo', 'issues are disabled in this repository'],
] as const)('%i is no failure', async (status, message, words) => {
  fault({ kind: 'refused', status, message, operation: CREATE, times: 1 })
  const { result, log } = await play()
  expect(result).toMatchObject({ kind: 'skipped', because: expect.stringContaining(words) })
  expect(log.text('warning')).toBe('')
})
