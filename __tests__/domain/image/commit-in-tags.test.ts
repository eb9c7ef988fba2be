/** The commit in the tags of an image. */
import { expect, test } from '@jest/globals'
import { commitInTags } from '../../../src/domain/image/commit-in-tags.ts'

const ONE = '4f1d2c3b5a69788796a5b4c3d2e1f00112233445'
const OTHER = '0123456789abcdef0123456789abcdef01234567'

test.each<readonly [string, readonly string[], string | null]>([
  ['the default tag', [`production-${ONE}`], ONE],
  ['a tag of nothing else', [ONE], ONE],
  ['one beside others', ['latest', `v1.2.3_${ONE}.4`, 'v1'], ONE],
  ['the same in two tags', [`staging-${ONE}`, `production-${ONE}`], ONE],
  ['two commits', [`a-${ONE}`, `a-${OTHER}`], null],
  ['none', ['latest', '1a2b3c4'], null],
  ['no tag', [], null],
  ['the tag of a signature', [`sha256-${'a'.repeat(64)}.sig`], null],
  ['a part of a longer word', [`x${ONE}`, `${ONE}x`], null],
])('%s', (_, tags, commit) => {
  expect(commitInTags(tags)).toBe(commit)
})
