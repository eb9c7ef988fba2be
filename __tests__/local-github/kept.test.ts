/** What the local GitHub keeps: comments, issues and uploads change as GitHub would change them, and every reply fits the description. */
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from '@jest/globals'
import type { LocalGitHubOptions } from '../../local-github/options.ts'
import { startLocalGitHub, type LocalGitHub } from '../../local-github/server.ts'

const servers: LocalGitHub[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    expect(server.violations).toEqual([])
    await server.close()
  }
})

const start = async (options: Partial<LocalGitHubOptions> = {}): Promise<LocalGitHub> => {
  const repositories = { 'o/r': { defaultBranch: 'main', branches: {} } }
  const server = await startLocalGitHub({ repositories, token: 'secret', ...options })
  servers.push(server)
  return server
}

interface Answered {
  readonly status: number
  readonly body: unknown
}

const send = async (server: LocalGitHub, request: string, body?: unknown): Promise<Answered> => {
  const [method = '', path = ''] = request.split(' ')
  const response = await fetch(`${server.endpoint}/repos/o/r${path}`, {
    method,
    headers: { authorization: 'Bearer secret' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

test('a comment is created, listed page by page and changed', async () => {
  const server = await start()
  for (const body of ['one', 'two', 'three']) {
    expect(await send(server, 'POST /issues/7/comments', { body })).toMatchObject({ status: 201, body: { body } })
  }
  const page = await send(server, 'GET /issues/7/comments?per_page=2&page=2')
  expect(page.body).toMatchObject([{ id: 3, body: 'three', user: { login: 'github-actions[bot]' } }])
  expect(await send(server, 'GET /issues/8/comments')).toEqual({ status: 200, body: [] })
  expect(await send(server, 'PATCH /issues/comments/3', { body: 'new' })).toMatchObject({ body: { body: 'new' } })
  expect(await send(server, 'PATCH /issues/comments/4', { body: 'new' })).toMatchObject({ status: 404 })
  expect(server.kept.comments.map(({ body }) => body)).toEqual(['one', 'two', 'new'])
})

test('a body is refused above 65,536 characters', async () => {
  const server = await start()
  expect((await send(server, 'POST /issues/7/comments', { body: 'x'.repeat(65_536) })).status).toBe(201)
  const refused = await send(server, 'POST /issues/7/comments', { body: 'x'.repeat(65_537) })
  expect(refused.status).toBe(422)
  expect(JSON.stringify(refused.body)).toContain('Body is too long (maximum is 65536 characters)')
})

test('an issue is created, closed and opened again; lists have pull requests, newest first', async () => {
  const pull = { number: 1, author: 'someone', title: 'A pull request', body: '', state: 'open', isPull: true } as const
  const server = await start({ kept: { issues: [pull], viewer: 'app[bot]' } })
  expect(await send(server, 'POST /issues', { title: 'T', body: 'B' })).toMatchObject({
    status: 201,
    body: { number: 2 },
  })
  const titles = async (query: string): Promise<unknown> => (await send(server, `GET /issues?${query}`)).body
  expect(await titles('state=open')).toMatchObject([{ title: 'T' }, { title: 'A pull request', pull_request: {} }])
  expect(await titles('creator=app%5Bbot%5D')).toMatchObject([{ title: 'T' }])
  expect(await send(server, 'PATCH /issues/2', { state: 'closed' })).toMatchObject({ body: { state: 'closed' } })
  expect(await titles('state=open')).toMatchObject([{ number: 1 }])
  expect(await titles('state=all')).toMatchObject([{ number: 2, state: 'closed' }, { number: 1 }])
  expect(await send(server, 'PATCH /issues/9', { state: 'open' })).toMatchObject({ status: 404 })
})

test('an upload is unpacked, and processed as the script says', async () => {
  const processing = [{ status: 'pending' }, { status: 'failed', errors: ['rejecting SARIF'] }] as const
  const server = await start({ kept: { processing } })
  const sarif = gzipSync('{"runs":[]}').toString('base64')
  const sent = { commit_sha: '1'.repeat(40), ref: 'refs/pull/7/merge', sarif }
  expect(await send(server, 'POST /code-scanning/sarifs', sent)).toMatchObject({ status: 202 })
  const [{ id, text, ref } = { id: '', text: '', ref: '' }] = server.kept.sarifs
  expect({ text, ref }).toEqual({ text: '{"runs":[]}', ref: 'refs/pull/7/merge' })
  const look = async (): Promise<unknown> => (await send(server, `GET /code-scanning/sarifs/${id}`)).body
  expect(await look()).toMatchObject({ processing_status: 'pending' })
  expect(await look()).toMatchObject({ processing_status: 'failed', errors: ['rejecting SARIF'] })
  expect(await look()).toMatchObject({ processing_status: 'failed' })
  expect((await send(server, 'GET /code-scanning/sarifs/other')).status).toBe(404)
})

test('a fault can be of one operation, and a reply can be lost', async () => {
  const operation = 'POST /repos/{owner}/{repo}/issues' as const
  const server = await start({
    faults: [
      { kind: 'refused', status: 403, message: 'Resource not accessible by integration', operation, times: 1 },
      { kind: 'lost-reply', operation, times: 1 },
    ],
  })
  expect((await send(server, 'GET /issues')).status).toBe(200)
  expect(await send(server, 'POST /issues', { title: 'T' })).toMatchObject({ status: 403 })
  await expect(send(server, 'POST /issues', { title: 'T' })).rejects.toThrow()
  expect(server.kept.issues).toHaveLength(1)
})

test('whose token it is, also below the path of an enterprise', async () => {
  const server = await start()
  for (const path of ['/graphql', '/api/graphql']) {
    const response = await fetch(`${server.endpoint}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer secret' },
      body: JSON.stringify({ query: '{viewer{login}}' }),
    })
    expect(await response.json()).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } })
  }
})
