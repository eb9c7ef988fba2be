/** Patterns of AWS. */
import { expect, test } from '@jest/globals'
import { fc } from '../support/fast-check.ts'
import { matches } from '../../src/domain/wildcards.ts'

test.each<readonly [pattern: string, text: string, isMet: boolean]>([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['**', 'a\nb', true],
  ['?', '', false],
  ['?', '.', true],
  ['a?c', 'abc', true],
  ['a.c', 'abc', false],
  ['/api/*', '/api/', true],
  ['/api/*', '/api', false],
  ['*.example.com', 'example.com', false],
  ['*.example.com', 'a.b.example.com', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*ab*ab', 'ab', false],
  ['*ab*ab', 'abxab', true],
  ['(a+)+$', '(a+)+$', true],
])('%s, %s', (pattern, text, isMet) => {
  expect(matches(pattern, text)).toBe(isMet)
})

/** As a regular expression says it. */
const byExpression = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text)

test('the same as an expression', () => {
  const chars = (...all: readonly string[]) => fc.string({ unit: fc.constantFrom(...all), maxLength: 8 })
  fc.assert(
    fc.property(chars('a', 'b', '.', '*', '?'), chars('a', 'b', '.', '\n'), (pattern, text) => {
      expect(matches(pattern, text)).toBe(byExpression(pattern, text))
    }),
    { numRuns: 2000 },
  )
})

// By backtracking this would not end.
test('thousands of wildcards', () => {
  expect(matches('*a'.repeat(5000), `${'a'.repeat(10_000)}b`)).toBe(false)
  expect(matches('*a'.repeat(5000), 'a'.repeat(10_000))).toBe(true)
})
