/** What docker prints of a push, in words. */
import { expect, test } from '@jest/globals'
import { countsInWords, pushProgress } from '../../../src/domain/image/push-progress.ts'

const ID = { a: 'a'.repeat(12), b: 'b'.repeat(12), c: 'c'.repeat(12) }
const after = (lines: readonly string[], sizes?: ReadonlyMap<string, number>) => {
  const progress = pushProgress(sizes)
  for (const line of lines) progress.see(line)
  return progress
}

test.each<readonly [readonly string[], string]>([
  [[], 'docker has named no layer yet'],
  [
    ['The push refers to repository [example.com/hello]', 'latest: digest: sha256:00 size: 1'],
    'docker has named no layer yet',
  ],
  [[`${ID.a}: Preparing`, `${ID.b}: Waiting`], '0 of 2 layers done; 0 already there'],
  [[`${ID.a}: Layer already exists`, `${ID.b}: Mounted from other`], '2 of 2 layers done; 2 already there'],
  [[`${ID.a}: Pushed`, `${ID.a}: Preparing`], '1 of 1 layer done; 0 already there'],
  [
    [`${ID.a}: Retrying in 5 seconds`, `${ID.a.slice(1)}: Pushed`, `${ID.b}: Preparing`],
    '0 of 2 layers done; 0 already there; after an error, 1 sent again',
  ],
  [[`${ID.a}: Retrying in 1 second`, `${ID.a}: Pushed`], '1 of 1 layer done; 0 already there'],
])('%j', (lines, words) => {
  expect(after(lines).inWords()).toBe(words)
})

test('sizes are those of what has to be sent', () => {
  const sizes = new Map([
    [ID.a, 1_000_000],
    [ID.b, 2_500_000],
    [ID.c, 9_000_000],
  ])
  const progress = after([`${ID.a}: Waiting`, `${ID.b}: Pushed`, `${ID.c}: Layer already exists`], sizes)
  expect(progress.inWords()).toBe('2 of 3 layers done, 2.5 MB of 3.5 MB; 1 already there')
  expect(progress.counts()).toEqual({ sent: 1, there: 1 })
})

test('what docker did not say is not counted', () => {
  expect(countsInWords(after([]).counts())).toBeNull()
  expect(countsInWords({ sent: 1, there: 0 })).toBe('1 layer sent, 0 already there')
})
