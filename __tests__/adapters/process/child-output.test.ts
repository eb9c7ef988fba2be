import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { boundedText } from '../../../src/adapters/process/child-output.ts'
import { redactedLines } from '../../../src/adapters/process/redacted-lines.ts'

const linesOf = (pieces: readonly string[]): readonly string[] => {
  const lines: string[] = []
  const splitter = redactedLines((line) => lines.push(line), { redact: (text) => text })
  pieces.forEach(splitter.add)
  splitter.end()
  return lines
}

describe('lines', () => {
  test.each([
    [['a\nb\n'], ['a', 'b']],
    [['a\r\nb'], ['a', 'b']],
    [
      ['a\r', '\nb'],
      ['a', 'b'],
    ],
    [['10 %\r20 %\rdone\n'], ['10 %', '20 %', 'done']],
    [['a\n\nb'], ['a', '', 'b']],
    [['a\r'], ['a']],
    [[''], []],
  ])('of %j are %j', (pieces, lines) => {
    expect(linesOf(pieces)).toEqual(lines)
  })

  test('do not depend on how the text is cut', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '\n', '\r', ' '), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(linesOf(pieces)).toEqual(linesOf([pieces.join('')]))
      }),
    )
  })

  test('that never end are handed on in pieces', () => {
    const lines = linesOf(Array.from({ length: 30 }, () => 'x'.repeat(100_000)))
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('')).toHaveLength(3_000_000)
  })
})

describe('bounded text', () => {
  test('keeps the end', () => {
    const text = boundedText(4)
    for (const piece of ['ab', 'cdef', 'ghi', 'j', 'kl']) text.add(piece)
    expect(text.text()).toBe('ijkl')
  })
})
