import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { markOf, marksAmong, wholeCommit } from '../../../src/domain/image/passed-mark.ts'
import { isImageTag } from '../../../src/domain/image/valid-tag.ts'
import { COMMIT, digestOf, HEAD_COMMIT } from '../../support/image.ts'

const digest = digestOf('a')

test('a mark names the environment and the commit', () => {
  expect(markOf('staging', { revision: COMMIT, digest })).toBe(`passed-staging-${COMMIT}`)
})

test('a mark of an image without a commit names its digest', () => {
  expect(markOf('staging', { revision: null, digest })).toBe(`passed-staging-${'a'.repeat(64)}`)
})

test('the marks of an environment are found among the tags of a digest, and nothing else is one', () => {
  const marks = [`passed-staging-${COMMIT}`, `passed-staging-${HEAD_COMMIT}`]
  const others = [
    'staging',
    `staging-${COMMIT}`,
    `passed-production-${COMMIT}`,
    `passed-staging-eu-${COMMIT}`,
    'passed-staging-latest',
    `passed-staging-${COMMIT}-2`,
    `passed-staging-${COMMIT.slice(1)}`,
    `x-passed-staging-${COMMIT}`,
    `passed-staging-${COMMIT.toUpperCase()}`,
  ]
  expect(marksAmong([...others, ...marks], 'staging')).toEqual(marks)
})

test.each([
  [COMMIT, COMMIT],
  ['a'.repeat(64), 'a'.repeat(64)],
  [COMMIT.toUpperCase(), COMMIT],
  [COMMIT.slice(0, 7), null],
  [`${COMMIT}\n`, null],
  ['main', null],
  ['', null],
  [undefined, null],
])('the commit of a label %j is %j', (label, commit) => {
  expect(wholeCommit(label)).toBe(commit)
})

describe('for any name of an environment', () => {
  const names = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-z/. -]{1,60}$/u))

  test('the mark is a valid tag, and is found again', () => {
    fc.assert(
      fc.property(names, (name) => {
        const mark = markOf(name, { revision: COMMIT, digest })
        expect(isImageTag(mark)).toBe(true)
        expect(isImageTag(markOf(name, { revision: null, digest }))).toBe(true)
        expect(marksAmong([mark], name)).toEqual([mark])
      }),
    )
  })

  test('no other one has the same mark', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        fc.pre(one !== other)
        expect(marksAmong([markOf(one, { revision: COMMIT, digest })], other)).toEqual([])
      }),
    )
  })

  test('the text that it becomes is no other name of it', () => {
    const inTag = markOf('eu/prod', { revision: COMMIT, digest }).slice('passed-'.length, -COMMIT.length - 1)
    expect(markOf(inTag, { revision: COMMIT, digest })).not.toBe(markOf('eu/prod', { revision: COMMIT, digest }))
  })
})
