/** Lists that come in pages. */
import { expect, test } from '@jest/globals'
import { chunksOf, readPages } from '../../../src/domain/aws/pages.ts'

test('every page is read, with the token that the page before named', async () => {
  const asked: (string | undefined)[] = []
  const pages: Readonly<Record<string, string | undefined>> = { first: '2', '2': '3' }
  const items = await readPages((token) => {
    asked.push(token)
    return Promise.resolve({ items: [token ?? 'first'], nextToken: pages[token ?? 'first'] })
  })
  expect(asked).toEqual([undefined, '2', '3'])
  expect(items).toEqual(['first', '2', '3'])
})

test('a list without an end is cut', async () => {
  const items = await readPages(() => Promise.resolve({ items: [1], nextToken: 'more' }), 7)
  expect(items).toHaveLength(7)
})

test('chunks', () => {
  expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(chunksOf([], 2)).toEqual([])
})
