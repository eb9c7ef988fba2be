/** What docker prints of a push, in words. */
import { describe, expect, test } from '@jest/globals'
import { countsInWords, layerSizes, pushProgress } from '../../../src/domain/image/push-progress.ts'

const ID = { a: 'a'.repeat(12), b: 'b'.repeat(12), c: 'c'.repeat(12) }
const after = (lines: readonly string[], sizes?: ReadonlyMap<string, number>) => {
  const progress = pushProgress(sizes)
  for (const line of lines) progress.see(line)
  return progress
}

test.each<readonly [readonly string[], string | null]>([
  [[], null],
  [['The push refers to repository [example.com/hello]', 'latest: digest: sha256:00 size: 1'], null],
  [[`${ID.a}: Preparing`, `${ID.b}: Waiting`], 'pushing: 0 of 2 layers done; 0 already there'],
  [[`${ID.a}: Layer already exists`, `${ID.b}: Mounted from other`], 'pushing: 2 of 2 layers done; 2 already there'],
  [[`${ID.a}: Pushed`, `${ID.a}: Preparing`], 'pushing: 1 of 1 layer done; 0 already there'],
  [
    [`${ID.a}: Retrying in 5 seconds`, `${ID.a.slice(1)}: Pushed`, `${ID.b}: Preparing`],
    'pushing: 0 of 2 layers done; 0 already there; after an error, 1 sent again',
  ],
  [[`${ID.a}: Retrying in 1 second`, `${ID.a}: Pushed`], 'pushing: 1 of 1 layer done; 0 already there'],
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
  expect(progress.inWords()).toBe('pushing: 2 of 3 layers done, 2.5 MB of 3.5 MB; 1 already there')
  expect(progress.counts()).toEqual({ sent: 1, there: 1 })
})

test('what docker did not say is not counted', () => {
  expect(countsInWords(after([]).counts())).toBeNull()
  expect(countsInWords({ sent: 1, there: 0 })).toBe('1 layer sent, 0 already there')
})

describe('the sizes in an archive', () => {
  test('of an OCI layout, by the names of its blobs', () => {
    const hex = `${ID.a}${'0'.repeat(52)}`
    const listing = [
      'drwxr-xr-x 0/0 0 2026-01-01 00:00 blobs/sha256/',
      `-rw-r--r-- root/root 1234 2026-01-01 00:00 blobs/sha256/${hex}`,
      '-rw-r--r-- 0/0 99 2026-01-01 00:00 manifest.json',
      `lrwxrwxrwx 0/0 0 2026-01-01 00:00 blobs/sha256/${ID.b}${'0'.repeat(52)} -> x`,
    ]
    expect([...layerSizes(listing.join('\n'))]).toEqual([[ID.a, 1234]])
  })

  test('of another archive are not known', () => {
    expect(layerSizes('-rw-r--r-- 0/0 99 2026-01-01 00:00 0123/layer.tar').size).toBe(0)
  })
})
