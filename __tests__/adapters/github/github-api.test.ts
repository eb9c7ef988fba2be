/** Calls to GitHub over the toolkit's client and a real socket. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { makeGitHubApi } from '../../../src/adapters/github/github-api.ts'
import type { GitHubApiOptions } from '../../../src/adapters/github/github-calls.ts'
import { startLocalGitHub, type LocalGitHub } from '../../../local-github/server.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { until } from '../../support/until.ts'

const TIP = '1'.repeat(40)
const TOKEN = 'ghs_token'
const OTHER = '3'.repeat(40)

let github: LocalGitHub
const before = process.env['GITHUB_API_URL']

beforeAll(async () => {
  const files = {
    'ship-to-ecs.yaml': 'offline: true\n# ümläut\n',
    'deploy/ship.yaml': '',
    'deploy/a b#c?.yaml': 'tag: v1\n',
    // Larger than what base64 holds, and larger than any settings file.
    'large.yaml': `tag: ${'x'.repeat(1024 * 1024)}\n`,
  }
  const main = { commit: TIP, files }
  const branches = { main, 'release/2.x': { commit: '2'.repeat(40), files: {} } }
  const comparisons = { [`${TIP}...${OTHER}`]: 'behind' } as const
  github = await startLocalGitHub({
    repositories: { 'octo-org/hello': { defaultBranch: 'main', branches, comparisons } },
    token: TOKEN,
  })
  // The toolkit reads it once. A server of an enterprise has the API below a path.
  process.env['GITHUB_API_URL'] = `${github.endpoint}/api/v3`
})

afterEach(() => expect(github.violations).toEqual([]))

afterAll(async () => {
  await github.close()
  if (before === undefined) Reflect.deleteProperty(process.env, 'GITHUB_API_URL')
  else process.env['GITHUB_API_URL'] = before
})

const open = (changes: Partial<GitHubApiOptions> = {}) => {
  const clock = makeFakeClock()
  const signal = new AbortController().signal
  const api = makeGitHubApi({ token: TOKEN, repository: 'octo-org/hello', signal, clock, ...changes })
  return { api, clock }
}

/** Resolves when GitHub has the next request: a fault that is meant for it must not be left for another test. */
const arrival = (): Promise<void> => {
  const before = github.requests.length
  return until('the request arrives', () => github.requests.length > before)
}

/** Time limits of which the first one ends when the request has arrived. */
const onceAtArrival = (): (() => AbortSignal) => {
  let calls = 0
  return () => {
    calls += 1
    const controller = new AbortController()
    if (calls === 1) void arrival().then(() => controller.abort(new DOMException('too late', 'TimeoutError')))
    return controller.signal
  }
}

const failureOf = async (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error)

describe('what exists', () => {
  test('the default branch, and the tip of a branch', async () => {
    const { api } = open()
    expect(await api.defaultBranch()).toBe('main')
    expect(await api.tipOf('main')).toBe(TIP)
    expect(await api.tipOf('release/2.x')).toBe('2'.repeat(40))
  })

  test.each([
    ['ship-to-ecs.yaml', 'offline: true\n# ümläut\n'],
    ['deploy/ship.yaml', ''],
    ['deploy/a b#c?.yaml', 'tag: v1\n'],
    ['missing.yaml', null],
  ])('the file %s', async (path, text) => {
    expect(await open().api.readFile(path, TIP)).toBe(text)
  })
})

