/** A real git, and checkouts whose files want commands run. */
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeExec } from '../../../src/adapters/process/exec.ts'
import { makeFiles } from '../../../src/adapters/files.ts'
import { readCheckout } from '../../../src/stages/build/checkout.ts'
import { GIT_ENVIRONMENT } from '../../../src/stages/git.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { scriptedExec } from '../../support/scripted-exec.ts'

describe('the commit of a checkout, with a real git', () => {
  let root = ''
  let payload = ''
  beforeEach(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'checkout-test-'))
    payload = join(root, 'payload-ran')
  })
  afterEach(() => fs.rm(root, { recursive: true }))

  const run = (folder: string, ...parameters: readonly string[]): string =>
    execFileSync('git', ['-C', folder, ...parameters], { encoding: 'utf8', stdio: 'pipe' }).trim()
  const commit = (folder: string): string => {
    run(folder, 'add', '--all', '--force')
    run(folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'm')
    return run(folder, 'rev-parse', 'HEAD')
  }
  const read = (context: string) =>
    readCheckout(context, {
      exec: makeExec({
        environment: process.env,
        signal: new AbortController().signal,
        onLine: () => undefined,
        redact: (text) => text,
      }),
      files: makeFiles({ workspace: root, temporaryDirectory: root, register: () => undefined }),
    })
  /** Everything that a repository's settings can have run; HEAD is an object that is to be fetched from `.`. */
  const plantSettings = async (folder: string, extra: string): Promise<void> => {
    const act = `touch '${payload}'; false`
    const settings = `[core]
      repositoryformatversion = 1
      ${extra}
      fsmonitor = "${act}"
      pager = "${act}"
      sshCommand = "${act}"
    [extensions]
      partialClone = origin
    [log]
      showSignature = true
    [gpg]
      program = "${act}"
    [remote "origin"]
      promisor = true
      url = .
      uploadpack = "${act}"
    `
    await fs.writeFile(join(folder, 'config'), settings)
    await fs.writeFile(join(folder, 'HEAD'), `${'1'.repeat(40)}\n`)
  }

  test('files of a commit that look like a bare repository are only files', async () => {
    run(root, 'init', '--quiet', 'checkout')
    const app = join(root, 'checkout', 'app')
    for (const folder of ['objects', 'refs']) {
      await fs.mkdir(join(app, folder), { recursive: true })
      await fs.writeFile(join(app, folder, 'keep'), '')
    }
    await plantSettings(app, 'bare = true')
    const revision = commit(join(root, 'checkout'))
    // The trap is armed: a git without our settings falls for it.
    expect(() => run(app, '-c', 'safe.bareRepository=all', 'log', '-1', 'HEAD')).toThrow()
    expect(await fs.readdir(root)).toContain('payload-ran')
    await fs.rm(payload)
    expect(await read(app)).toMatchObject({ revision })
    expect(() =>
      execFileSync('git', ['-C', app, 'log', '-1', 'HEAD'], {
        env: { ...process.env, ...GIT_ENVIRONMENT },
        stdio: 'pipe',
      }),
    ).toThrow('bare')
    expect(await fs.readdir(root)).not.toContain('payload-ran')
  })

  test('the settings of the checkout itself run nothing', async () => {
    run(root, 'init', '--quiet', 'checkout')
    await plantSettings(join(root, 'checkout', '.git'), 'bare = false')
    expect(await read(join(root, 'checkout'))).toBeNull()
    expect(await fs.readdir(root)).not.toContain('payload-ran')
  })

  test('a work tree, whose .git is a file as a submodule’s is', async () => {
    run(root, 'init', '--quiet', 'checkout')
    await fs.writeFile(join(root, 'checkout', 'a'), '')
    const revision = commit(join(root, 'checkout'))
    run(join(root, 'checkout'), 'worktree', 'add', '--quiet', join(root, 'tree'))
    expect(await read(join(root, 'tree'))).toEqual({ revision, committedAt: expect.any(Number) })
  })
})

test('a git that does not answer, because a pipe lies in `.git`, is not waited for for ever', async () => {
  const exec = scriptedExec([
    {
      argv: ['git', '--git-dir=/checkout/.git', 'rev-list', '--no-walk', '--timestamp', 'HEAD'],
      effect: ({ timeoutMs }) => expect(timeoutMs).toBe(60_000),
      fails: { kind: 'timed-out', afterMs: 60_000 },
    },
  ])
  const files = memoryFiles({ '/checkout/.git/HEAD': '' })
  expect(await readCheckout('/checkout', { exec, files })).toBeNull()
})
