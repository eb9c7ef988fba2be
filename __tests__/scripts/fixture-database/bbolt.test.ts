/** The database file read back by the rules of the format; the e2e tests let the real Trivy read it. */
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { writeBolt, type Bucket } from '../../../scripts/fixture-database/bbolt.ts'

const PAGE = 4096

/** The tree in a bbolt file, by what page.go and bucket.go say of the format; each page is checked on the way. */
const readBolt = (file: Buffer): Bucket => {
  expect(file.length % PAGE).toBe(0)
  const [first, second] = [0, 1].map((id) => {
    const at = id * PAGE
    expect([Number(file.readBigUInt64LE(at)), file.readUInt16LE(at + 8)]).toEqual([id, 0x04])
    expect([file.readUInt32LE(at + 16), file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)]).toEqual([
      0xed0cdaed,
      2,
      PAGE,
    ])
    expect(Number(file.readBigUInt64LE(at + 16 + 40))).toBe(file.length / PAGE)
    return Number(file.readBigUInt64LE(at + 16 + 16))
  })
  expect(first).toBe(second)
  expect([file.readUInt16LE(2 * PAGE + 8), file.readUInt16LE(2 * PAGE + 10)]).toEqual([0x10, 0])
  return readLeaf(file, first ?? 0)
}

const readLeaf = (file: Buffer, id: number): Bucket => {
  const at = id * PAGE
  expect([Number(file.readBigUInt64LE(at)), file.readUInt16LE(at + 8)]).toEqual([id, 0x02])
  const pages = 1 + file.readUInt32LE(at + 12)
  const keys: Buffer[] = []
  const entries = Array.from({ length: file.readUInt16LE(at + 10) }, (_, index): [string, Bucket | string] => {
    const element = at + 16 + 16 * index
    const [flags = 0, position = 0, keySize = 0, valueSize = 0] = [0, 4, 8, 12].map((field) =>
      file.readUInt32LE(element + field),
    )
    const start = element + position
    expect(start + keySize + valueSize).toBeLessThanOrEqual(at + pages * PAGE)
    const key = file.subarray(start, start + keySize)
    keys.push(key)
    const value = file.subarray(start + keySize, start + keySize + valueSize)
    return [key.toString(), flags === 1 ? readLeaf(file, Number(value.readBigUInt64LE(0))) : value.toString()]
  })
  expect(keys).toEqual([...keys].sort((a, b) => Buffer.compare(a, b)))
  return Object.fromEntries(entries)
}

describe('a bbolt file', () => {
  test.each<[string, Bucket]>([
    ['nothing', {}],
    ['a text', { b: { key: 'value' } }],
    [
      'buckets in buckets',
      { 'debian 12': { openssl: { 'CVE-1': '{}' } }, vulnerability: { 'CVE-1': '{"Severity":"HIGH"}' } },
    ],
    [
      'more than a page',
      { b: Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`CVE-${n}`, 'x'.repeat(90)])) },
    ],
    ['a value larger than a page', { b: { large: 'x'.repeat(10_000) }, c: { d: 'e' } }],
    ['keys that are not ASCII', { ä: { ö: 'ü' }, z: { '~': '' } }],
  ])('holds %s', (_, tree) => {
    expect(readBolt(writeBolt(tree))).toEqual(tree)
  })

  test('holds any tree', () => {
    const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text !== '__proto__')
    const { tree } = fc.letrec<{ tree: Bucket; entry: Bucket | string }>((tie) => ({
      tree: fc.dictionary(name, tie('entry'), { maxKeys: 6, noNullPrototype: true }),
      entry: fc.oneof({ maxDepth: 4 }, fc.string({ maxLength: 6000, unit: 'grapheme-ascii' }), tie('tree')),
    }))
    fc.assert(
      fc.property(tree, (any) => expect(readBolt(writeBolt(any))).toEqual(any)),
      { numRuns: 50 },
    )
  })

  test('is the same for the same tree', () => {
    expect(writeBolt({ a: { b: 'c' }, d: { e: 'f' } })).toEqual(writeBolt({ d: { e: 'f' }, a: { b: 'c' } }))
  })
})
