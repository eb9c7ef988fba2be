import { expect, test } from '@jest/globals'
import { withoutQuotes } from '../../../scripts/check/test-words.ts'

const wordsOf = (text: string): string => withoutQuotes({ path: 'a.test.ts', text }).text

test('keeps comments, names and the titles of tests', () => {
  const text =
    "// why\ndescribe('a push', () => {\n  test(`of ${x} fails`, () => undefined)\n  test.each([])('of %s ends', ended)\n})\n"
  expect(wordsOf(text)).toBe(text)
})

test('blanks what a test expects or feeds, and leaves every line where it is', () => {
  const text = [
    "test('the title', () => {",
    "  const said = ['one', `two ${name('three')} four`] // five",
    "  expect(said).toEqual('the title')",
    '  expect(text).toMatch(/six/u)',
    '  const long = `seven',
    'eight`',
    '})',
  ].join('\n')
  const words = wordsOf(text)
  expect(words).not.toMatch(/one|two|three|four|six|seven|eight/u)
  expect(words).toContain('// five')
  expect(words.split('\n').map(({ length }) => length)).toEqual(text.split('\n').map(({ length }) => length))
  expect(words.match(/the title/gu)).toHaveLength(1)
})

test('blanks the rows of a table', () => {
  expect(wordsOf("test.each([['a row', 1]])('%s is read', () => undefined)")).toBe(
    `test.each([[${' '.repeat(7)}, 1]])('%s is read', () => undefined)`,
  )
})
