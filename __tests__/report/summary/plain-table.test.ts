import { describe, expect, test } from '@jest/globals'
import { tableLines } from '../../../src/report/summary/plain-table.ts'
import { fc } from '../../support/fast-check.ts'

const ROWS = [
  ['Rule', 'What to do'],
  ['ECS.5: the root filesystem is writable', 'Set readonlyRootFilesystem: true'],
  ['✅', 'nothing'],
]

describe('tableLines', () => {
  test('columns are as wide as their cells', () => {
    expect(tableLines(ROWS, Infinity)).toEqual([
      'Rule                                    What to do',
      'ECS.5: the root filesystem is writable  Set readonlyRootFilesystem: true',
      '✅                                      nothing',
    ])
  })

  test('cells are broken between words, so that a line fits', () => {
    expect(tableLines(ROWS, 48)).toEqual([
      'Rule                     What to do',
      'ECS.5: the root          Set',
      'filesystem is writable   readonlyRootFilesystem:',
      '                         true',
      '✅                       nothing',
    ])
  })

  test('a word is never broken', () => {
    expect(tableLines([['sha256:0123456789', 'a b']], 10)).toEqual(['sha256:0123456789  a', '                   b'])
  })

  test('no word is lost, and a line that words allow to fit does', () => {
    const cell = fc
      .array(fc.stringMatching(/^[a-z]{1,8}$/u), { minLength: 1, maxLength: 12 })
      .map((words) => words.join(' '))
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, fc.integer({ min: 28, max: 120 }), (rows, limit) => {
        const lines = tableLines(rows, limit)
        expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(limit)
        const words = (texts: readonly string[]): readonly string[] =>
          texts.join(' ').split(/\s+/u).filter(Boolean).toSorted()
        expect(words(lines)).toEqual(words(rows.flat()))
      }),
    )
  })
})
