import { describe, expect, test } from '@jest/globals'
import { parseDocument, type Document } from 'yaml'
import { fc } from '../support/fast-check.ts'
import { parseYaml } from '../../src/domain/parse-yaml.ts'

/** What of a document decides: its first error, otherwise its value or why it has none. */
const essence = (document: Document.Parsed): unknown => {
  const [error] = document.errors
  if (error !== undefined) return { code: error.code, at: error.pos[0] }
  try {
    return { value: JSON.stringify(document) }
  } catch (thrown) {
    return { thrown: String(thrown) }
  }
}

const PIECES = [
  ...['a: b\n', '- ', '? ', '- a\n b\n', '[', ']', '{', '}', ', ', ': ', '"', "'", '\n', '\r\n', '  ', '\t'],
  ...['*a ', '&a ', '<<: *a\n', '!Ref x', '|\n', '>-\n', '---\n', '...\n', '%YAML 1.2\n', '#c\n', '@', '`', '\0'],
]

describe('parseYaml', () => {
  test('a text has the first error, or the value, that the parser gives it when it reads all of it', () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseYaml(text, { levels: 64 })
        const whole = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
        expect(parsed.kind === 'document' ? essence(parsed.document) : 'too deep').toEqual(essence(whole))
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['lists in lists', '['.repeat(5), '['.repeat(4), 4],
    ['lists in lists that are never closed', '['.repeat(100_000), '['.repeat(4), 4],
    ['blocks in blocks', '- - - - - a', '- - - a', 8],
  ])('%s: deeper than 4 levels is too deep', (_what, deep, shallow, offset) => {
    expect(parseYaml(shallow, { levels: 4 }).kind).toBe('document')
    expect(parseYaml(deep, { levels: 4 })).toEqual({ kind: 'too-deep', offset })
  })
})
