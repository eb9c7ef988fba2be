import { describe, expect, test } from '@jest/globals'
import { isMarked, markerOf } from '../../../src/domain/github/marker.ts'
import { fc } from '../../support/fast-check.ts'

const MARKER = markerOf('comment', ['hello', null])

describe('a marker', () => {
  test('is one hidden line, whatever the names are', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' }))), (names) => {
        expect(markerOf('comment', names)).toMatch(/^<!-- ship-to-ecs comment [0-9a-f]{32} -->$/u)
      }),
    )
  })

  test('is another one for other names', () => {
    const markers = [['a', 'b'], ['ab'], ['a', null], ['a', 'null'], [null, 'a']].map((names) =>
      markerOf('issue', names),
    )
    expect(new Set([...markers, markerOf('comment', ['ab'])]).size).toBe(6)
  })
})

test.each([
  ['github-actions[bot]', 'github-actions[bot]', MARKER, true],
  ['github-actions[bot]', 'github-actions', MARKER, true],
  ['github-actions', 'github-actions[bot]', MARKER, false],
  ['octocat', 'github-actions[bot]', MARKER, false],
  ['octocat', 'octocat', `\n${MARKER}`, false],
  ['octocat', 'octocat', `${MARKER}\nmore`, true],
  ['', 'octocat', MARKER, false],
])('a post of %j, read with the token of %j', (author, viewer, body, expected) => {
  expect(isMarked({ author, body }, MARKER, viewer)).toBe(expected)
})
