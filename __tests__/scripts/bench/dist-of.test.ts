import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { distOf } from '../../../scripts/bench/dist-of.ts'
import { inRepository } from '../../../scripts/repository.ts'
import { run } from '../../../scripts/setup/capture.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dist-of-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('gives the bundle of a commit, whole and as it was committed', async () => {
  const main = await distOf('HEAD', join(folder, 'before'))
  const git = (...argv: readonly string[]): Promise<string> => run(['git', ...argv], { cwd: inRepository() })
  expect(await readFile(main, 'utf8')).toBe(await git('show', 'HEAD:dist/index.js'))
  const committed = (await git('ls-tree', '-r', '--name-only', 'HEAD', 'dist')).trim().split('\n')
  const entries = await readdir(dirname(main), { recursive: true, withFileTypes: true })
  expect(entries.filter((entry) => entry.isFile())).toHaveLength(committed.length)
})

test.each([
  ['no-such-commit', 'not a valid object name'],
  ['--output=/tmp/elsewhere', 'does not name a commit'],
  ['', 'does not name a commit'],
])('of %j: %s', async (commit, message) => {
  await expect(distOf(commit, folder)).rejects.toThrow(message)
})
