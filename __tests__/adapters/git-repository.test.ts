/** What git says of a folder. */
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readGitRepository } from '../../src/adapters/git-repository.ts'
import { makeExec } from '../../src/adapters/process/exec.ts'
import type { Exec } from '../../src/ports/exec.ts'

let folder = ''

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "git's repository-")))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** Git, which takes every folder for that of another user where it is so set. */
const git = (further: Readonly<Record<string, string>> = {}): Exec => {
  const exec = makeExec({
    environment: process.env,
    signal: new AbortController().signal,
    redact: (text) => text,
    onLine: () => undefined,
  })
  return { run: (command) => exec.run({ ...command, set: { ...further, HOME: folder } }) }
}

test('a folder in no repository', async () => {
  expect(await readGitRepository(folder, git())).toBeNull()
})

test('a repository', async () => {
  await git().run({ argv: ['git', 'init', '--quiet', '-b', 'trunk'], inherit: [], cwd: folder, output: 'quiet' })
  expect(await readGitRepository(folder, git())).toEqual({ root: folder, origin: null, branch: 'trunk' })
})

test.each(['main', 'master'])(
  'a change on a branch of its own is for %s, also where the remote has no head',
  async (branch) => {
    const run = (...words: readonly string[]) =>
      git().run({ argv: ['git', ...words], inherit: ['PATH'], cwd: folder, output: 'quiet' })
    await run('init', '--quiet', '-b', branch)
    await run('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--allow-empty', '--message', 'a')
    await run('switch', '--quiet', '--create', 'ship-to-ecs')
    expect(await readGitRepository(folder, git())).toMatchObject({ branch })
  },
)

test('a repository of another user is named as git names it', async () => {
  await git().run({ argv: ['git', 'init', '--quiet'], inherit: [], cwd: folder, output: 'quiet' })
  // Git's own tests set it (t/lib-ownership, setup.c).
  expect(await readGitRepository(folder, git({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }))).toEqual({ foreign: folder })
})

test('a bare repository, and one whose configuration is broken, are no missing ones', async () => {
  const make = ['git', 'init', '--quiet', '--bare'] as const
  await git().run({ argv: make, inherit: [], cwd: folder, output: 'quiet' })
  expect(await readGitRepository(folder, git())).toEqual({ unreadable: 'this operation must be run in a work tree' })
  await writeFile(join(folder, 'config'), '[broken')
  expect(await readGitRepository(folder, git())).toEqual({ unreadable: expect.stringContaining('bad config line') })
})
