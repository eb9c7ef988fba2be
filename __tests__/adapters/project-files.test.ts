/** All files of `init` are written, or none. */
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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

test('a replaced file keeps its permissions', async () => {
  await chmod(join(root, 'a.txt'), 0o750)
  await makeProjectFiles(root).write([{ path: 'a.txt', text: 'after' }])
  expect((await stat(join(root, 'a.txt'))).mode & 0o777).toBe(0o750)
})

/** Ends itself at the given rename, as a kill would: nothing is undone. */
const KILLED = `
import { syncBuiltinESMExports } from 'node:module'
import promises from 'node:fs/promises'
const [, , root, last, program] = process.argv
const rename = promises.rename
let count = 0
promises.rename = (...names) => (count++ === Number(last) ? process.kill(process.pid, 'SIGKILL') : rename(...names))
syncBuiltinESMExports()
const { makeProjectFiles } = await import(program)
await makeProjectFiles(root).write(['a.txt', 'b.txt', 'c.txt'].map((path) => ({ path, text: 'after' })))
`

test.each([0, 1, 2])(
  'killed at rename %i: no file is missing or half, and the next run leaves nothing behind',
  async (at) => {
    await Promise.all(['b.txt', 'c.txt'].map((name) => writeFile(join(root, name), 'before')))
    const program = resolve('src/adapters/project-files.ts')
    const options = ['--no-warnings', '--input-type=module', '--eval', KILLED, 'x', root, String(at), program]
    expect(spawnSync(process.execPath, options, { encoding: 'utf8' })).toMatchObject({ signal: 'SIGKILL', stderr: '' })
    const texts = await Promise.all(['a.txt', 'b.txt', 'c.txt'].map((name) => readFile(join(root, name), 'utf8')))
    expect(texts).toEqual([0, 1, 2].map((index) => (index < at ? 'after' : 'before')))
    expect(await listed()).toHaveLength(4 + (3 - at) + 3)
    await makeProjectFiles(root).write([{ path: 'a.txt', text: 'again' }])
    expect(await listed()).toEqual(['a.txt', 'b.txt', 'c.txt'])
  },
)

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
