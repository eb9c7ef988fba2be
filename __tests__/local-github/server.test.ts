/** The local GitHub notices what GitHub's description does not have, in requests and in its own replies. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { operationOf, replyViolations, requestViolations } from '../../local-github/description/check.ts'
import { OPERATIONS } from '../../local-github/description/operations.ts'
import { json, problem } from '../../local-github/json-reply.ts'
import { startLocalGitHub, type LocalGitHub } from '../../local-github/server.ts'

const TIP = '1'.repeat(40)
const servers: LocalGitHub[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const start = async (): Promise<LocalGitHub> => {
  const main = { commit: TIP, files: { 'a/b.yaml': 'x' } }
  const repositories = { 'o/r': { defaultBranch: 'main', branches: { main } } }
  const server = await startLocalGitHub({ repositories, token: 'secret' })
  servers.push(server)
  return server
}

const get = (server: LocalGitHub, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${server.endpoint}${path}`, { headers: { authorization: 'Bearer secret', ...headers } })

test('every reply fits the description', async () => {
  const server = await start()
  const paths = [
    '',
    '/git/ref/heads/main',
    '/git/ref/heads/gone',
    '/contents/a/b.yaml',
    '/contents/a',
    '/contents/gone',
  ]
  const statuses = await Promise.all(paths.map(async (path) => (await get(server, `/repos/o/r${path}`)).status))
  expect(statuses).toEqual([200, 200, 404, 200, 200, 404])
  expect((await get(server, '/repos/o/other')).status).toBe(404)
  expect((await get(server, '/repos/o/r', { authorization: 'token wrong' })).status).toBe(401)
  expect(server.violations).toEqual([])
})

test('a file in the default form is base64 with its Git id', async () => {
  const file: unknown = await (await get(await start(), '/repos/o/r/contents/a%2Fb.yaml')).json()
  // `printf x | git hash-object --stdin`
  expect(file).toMatchObject({ content: 'eA==', sha: 'c1b0730e0133447badcfd47fd144e254807b06e1', path: 'a/b.yaml' })
})

describe('it notices', () => {
  test.each(['/repos/o/r/branches/main', '/user', '/repos/o/r/contents/'])('the unknown operation %s', async (path) => {
    const server = await start()
    await get(server, path)
    expect(server.violations).toEqual([`GET ${path} is not an operation of the local GitHub`])
  })

  test('a parameter that the operation does not have', () => {
    expect(requestViolations(OPERATIONS[2], { query: new URLSearchParams('branch=main&ref=x'), body: '' })).toEqual([
      "GET /repos/{owner}/{repo}/contents/{path} has no parameter 'branch'",
    ])
  })

  test.each([
    [
      'a member that it does not know',
      { commit_sha: TIP, ref: 'refs/heads/main', sarif: 'x', category: 'a' },
      'additional properties',
    ],
    ['a member that is missing', { ref: 'refs/heads/main', sarif: 'x' }, "must have required property 'commit_sha'"],
    ['a reference that is none', { commit_sha: TIP, ref: 'main', sarif: 'x' }, 'must match pattern'],
  ])('of a request %s', (_, body, words) => {
    const sent = { query: new URLSearchParams(), body: JSON.stringify(body) }
    const [violation] = requestViolations('POST /repos/{owner}/{repo}/code-scanning/sarifs', sent)
    expect(violation).toContain(words)
  })

  test('a body where none is taken', () => {
    expect(requestViolations(OPERATIONS[0], { query: new URLSearchParams(), body: '{}' })).toEqual([
      'GET /repos/{owner}/{repo} takes no body',
    ])
  })

  test.each([
    ['a member that is missing', json(200, { ref: 'refs/heads/main', node_id: 'x', url: 'http://x' }), 'object'],
    ['a member of another type', json(404, { message: 7 }), 'must be string'],
    ['a status that it does not answer', problem(410, 'Gone'), 'does not answer 410'],
  ])('a reply with %s', (_, reply, words) => {
    expect(replyViolations(OPERATIONS[1], reply).join()).toContain(words)
  })
})

test.each([
  ['/repos/o/r', { owner: 'o', repo: 'r' }],
  ['/repos/o/r/git/ref/heads/a/b', { owner: 'o', repo: 'r', ref: 'heads/a/b' }],
  ['/repos/o/r/git/ref/heads%2Fa%2Fb', { owner: 'o', repo: 'r', ref: 'heads/a/b' }],
])('%s', (path, values) => {
  expect(operationOf('GET', path)?.values).toEqual(values)
})
