/** All files of `init` are written, or none. */
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { makeProjectFiles } from '../../src/adapters/project-files.ts'

let root = ''

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'project-files-')))
  await writeFile(join(root, 'a.txt'), 'before')
})

afterEach(() => rm(root, { recursive: true, force: true }))

const listed = async (): Promise<readonly string[]> => (await readdir(root, { recursive: true })).sort()

test('what is written replaces what was there, and nothing else is left', async () => {
  await makeProjectFiles(root).write([
    { path: 'a.txt', text: 'after' },
    { path: 'x/y/b.txt', text: 'new' },
  ])
  expect(await listed()).toEqual(['a.txt', 'x', 'x/y', 'x/y/b.txt'])
  expect(await readFile(join(root, 'a.txt'), 'utf8')).toBe('after')
})

test.each([
  ['a file that is a folder on the way', 'a.txt/c', 'a file is where a folder must be (EEXIST)'],
  ['a name that no file system takes', 'x'.repeat(300), 'the name is too long (ENAMETOOLONG)'],
  ['a folder whose second part fails', `new/${'x'.repeat(300)}/c`, 'the name is too long (ENAMETOOLONG)'],
])('after a failure everything is as before: %s', async (_, path, why) => {
  const files = ['a.txt', 'new.txt', 'x/y/b.txt', path].map((one) => ({ path: one, text: 'after' }))
  expect(await makeProjectFiles(root).write(files)).toEqual({ path, why, isUndone: true })
  expect(await listed()).toEqual(['a.txt'])
  expect(await readFile(join(root, 'a.txt'), 'utf8')).toBe('before')
})

test('after a rename that fails when others have been made, too', async () => {
  await mkdir(join(root, 'taken'))
  const files = ['a.txt', 'new.txt', 'x/y/b.txt', 'taken'].map((path) => ({ path, text: 'after' }))
  const problem = { path: 'taken', why: 'a folder is there (EISDIR)', isUndone: true }
  expect(await makeProjectFiles(root).write(files)).toEqual(problem)
  expect(await listed()).toEqual(['a.txt', 'taken'])
  expect(await readFile(join(root, 'a.txt'), 'utf8')).toBe('before')
})

test('the names in a folder, and none of what is no folder or behind a link', async () => {
  await mkdir(join(root, 'x/y'), { recursive: true })
  await symlink(join(root, 'x'), join(root, 'link'))
  const { list } = makeProjectFiles(root)
  expect(await Promise.all(['.', 'x', 'a.txt', 'link', 'link/y', 'absent'].map(list))).toEqual([
    ['a.txt', 'link', 'x'],
    ['y'],
    [],
    [],
    [],
    [],
  ])
})