describe('what fails at once', () => {
  test.each([
    [
      'a branch that does not exist',
      () => open().api.tipOf('gone'),
      'GitHub returned 404: Not Found (GET /repos/octo-org/hello/git/ref/heads/gone)',
    ],
    ['a wrong token', () => open({ token: 'other' }).api.tipOf('main'), 'GitHub returned 401: Bad credentials'],
    ['no token', () => open({ token: '' }).api.tipOf('main'), '`github-token` is empty'],
    [
      'no repository',
      () => open({ repository: null }).api.tipOf('main'),
      'GITHUB_REPOSITORY does not name the repository',
    ],
    ['a folder', () => open().api.readFile('deploy', TIP), 'deploy is not a file in the repository on GitHub'],
  ])('%s', async (_, call, words) => {
    expect(await failureOf(call())).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining(words) })
  })

  test('a limit that lasts longer than the run can wait', async () => {
    const { api, clock } = open()
    github.addFault({ kind: 'rate-limit', retryAfterSeconds: 60, times: 1 })
    expect(await failureOf(api.tipOf('main'))).toMatchObject({
      code: 'E_GITHUB',
      message: expect.stringContaining('429'),
    })
    expect(clock.elapsedMs()).toBe(0)
  })
})

describe('what passes', () => {
  test.each([
    ['an error of the server', { kind: 'server-error' }, 1000],
    ['a connection that is reset', { kind: 'reset' }, 1000],
    ['a body that is cut off', { kind: 'cut-off' }, 1000],
    ['a limit of seconds', { kind: 'rate-limit', retryAfterSeconds: 2 }, 2000],
    ['no response in time', { kind: 'silent' }, 1000],
  ] as const)('%s is tried again', async (_, fault, waitedMs) => {
    const clock = { ...makeFakeClock(), ...(fault.kind === 'silent' ? { timeout: onceAtArrival() } : {}) }
    const { api } = open({ clock })
    github.addFault({ ...fault, times: 1 })
    expect(await api.readFile('ship-to-ecs.yaml', TIP)).toBe('offline: true\n# ümläut\n')
    expect(clock.elapsedMs()).toBe(waitedMs)
  })

  test('three times at most', async () => {
    const { api, clock } = open()
    github.addFault({ kind: 'server-error', times: 3 })
    const error = await failureOf(api.tipOf('main'))
    expect(error).toMatchObject({
      code: 'E_GITHUB',
      message: expect.stringContaining('GitHub returned 502: Server Error'),
    })
    expect(clock.elapsedMs()).toBe(4000)
    expect(await api.tipOf('main')).toBe(TIP)
  })
})

test.each([
  ['a settings file', () => open().api.readFile('ship-to-ecs.yaml', TIP)],
  ['the tip of a branch', () => open().api.tipOf('main')],
  ['the default branch', () => open().api.defaultBranch()],
  ['a comparison', () => open().api.compare(TIP, OTHER)],
])('a web page is not taken for %s', async (_, call) => {
  github.addFault({ kind: 'web-page', times: 1 })
  const message = expect.stringContaining("the response is not GitHub's: it is of the type text/html")
  expect(await failureOf(call())).toMatchObject({ code: 'E_GITHUB', message })
})

test('a file of more than 1 MiB is refused', async () => {
  expect(await failureOf(open().api.readFile('large.yaml', TIP))).toMatchObject({
    code: 'E_GITHUB',
    message: expect.stringContaining('the response of GitHub is longer than 1024 KiB (GET '),
  })
})

test('a cancel ends a call with the reason of the run', async () => {
  const controller = new AbortController()
  const reason = new Error('cancelled')
  github.addFault({ kind: 'silent', times: 1 })
  const arrived = arrival()
  const call = failureOf(open({ signal: controller.signal }).api.tipOf('main'))
  await arrived
  controller.abort(reason)
  expect(await call).toBe(reason)
})

describe('two commits', () => {
  test('are compared on a page without files', async () => {
    expect(await open().api.compare(TIP, OTHER)).toBe('behind')
    expect(github.requests.at(-1)).toBe(`GET /api/v3/repos/octo-org/hello/compare/${TIP}...${OTHER}?per_page=1&page=2`)
  })

  test('of which GitHub does not know one are not', async () => {
    expect(await open().api.compare(OTHER, TIP)).toBeNull()
  })
})
