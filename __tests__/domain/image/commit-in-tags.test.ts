/** The commit in the tags of an image. */
import { expect, test } from '@jest/globals'
import { commitInTags, isSameCommit } from '../../../src/domain/image/commit-in-tags.ts'

const ONE = '4f1d2c3b5a69788796a5b4c3d2e1f00112233445'
const OTHER = '0123456789abcdef0123456789abcdef01234567'

test.each<readonly [string, readonly string[], string | null]>([
  ['the default tag', [`production-${ONE}`], ONE],
  ['a tag of nothing else', [ONE], ONE],
  ['one beside others', ['latest', `v1.2.3_${ONE}.4`, 'v1'], ONE],
  ['the same in two tags', [`staging-${ONE}`, `production-${ONE}`], ONE],
  ['two commits', [`a-${ONE}`, `a-${OTHER}`], null],
  ['a short one', ['latest', 'web-1a2b3c4'], '1a2b3c4'],
  ['a short one beside its whole one', ['4f1d2c3', ONE], ONE],
  ['two short ones', ['1a2b3c4', '5d6e7f8'], null],
  ['a number of seven digits, and what is longer', ['1234567', 'v20261122', '1a2b3c4d'], null],
  ['no tag', [], null],
  ['the tag of a signature', [`sha256-${'a'.repeat(64)}.sig`], null],
  ['a part of a longer word', [`x${ONE}`, `${ONE}x`], null],
])('%s', (_, tags, commit) => {
  expect(commitInTags(tags)).toBe(commit)
})

test.each([
  ['the same', ONE, ONE, true],
  ['a short and a whole one', '4f1d2c3', ONE, true],
  ['a whole and a short one', ONE, '4f1d2c3', true],
  ['others', '4f1d2c4', ONE, false],
])('one commit: %s', (_, one, other, expected) => {
  expect(isSameCommit(one, other)).toBe(expected)
})
