/** The stage over the wire: one comment, whatever happens on the way. */
import { describe, expect, test } from '@jest/globals'
import { identityOfComment, type CommentFacts } from '../../../src/domain/github/comment-facts.ts'
import { markerOf } from '../../../src/domain/github/marker.ts'
import { commentText } from '../../../src/report/comment/comment-text.ts'
import { postComment } from '../../../src/stages/github/post-comment.ts'
import { RESULTS } from '../../support/sample-results.ts'
import { FORBIDDEN, useGitHubWrites, VIEWER } from '../../support/github-writes.ts'

const { open, keep, kept, fault, requests } = useGitHubWrites()

const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const UPDATE = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'

const ABOUT: CommentFacts['about'] = {
  ...{ pipeline: 'check', app: 'hello', environment: 'production', repository: 'team/hello' },
  built: { context: '', file: null, target: null },
  services: [{ region: 'eu-west-1', cluster: 'main', service: 'web' }],
  ...{ commit: 'new', runUrl: null },
}
const MARKER = markerOf('comment', identityOfComment(ABOUT))

const factsAt = (commit: string): CommentFacts => ({ judged: RESULTS.judge, about: { ...ABOUT, commit } })

const bodyAt = (commit: string): string => `${MARKER}\n${commentText(factsAt(commit))}`

const play = async (commit = 'new') => {
  const { conversations, clock, log } = open()
  const result = await postComment.run({ pullRequest: 7, facts: factsAt(commit) }, { conversations, clock, log })
  return { result, log, clock }
}

const comment = (author: string, body: string, id = 1) => ({ id, number: 7, author, body })

test('the first run creates it, the next one updates it, an equal one leaves it', async () => {
  expect((await play('old')).result).toMatchObject({
    kind: 'created',
    url: expect.stringMatching(/issuecomment-1$/u),
  })
  expect((await play()).result).toMatchObject({ kind: 'updated' })
  expect((await play()).result).toMatchObject({ kind: 'unchanged' })
  expect(kept().comments).toEqual([comment(VIEWER, bodyAt('new'))])
})

test.each([
  ['of somebody else with the same marker', comment('octocat', `${MARKER}\nPassed`)],
  ['that quotes the marker', comment(VIEWER, `> ${MARKER}\nPassed`)],
  [
    'of another environment',
    comment(VIEWER, `${markerOf('comment', identityOfComment({ ...ABOUT, environment: 'staging' }))}\nPassed`),
  ],
  ['of a deleted account', comment('', `${MARKER}\nPassed`)],
])('a comment %s is left alone', async (_, other) => {
  keep({ comments: [other] })
  expect((await play()).result).toMatchObject({ kind: 'created' })
  expect(kept().comments).toEqual([other, comment(VIEWER, bodyAt('new'), 2)])
})

test('it is found behind many others', async () => {
  const others = Array.from({ length: 250 }, (_, index) => comment('octocat', 'x', index + 1))
  keep({ comments: [...others, comment(VIEWER, `${MARKER}\nBlocked`, 999)] })
  expect((await play()).result).toMatchObject({ kind: 'updated' })
  expect(kept().comments).toHaveLength(251)
})

describe('an answer that is lost', () => {
  test('is looked for before a second attempt: one comment', async () => {
    fault({ kind: 'lost-reply', operation: CREATE, times: 1 })
    const { result, log } = await play()
    expect(result).toMatchObject({ kind: 'unchanged', url: expect.any(String) })
    expect(kept().comments).toHaveLength(1)
    expect(log.text('warning')).toBe('')
  })

  test('of a comment that was not created: the second attempt creates it', async () => {
    fault({ kind: 'reset', operation: CREATE, times: 1 })
    expect((await play()).result).toMatchObject({ kind: 'created' })
    expect(kept().comments).toHaveLength(1)
  })

  test('again and again is a warning, after three attempts', async () => {
    fault({ kind: 'server-error', operation: CREATE, times: 3 })
    const { result, log } = await play()
    expect(result).toMatchObject({ kind: 'failed', because: expect.stringContaining('502') })
    expect(log.text('warning')).toContain('The verdict is not affected.')
    expect(requests().filter((request) => request.startsWith('POST /api/v3'))).toHaveLength(3)
  })
})

test('a comment that somebody deletes between the look and the change is created again', async () => {
  keep({ comments: [comment(VIEWER, `${MARKER}\nBlocked`)] })
  fault({ kind: 'refused', status: 404, message: 'Not Found', operation: UPDATE, times: 1 })
  expect((await play()).result).toMatchObject({ kind: 'updated' })
})

test.each([
  [403, FORBIDDEN.message, CREATE, 'skipped', 'it lacks the permission `pull-requests: write`'],
  [403, 'Unable to create comment because issue is locked.', CREATE, 'skipped', 'the conversation is locked'],
  [403, FORBIDDEN.message, 'GraphQL', 'skipped', '`pull-requests: write`'],
  [404, 'Not Found', LIST, 'skipped', 'GitHub does not show the token'],
  [410, 'Issues are disabled for this repo', LIST, 'skipped', 'issues are disabled'],
  [422, 'Body is too long (maximum is 65536 characters)', CREATE, 'failed', 'the text is longer than GitHub accepts'],
] as const)('%i %s', async (status, message, operation, kind, words) => {
  fault({ kind: 'refused', status, message, operation, times: 1 })
  const { result, log } = await play()
  expect(result).toMatchObject({ kind, because: expect.stringContaining(kind === 'skipped' ? '' : words) })
  expect(log.text(kind === 'skipped' ? 'info' : 'warning')).toContain(words)
  expect(log.text(kind === 'skipped' ? 'warning' : 'info')).toBe('')
})
