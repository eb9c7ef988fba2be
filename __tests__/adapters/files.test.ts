/** On a real file system, in a folder of its own. */
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeFiles } from '../../src/adapters/files.ts'
import type { Files } from '../../src/ports/files.ts'

let root = ''
let files: Files
let registered: string[] = []

beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), 'files-test-'))
  registered = []
  files = makeFiles({
    workspace: join(root, 'checkout'),
    temporaryDirectory: join(root, 'temporary'),
    register: (path) => registered.push(path),
  })
})
afterEach(() => fs.rm(root, { recursive: true }))

const modeOf = async (path: string): Promise<number> => (await fs.stat(path)).mode & 0o777

describe('private', () => {
  test('a folder is its owner’s alone, and is known to whoever removes it', async () => {
    const one = await files.makePrivateDirectory('image')
    const two = await files.makePrivateDirectory('image')
    expect(await modeOf(one)).toBe(0o700)
    expect(one.startsWith(join(root, 'temporary', 'ship-to-ecs-image-'))).toBe(true)
    expect(registered).toEqual([one, two])
    expect(one).not.toBe(two)
  })

  test.each(['makePrivateDirectory', 'makeLastingDirectory'] as const)(
    'a temporary folder that cannot be used is an error with its name: %s',
    async (make) => {
      const file = join(root, 'file')
      await fs.writeFile(file, '')
      const there = makeFiles({ workspace: root, temporaryDirectory: file, register: (path) => registered.push(path) })
      await expect(there[make]('image')).rejects.toMatchObject({
        code: 'E_TEMPORARY_FOLDER',
        message: expect.stringMatching(/in the temporary folder \S+\/file: .*ENOTDIR/u) as unknown,
      })
      expect(registered).toEqual([])
    },
  )

  test('a private file is readable by its owner alone, also when it replaces an open one', async () => {
    const path = join(root, 'new', 'secret')
    await files.writePrivate(path, 'a')
    expect(await modeOf(path)).toBe(0o600)
    expect(await modeOf(join(root, 'new'))).toBe(0o700)
    const open = join(root, 'open')
    await fs.writeFile(open, 'longer than before', { mode: 0o644 })
    await files.writePrivate(open, 'b')
    expect(await modeOf(open)).toBe(0o600)
    expect(await fs.readFile(open, 'utf8')).toBe('b')
  })
})

describe('reading', () => {
  test('a file that is longer than any text is wrong input, and is not read', async () => {
    const path = join(root, 'sparse')
    await fs.writeFile(path, '')
    await fs.truncate(path, 3 * 1024 ** 3)
    await expect(files.readText(path)).rejects.toMatchObject({
      code: 'E_INPUT',
      message: `the file ${path} is too large to be read: 3221 MB`,
    })
  })

  test('what is not there is null or absent', async () => {
    await fs.writeFile(join(root, 'file'), 'text')
    expect(await files.readText(join(root, 'file'))).toBe('text')
    expect(await files.readText(join(root, 'absent'))).toBeNull()
    // It never ends.
    expect(await files.readText('/dev/zero')).toBeNull()
    expect(await files.readText(join(root, 'file', 'below'))).toBeNull()
    expect(await Promise.all(['file', '.', 'absent'].map((name) => files.kindOf(join(root, name))))).toEqual([
      'file',
      'directory',
      'absent',
    ])
  })

  test('a folder, a circle of links and impossible names are no file', async () => {
    await fs.symlink('circle', join(root, 'circle'))
    const impossible = [join(root, 'circle'), join(root, 'x'.repeat(300)), join(root, 'a\0b')]
    expect(await Promise.all([root, ...impossible].map(files.readText))).toEqual([null, null, null, null])
    expect(await Promise.all(impossible.map(files.kindOf))).toEqual(['absent', 'absent', 'absent'])
  })

  test('size and hash', async () => {
    await fs.writeFile(join(root, 'file'), 'abc')
    expect(await files.sizeBytes(join(root, 'file'))).toBe(3)
    // sha256("abc"), FIPS 180-2, appendix B.1
    expect(await files.sha256(join(root, 'file'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  test('the names in a folder', async () => {
    for (const name of ['b', 'a']) await fs.writeFile(join(root, name), '')
    expect(await files.list(root)).toEqual(['a', 'b'])
  })
})

describe('moving', () => {
  test('replaces no file and no folder', async () => {
    await files.makeDirectory(join(root, 'from', 'deep'))
    await files.makeDirectory(join(root, 'empty'))
    await fs.writeFile(join(root, 'a'), 'a')
    await fs.writeFile(join(root, 'b'), 'b')
    await expect(files.move(join(root, 'from'), join(root, 'empty'))).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(files.move(join(root, 'a'), join(root, 'b'))).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await fs.readFile(join(root, 'b'), 'utf8')).toBe('b')
    await files.move(join(root, 'from'), join(root, 'to'))
    await files.move(join(root, 'a'), join(root, 'c'))
    expect(await files.list(root)).toEqual(['b', 'c', 'empty', 'to'])
  })

  test('makes programs, removes what is there or not', async () => {
    await files.makeDirectory(join(root, 'to'))
    await fs.writeFile(join(root, 'to', 'program'), '')
    await files.makeExecutable(join(root, 'to', 'program'))
    expect(await modeOf(join(root, 'to', 'program'))).toBe(0o755)
    await files.remove(join(root, 'to'))
    await files.remove(join(root, 'to'))
    expect(await files.list(root)).toEqual([])
  })

  test('copies what a link leads to, so that a copy that was checked stays what it is', async () => {
    await fs.writeFile(join(root, 'archive'), 'good')
    await fs.symlink(join(root, 'archive'), join(root, 'cached'))
    await files.copy(join(root, 'cached'), join(root, 'copy'))
    await fs.writeFile(join(root, 'archive'), 'bad')
    expect(await files.readText(join(root, 'copy'))).toBe('good')
  })
})
