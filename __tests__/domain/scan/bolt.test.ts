/** The buckets at the root of a bbolt file, read from files that our own writer made and from damaged ones. */
import { describe, expect, test } from '@jest/globals'
import { writeBolt } from '../../../scripts/fixture-database/bbolt.ts'
import { rootBuckets, type ReadAt } from '../../../src/domain/scan/bolt.ts'
import { fc } from '../../support/fast-check.ts'

const readerOf =
  (file: Buffer): ReadAt =>
  (offset, length) =>
    Promise.resolve(file.subarray(offset, offset + length))

describe('the buckets at the root', () => {
  test('are listed with whether they have anything', async () => {
    const file = writeBolt({ vulnerability: { 'CVE-1': '{}' }, 'debian 12': {}, note: 'no bucket' })
    expect(await rootBuckets(readerOf(file))).toEqual([
      { name: 'debian 12', content: 'empty' },
      { name: 'vulnerability', content: 'filled' },
    ])
  })

  test('are all of them when they fill several pages', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `alpine ${String(index).padStart(3, '0')}`)
    const file = writeBolt(Object.fromEntries(names.map((name) => [name, { p: 'x' }])))
    expect((await rootBuckets(readerOf(file))).map(({ name }) => name)).toEqual(names)
  })

  test('are read through branch pages', async () => {
    const file = branched(['alpine 3.22', 'debian 12'])
    expect(await rootBuckets(readerOf(file))).toEqual(
      expect.arrayContaining(['alpine 3.22', 'debian 12'].map((name) => ({ name, content: 'empty' }))),
    )
  })
})

describe('a file that is not a database', () => {
  const good = writeBolt({ vulnerability: { 'CVE-1': '{}' } })

  test.each([
    ['is empty', Buffer.alloc(0)],
    ['is text', Buffer.from('not a database'.repeat(100))],
    ['is cut off', good.subarray(0, 4096 * 3)],
    ['has only zeros', Buffer.alloc(1 << 20)],
  ])('%s', async (_, file) => {
    await expect(rootBuckets(readerOf(file))).rejects.toThrow()
  })

  test('ends in an error or in a list, whatever is damaged, and never runs for ever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, value) => {
        const file = Buffer.from(good)
        file[at] = value
        const ended = await rootBuckets(readerOf(file)).then(
          () => 'list',
          () => 'error',
        )
        expect(['list', 'error']).toContain(ended)
      }),
    )
  })
})

/** A root of one branch page with a leaf for each bucket; each bucket is inline and empty. */
const branched = (names: readonly string[]): Buffer => {
  const file = Buffer.from(writeBolt(Object.fromEntries(names.map((name) => [name, {}]))))
  const root = Number(file.readBigUInt64LE(16 + 16))
  const pages = names.map((name, index) => leafOf(name, file.length / 4096 + index))
  const branch = Buffer.alloc(4096)
  branch.writeBigUInt64LE(BigInt(root), 0)
  branch.writeUInt16LE(1, 8)
  branch.writeUInt16LE(names.length, 10)
  names.forEach((_, index) => branch.writeBigUInt64LE(BigInt(file.length / 4096 + index), 16 + 16 * index + 8))
  branch.copy(file, root * 4096)
  return Buffer.concat([file, ...pages])
}

const leafOf = (name: string, id: number): Buffer => {
  const page = Buffer.alloc(4096)
  page.writeBigUInt64LE(BigInt(id), 0)
  page.writeUInt16LE(2, 8)
  page.writeUInt16LE(1, 10)
  for (const [field, number] of [1, 16, name.length, 32].entries()) page.writeUInt32LE(number, 16 + 4 * field)
  page.write(name, 32)
  return page
}
