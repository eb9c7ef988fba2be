/** On a real file system: where no folder can be made, the run ends with words that say so. */
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { checkTemporary, makeTemporary } from '../../src/adapters/temporary-folder.ts'

let root = ''
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), 'temporary-test-'))
})
afterEach(() => fs.rm(root, { recursive: true }))

test('what is missing on the way is made, for the owner alone, and a check leaves nothing in it', async () => {
  const folder = join(root, 'a', 'b', 'c')
  await checkTemporary(folder)
  expect(await fs.readdir(folder)).toEqual([])
  const made = await makeTemporary(folder, 'image')
  expect(made.startsWith(join(folder, 'ship-to-ecs-image-'))).toBe(true)
  expect((await fs.stat(made)).mode & 0o777).toBe(0o700)
})

test.each([null, ''])('without RUNNER_TEMP (%j) it is that of the system', async (none) => {
  const made = await makeTemporary(none, 'image')
  await fs.rmdir(made)
  expect(made.startsWith(tmpdir())).toBe(true)
})

test('two runs may make it at the same time', async () => {
  const folder = join(root, 'x', 'y')
  await Promise.all([checkTemporary(folder), checkTemporary(folder), checkTemporary(folder)])
  expect(await fs.readdir(folder)).toEqual([])
})

test.each([
  ['a device', () => '/dev/null', 'ENOTDIR'],
  ['a folder of the kernel', () => '/proc/x', 'ENOENT'],
  ['one below it', () => '/proc/x/y/z', 'ENOENT'],
  ['a link to nothing', () => join(root, 'dangling'), 'EEXIST'],
  ['a file', () => join(root, 'file'), 'ENOTDIR'],
  ['below a file', () => join(root, 'file', 'x'), 'ENOTDIR'],
])('%s is an error of its own', async (_, pathOf, code) => {
  await fs.symlink(join(root, 'nothing'), join(root, 'dangling'))
  await fs.writeFile(join(root, 'file'), '')
  const path = pathOf()
  await expect(checkTemporary(path)).rejects.toMatchObject({
    code: 'E_TEMPORARY_FOLDER',
    message: expect.stringMatching(new RegExp(`in the temporary folder ${path}: .*${code}`, 'u')) as unknown,
  })
})
