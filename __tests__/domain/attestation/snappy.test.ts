/** Snappy's blocks: literals and copies, and nothing that reaches beyond what there is. */
import { describe, expect, test } from '@jest/globals'
import { unpackSnappy } from '../../../src/domain/attestation/snappy.ts'
import { fc } from '../../support/fast-check.ts'

const MOST = 100_000

/** One literal, with its length in as few bytes as it takes. */
const literal = (bytes: Uint8Array): readonly number[] => {
  const last = bytes.length - 1
  if (last < 60) return [last << 2, ...bytes]
  if (last < 0x100) return [60 << 2, last, ...bytes]
  return [61 << 2, last & 0xff, last >> 8, ...bytes]
}

const lengthOf = (length: number): readonly number[] =>
  length < 0x80 ? [length] : [(length & 0x7f) | 0x80, ...lengthOf(length >> 7)]

const textOf = (bytes: readonly number[], most = MOST): string | null => {
  const unpacked = unpackSnappy(Uint8Array.from(bytes), most)
  return unpacked === null ? null : Buffer.from(unpacked).toString('latin1')
}

const AB = [1 << 2, 0x61, 0x62]

test('literals of every length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      const block = bytes.length === 0 ? [0] : [...lengthOf(bytes.length), ...literal(bytes)]
      expect(unpackSnappy(Uint8Array.from(block), MOST)).toEqual(bytes)
    }),
  )
})

test.each([
  ['with one byte for the way back', [8, ...AB, (2 << 2) | 1, 2], 'abababab'],
  ['with two', [6, ...AB, (3 << 2) | 2, 2, 0], 'ababab'],
  ['with four', [6, ...AB, (3 << 2) | 3, 2, 0, 0, 0], 'ababab'],
  ['that writes what it reads', [7, 0, 0x61, (5 << 2) | 2, 1, 0], 'aaaaaaa'],
])('a copy %s', (_, block, text) => {
  expect(textOf(block)).toBe(text)
})

describe('is no block', () => {
  test.each([
    ['nothing', []],
    ['a length alone', [3]],
    ['a length without an end', [0xff, 0xff, 0xff, 0xff, 0xff, 1]],
    ['more than its length', [1, ...AB]],
    ['less than its length', [3, ...AB]],
    ['a literal that is cut off', [2, 1 << 2, 0x61]],
    ['a literal without its length', [200, 61 << 2, 1]],
    ['a copy of nothing', [6, ...AB, (3 << 2) | 2, 0, 0]],
    ['a copy from before the start', [6, ...AB, (3 << 2) | 2, 3, 0]],
    ['a copy that is cut off', [6, ...AB, (3 << 2) | 2, 2]],
    ['a copy beyond the end', [4, ...AB, (3 << 2) | 2, 2, 0]],
  ])('%s', (_, block) => {
    expect(textOf(block)).toBeNull()
  })

  test('what stands for more than is wanted', () => {
    expect(textOf([2, ...AB], 2)).toBe('ab')
    expect(textOf([2, ...AB], 1)).toBeNull()
  })

  test('any bytes give a block of the wanted size, or nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(unpackSnappy(bytes, 500)?.length ?? 0).toBeLessThanOrEqual(500)
      }),
    )
  })
})
