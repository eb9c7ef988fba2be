import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { boundedText, captureOutput } from '../../../src/adapters/process/child-output.ts'
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

test('what a command shows has an end, and what is read of it is still the last', () => {
  const shown: string[] = []
  const captured = captureOutput({ output: 'log' }, { onLine: (line) => shown.push(line), redact: (text) => text })
  const line = `${'x'.repeat(999)}\n`
  for (let count = 0; count < 20; count += 1) captured.stdout.add(line.repeat(1024))
  captured.stdout.add('the last\n')
  expect(shown).toHaveLength(Math.floor((16 * 1024 * 1024) / line.length) + 1)
  expect(shown.at(-1)).toBe('the rest of the output is left out: it is longer than 16 MiB')
  expect(captured.tail()).toMatch(/the last$/u)
})
