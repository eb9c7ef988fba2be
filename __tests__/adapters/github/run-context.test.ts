import { describe, expect, test } from '@jest/globals'
import { readRunContext } from '../../../src/adapters/github/run-context.ts'
import type { RunContext } from '../../../src/domain/image/tag.ts'
import { COMMIT, HEAD_COMMIT, run } from '../../support/image.ts'

const GITHUB = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'octo-org/hello',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_NUMBER: '7',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: COMMIT,
  GITHUB_WORKSPACE: '/checkout',
}

const read = (environment: NodeJS.ProcessEnv, files: Readonly<Record<string, string>> = {}): Promise<RunContext> =>
  readRunContext(environment, (path) => Promise.resolve(files[path] ?? null))

describe('in GitHub', () => {
  test('a push to a branch', async () => {
    const event = JSON.stringify({ ref: 'refs/heads/main', after: COMMIT })
    expect(await read(GITHUB, { '/event.json': event })).toEqual(run())
  })

  test('a Git tag', async () => {
    const context = await read({ ...GITHUB, GITHUB_REF: 'refs/tags/v1.2.3' })
    expect(context).toEqual(run({ branch: null, gitTag: 'v1.2.3' }))
  })

  test('a pull request', async () => {
    const pull = { number: 12, head: { sha: HEAD_COMMIT, ref: 'feature/x', repo: null } }
    const environment = { ...GITHUB, GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/12/merge' }
    expect(await read(environment, { '/event.json': JSON.stringify({ number: 12, pull_request: pull }) })).toEqual(
      run({
        ...{ event: 'pull_request', headSha: HEAD_COMMIT, branch: 'feature/x', pullRequest: 12 },
        fork: 'a deleted repository',
      }),
    )
  })

  test.each([
    [{ full_name: 'stranger/hello' }, 'stranger/hello'],
    [{ full_name: 'Octo-Org/Hello' }, undefined],
    [undefined, undefined],
  ])('a pull request of the repository %j comes from the fork %s', async (repo, fork) => {
    const pull = { number: 12, head: { sha: HEAD_COMMIT, ref: 'feature/x', repo } }
    const context = await read(GITHUB, { '/event.json': JSON.stringify({ pull_request: pull }) })
    expect(context.fork).toBe(fork)
  })

  test('a pull request without its payload still has its number and branch', async () => {
    const environment = { ...GITHUB, GITHUB_REF: 'refs/pull/12/merge', GITHUB_HEAD_REF: 'topic' }
    expect(await read(environment)).toMatchObject({ headSha: null, branch: 'topic', pullRequest: 12 })
  })

  test('a run that another one has started: its head commit and branch, not those of the default branch', async () => {
    const environment = { ...GITHUB, GITHUB_EVENT_NAME: 'workflow_run' }
    const finished = { id: 1, event: 'push', head_sha: HEAD_COMMIT, head_branch: 'feature/x', pull_requests: [] }
    const event = JSON.stringify({ action: 'completed', workflow_run: finished })
    expect(await read(environment, { '/event.json': event })).toEqual(
      run({ event: 'workflow_run', headSha: HEAD_COMMIT, branch: 'feature/x' }),
    )
    const detached = JSON.stringify({ workflow_run: { ...finished, head_branch: null } })
    expect(await read(environment, { '/event.json': detached })).toMatchObject({ headSha: HEAD_COMMIT, branch: null })
  })

  test.each([
    ['{', 'is not a webhook payload'],
    ['{"workflow_run":{"head_sha":"main"}}', 'workflow_run.head_sha'],
    ['{"pull_request":{"number":1,"head":{"sha":"main","ref":"x"}}}', 'pull_request.head.sha'],
    ['[]', 'is not a webhook payload'],
  ])('an event file that holds %s', async (text, words) => {
    await expect(read(GITHUB, { '/event.json': text })).rejects.toMatchObject({
      kind: 'input',
      code: 'E_INPUT',
      message: expect.stringContaining(words),
    })
  })

  test('a commit that is none', async () => {
    await expect(read({ ...GITHUB, GITHUB_SHA: 'main' })).rejects.toThrow("the commit 'main' is not 40 hex digits")
  })
})

describe('outside GitHub', () => {
  const local = run({ event: 'local', repository: null, runNumber: null, runId: null, runAttempt: null })
  const workspace = { GITHUB_WORKSPACE: '/checkout' }
  const head = { '/checkout/.git/HEAD': 'ref: refs/heads/main\n' }

  test('the commit of the branch', async () => {
    expect(await read(workspace, { ...head, '/checkout/.git/refs/heads/main': `${COMMIT}\n` })).toEqual(local)
  })

  test('the commit of a packed branch', async () => {
    const packed = `# pack-refs with: peeled\n${HEAD_COMMIT} refs/heads/other/refs/heads/main\n${COMMIT} refs/heads/main\n`
    expect(await read(workspace, { ...head, '/checkout/.git/packed-refs': packed })).toEqual(local)
  })

  test('a detached commit', async () => {
    expect(await read(workspace, { '/checkout/.git/HEAD': `${COMMIT}\n` })).toEqual({ ...local, branch: null })
  })

  test('the folder that the command runs in', async () => {
    const files = { [`${process.cwd()}/.git/HEAD`]: COMMIT }
    expect((await read({}, files)).workspace).toBe(process.cwd())
  })

  test('no checkout, and no commit yet', async () => {
    await expect(read(workspace)).rejects.toThrow('/checkout is not a Git checkout')
    await expect(read(workspace, head)).rejects.toThrow('has no commit yet')
  })
})
