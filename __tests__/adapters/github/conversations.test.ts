/** Comments and issues over the toolkit's client and a real socket. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { FORBIDDEN, SECRET, useGitHubWrites, VIEWER } from '../../support/github-writes.ts'

const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'

const { open, keep, kept, fault, requests } = useGitHubWrites()

const comments = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    number: 7,
    author: 'octocat',
    body: `no ${index + 1}`,
  }))

test('whose token it is', async () => {
  expect(await open().conversations.viewer()).toEqual({ kind: 'given', value: VIEWER })
})

test('a comment is found on a later page, and the search ends there', async () => {
  keep({ comments: comments(450) })
  const found = await open().conversations.findComment(7, ({ body }) => body === 'no 230')
  const url = 'https://github.com/octo-org/hello/pull/7#issuecomment-230'
  expect(found).toEqual({ kind: 'given', value: { id: 230, author: 'octocat', body: 'no 230', url } })
  expect(requests()).toHaveLength(3)
})

test.each([0, 99, 100, 101])('of %i comments none is wanted', async (count) => {
  keep({ comments: comments(count) })
  expect(await open().conversations.findComment(7, () => false)).toEqual({ kind: 'given', value: null })
  expect(requests()).toHaveLength(count < 100 ? 1 : 2)
})

test('where more are to be read than a run reads, it is not known that none is wanted', async () => {
  keep({ comments: comments(10_000) })
  const text = 'it has more than 10000 posts'
  expect(await open().conversations.findComment(7, () => false)).toMatchObject({ kind: 'refused', text })
})

test('a page with the longest bodies is read', async () => {
  keep({ comments: comments(100).map((comment) => ({ ...comment, body: '€'.repeat(65_536) })) })
  const found = await open().conversations.findComment(7, ({ id }) => id === 100)
  expect(found).toMatchObject({ kind: 'given', value: { id: 100 } })
})

test('secrets are in no comment and no issue', async () => {
  const { conversations } = open()
  await conversations.createComment(7, `a ${SECRET}`)
  await conversations.updateComment(1, `b ${SECRET}`)
  await conversations.createIssue({ title: `c ${SECRET}`, body: `d ${SECRET}` })
  await conversations.updateIssue(1, { title: `e ${SECRET}`, body: `f ${SECRET}`, state: 'open' })
  expect(kept().comments).toMatchObject([{ body: 'b ***' }])
  expect(kept().issues).toMatchObject([{ title: 'e ***', body: 'f ***' }])
})

test('an issue is no pull request, and has the state that is asked for', async () => {
  const issue = { author: VIEWER, title: 'T', body: '' }
  keep({
    issues: [
      { ...issue, number: 1, state: 'closed' },
      { ...issue, number: 2, state: 'open' },
      { ...issue, number: 3, state: 'open', author: 'octocat' },
      { ...issue, number: 4, state: 'open', isPull: true },
    ],
  })
  const find = async (state: 'open' | 'closed') =>
    open().conversations.findIssue({ author: VIEWER, state, isWanted: () => true })
  expect(await find('open')).toMatchObject({ value: { id: 2, state: 'open' } })
  expect(await find('closed')).toMatchObject({ value: { id: 1, state: 'closed', title: 'T' } })
})

describe('what is refused', () => {
  test('a permission is an answer', async () => {
    fault({ ...FORBIDDEN, operation: CREATE, times: 1 })
    const text = 'GitHub returned 403: Resource not accessible by integration'
    expect(await open().conversations.createComment(7, 'x')).toEqual({
      kind: 'refused',
      status: 403,
      text,
      mayBeDone: false,
    })
  })

  test('no token and no repository are answers, too', async () => {
    const refused = { kind: 'refused', status: null, mayBeDone: false }
    expect(await open({ token: '' }).conversations.viewer()).toMatchObject(refused)
    expect(await open({ repository: null }).conversations.createComment(7, 'x')).toMatchObject(refused)
    expect(requests()).toEqual([])
  })

  test('the end of the run is none', async () => {
    const controller = new AbortController()
    controller.abort(new Error('cancelled'))
    await expect(open({ signal: controller.signal }).conversations.createComment(7, 'x')).rejects.toThrow('cancelled')
  })
})

describe('what passes', () => {
  test('a list is read again', async () => {
    fault({ kind: 'server-error', operation: LIST, times: 2 })
    const { conversations, clock } = open()
    expect(await conversations.findComment(7, () => true)).toEqual({ kind: 'given', value: null })
    expect(clock.elapsedMs()).toBe(4000)
  })

  test.each(['server-error', 'lost-reply', 'reset', 'cut-off'] as const)(
    'after %s a comment is not created a second time',
    async (kind) => {
      fault({ kind, operation: CREATE, times: 1 })
      expect(await open().conversations.createComment(7, 'x')).toMatchObject({ kind: 'refused', mayBeDone: true })
      expect(requests()).toHaveLength(1)
    },
  )

  test('a limit is waited for, because nothing was created', async () => {
    fault({ kind: 'rate-limit', retryAfterSeconds: 45, operation: CREATE, times: 1 })
    const { conversations, clock } = open()
    expect(await conversations.createComment(7, 'x')).toMatchObject({ kind: 'given' })
    expect(clock.elapsedMs()).toBe(45_000)
    expect(kept().comments).toHaveLength(1)
  })

  test('a limit without a time is waited for, for a minute', async () => {
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
    fault({ kind: 'refused', status: 403, message, operation: CREATE, times: 1 })
    const { conversations, clock } = open()
    expect(await conversations.createComment(7, 'x')).toMatchObject({ kind: 'given' })
    expect(clock.elapsedMs()).toBe(60_000)
  })

  test('a limit that lasts for longer is an answer', async () => {
    fault({ kind: 'rate-limit', retryAfterSeconds: 61, operation: CREATE, times: 1 })
    expect(await open().conversations.createComment(7, 'x')).toMatchObject({
      kind: 'refused',
      status: 429,
      mayBeDone: false,
    })
  })
})

describe("what is not GitHub's answer", () => {
  test.each(['GraphQL', LIST, CREATE] as const)(
    'a web page for %s is a refusal, and not repeated',
    async (operation) => {
      fault({ kind: 'web-page', operation, times: 1 })
      const { conversations } = open()
      const calls = {
        GraphQL: () => conversations.viewer(),
        [LIST]: () => conversations.findComment(7, () => true),
        [CREATE]: () => conversations.createComment(7, 'body'),
      }
      const text = "the response is not GitHub's: it is of the type text/html, not of GitHub's API"
      expect(await calls[operation]()).toEqual({ kind: 'refused', status: null, text, mayBeDone: false })
      expect(requests()).toHaveLength(1)
    },
  )

  test('nothing is sent to another host that a redirect names', async () => {
    const heard: string[] = []
    const other = createServer((request, response) => {
      heard.push(request.url ?? '')
      response.writeHead(201, { 'content-type': 'application/json' }).end('{}')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has an address with a port.
    const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/comments`
    fault({ kind: 'redirect', location, operation: CREATE, times: 1 })
    const reply = await open().conversations.createComment(7, 'body')
    await new Promise((resolve) => other.close(resolve))
    expect(reply).toMatchObject({ kind: 'refused', text: expect.stringContaining('it redirects to another host') })
    expect(heard).toEqual([])
  })

  test('a redirect within GitHub is followed with the same request', async () => {
    fault({ kind: 'redirect', location: '/api/v3/repos/octo-org/hello/issues/7/comments', operation: CREATE, times: 1 })
    expect(await open().conversations.createComment(7, 'body')).toMatchObject({ value: { body: 'body' } })
    expect(kept().comments).toHaveLength(1)
  })

  test('redirects that lead around in circles end', async () => {
    fault({ kind: 'redirect', location: '?page=1', operation: LIST, times: 6 })
    const reply = await open().conversations.findComment(7, () => true)
    expect(reply).toMatchObject({ kind: 'refused', text: expect.stringContaining('it redirects more than 5 times') })
  })
})
