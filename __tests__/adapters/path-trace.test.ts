/** On a real file system, in a folder of its own, whose checkout is reached through a link. */
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeFiles } from '../../src/adapters/files.ts'
import { fileSystemAt, refusalOf } from '../../src/adapters/path-trace.ts'

let root = ''
let refusal: (path: string) => Promise<string | null>
const checkout = (): string => join(root, 'work', 'checkout')

beforeEach(async () => {
  root = await fs.realpath(await fs.mkdtemp(join(tmpdir(), 'path-trace-')))
  await fs.mkdir(join(root, 'real', 'checkout', 'app', 'src'), { recursive: true })
  await fs.writeFile(join(root, 'real', 'checkout', 'app', 'Dockerfile'), 'FROM scratch\n')
  await fs.mkdir(join(root, 'outside'))
  await fs.writeFile(join(root, 'outside', 'key'), 'a key')
  await fs.symlink('real', join(root, 'work'))
  refusal = makeFiles({ workspace: checkout(), temporaryDirectory: null, register: () => undefined }).refusal
})
afterEach(() => fs.rm(root, { recursive: true }))

const link = async (target: string, ...path: readonly string[]): Promise<string> => {
  const place = join(checkout(), ...path)
  await fs.symlink(target, place)
  return place
}

describe('a path in the checkout may be read', () => {
  test.each(['', 'app', 'app/Dockerfile', 'nowhere', 'nowhere/at/all', 'app/Dockerfile/below'])('%j', async (path) => {
    expect(await refusal(join(checkout(), path))).toBeNull()
    expect(await refusal(join(root, 'real', 'checkout', path))).toBeNull()
  })

  test('through links that stay inside', async () => {
    await link('app', 'same')
    await link(join(checkout(), 'same'), 'absolute')
    await link('../../app/Dockerfile', 'app', 'src', 'Dockerfile')
    expect(await refusal(join(checkout(), 'absolute', 'src', 'Dockerfile'))).toBeNull()
  })

  test('when links lead in a circle, where nothing can be read', async () => {
    await link('b', 'a')
    expect(await refusal(await link('a', 'b'))).toBeNull()
  })
})

test.each([
  [0x9fa0, 'leads to a mounted /proc'],
  [0x62656572, 'leads to a mounted /sys'],
  [0x1cd1, 'leads to a mounted /dev'],
  [0xef53, null],
  [null, null],
])('what a path ends in may be a file system of the kernel, mounted elsewhere: %j', async (type, words) => {
  const path = join(checkout(), 'app')
  expect(await refusalOf(path, checkout(), () => Promise.resolve(type))).toBe(words)
})

test('the type of a file system is that of the system', async () => {
  expect(await fileSystemAt(root)).toEqual(expect.any(Number))
  expect(await fileSystemAt(join(root, 'nowhere'))).toBeNull()
})

describe('a path in the checkout is refused', () => {
  test.each([
    ['a folder', () => join(root, 'outside'), 'outside'],
    ['a file', () => join(root, 'outside', 'key'), 'outside/key'],
    ['what is not there yet', () => join(root, 'later'), 'later'],
    ['the folder above', () => '..', 'real'],
    ['a neighbour whose name begins like its own', () => '../checkout-2', 'real/checkout-2'],
  ])('as a link to %s', async (_, target, end) => {
    expect(await refusal(await link(target(), 'a'))).toBe(`leads out of the checkout, to ${join(root, end)}`)
  })

  test('as a link to everything', async () => {
    expect(await refusal(await link('/', 'a'))).toBe('leads out of the checkout, to /')
  })

  test('beside what a link leads to: the system does not leave a link by `..` the way it came', async () => {
    await link('../../outside/folder', 'out')
    await fs.mkdir(join(root, 'outside', 'folder'))
    expect(await refusal(`${checkout()}/out/../key`)).toBe(`leads out of the checkout, to ${root}/outside/key`)
  })

  test('below a link, through a second one, and when another name of the checkout leads to it', async () => {
    await link(join(root, 'outside'), 'a')
    await link('a', 'b')
    await fs.symlink(checkout(), join(root, 'alias'))
    const refused = `leads out of the checkout, to ${join(root, 'outside', 'key')}`
    expect(await refusal(join(checkout(), 'a', 'key'))).toBe(refused)
    expect(await refusal(join(checkout(), 'b', 'key'))).toBe(refused)
    expect(await refusal(join(root, 'alias', 'b', 'key'))).toBe(refused)
  })

  test.each(['/proc', '/proc/self/environ', '/sys/kernel', '/dev/fd/0', '//proc/./self', '/usr/../proc'])(
    'as a link to %s',
    async (target) => {
      expect(await refusal(await link(target, 'a'))).toMatch(/^leads to \/(proc|sys|dev)$/)
      expect(await refusal(join(await link(target, 'b'), 'below'))).toMatch(/^leads to \/(proc|sys|dev)$/)
    },
  )

  test('when the kernel leads back into it: another process would be led elsewhere', async () => {
    expect(await refusal(await link(`/proc/self/root${checkout()}/app`, 'a'))).toBe('leads to /proc')
  })
})

describe('a path outside of the checkout', () => {
  test('may be read, through links as well', async () => {
    await fs.symlink('outside', join(root, 'alias'))
    expect(await refusal(join(root, 'outside', 'key'))).toBeNull()
    expect(await refusal(join(root, 'alias', 'key'))).toBeNull()
    expect(await refusal(join(root, 'real', 'checkout-2'))).toBeNull()
  })

  test.each(['/proc/self/environ', '/proc', '/sys', '/dev/stdin', '/proc/self/root/etc/passwd'])(
    '%s is refused',
    async (path) => {
      expect(await refusal(path)).toMatch(/^leads to \/(proc|sys|dev)$/)
      await fs.symlink(path, join(root, 'alias'))
      expect(await refusal(join(root, 'alias'))).toMatch(/^leads to \/(proc|sys|dev)$/)
    },
  )

  test('names that begin like those of the kernel are names like others', async () => {
    expect(await refusal('/process/list')).toBeNull()
  })
})

test('a checkout in a memory file system may be read', async () => {
  const files = makeFiles({ workspace: '/dev/shm/work', temporaryDirectory: null, register: () => undefined })
  expect(await files.refusal('/dev/shm/work/app')).toBeNull()
  expect(await files.refusal('/proc/self/environ')).toBe('leads to /proc')
})
