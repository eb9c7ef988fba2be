/** What is wrong with a response, and how a check is called. */
import { describe, expect, test } from '@jest/globals'
import { checkInShort, checkInWords, defectIn, type CheckedResponse } from '../../../src/domain/smoke/smoke-check.ts'
import { checkOf } from '../../support/smoke-play.ts'

const response = (facts: Partial<CheckedResponse> = {}): CheckedResponse => ({
  status: 200,
  headers: { 'content-type': 'text/plain', 'x-version': '2' },
  body: Buffer.from('the service is ready'),
  isCut: false,
  ...facts,
})

test.each([
  ['any 2xx', response({ status: 204 }), {}],
  ['the ends of a range', response({ status: 404 }), { status: [{ from: 404, to: 404 }] }],
  ['a text in the body', response(), { contains: 'is ready' }],
  ['a text of several bytes a character', response({ body: Buffer.from('größer') }), { contains: 'öß' }],
  ['a header, whose name has any case', response(), { responseHeaders: { 'X-Version': '2' } }],
  ['not modified, where it is asked for', response({ status: 304 }), { status: [{ from: 304, to: 304 }] }],
])('%s passes', (_, given, facts) => {
  expect(defectIn(given, checkOf(facts))).toBeNull()
})

test.each([
  ['an error', response({ status: 503 }), {}, 'returned 503, not 200-299'],
  ['a redirect', response({ status: 308 }), {}, 'returned 308, not 200-299; redirects are not followed'],
  [
    'a status outside of all ranges',
    response({ status: 201 }),
    {
      status: [
        { from: 200, to: 200 },
        { from: 400, to: 404 },
      ],
    },
    'returned 201, not 200 or 400-404',
  ],
  ['no such text', response(), { contains: 'READY' }, 'returned 200 without the text of `contains`'],
  [
    'no such text in what was read',
    response({ isCut: true }),
    { contains: 'READY' },
    'returned 200 without the text of `contains` in the first MiB',
  ],
  ['no such header', response(), { responseHeaders: { etag: 'x' } }, 'returned 200 without the header etag'],
  [
    'another value',
    response(),
    { responseHeaders: { 'x-version': '22' } },
    'returned 200 with another value of the header x-version',
  ],
])('%s does not pass', (_, given, facts, defect) => {
  expect(defectIn(given, checkOf(facts))).toBe(defect)
})

describe('a check is called', () => {
  const address = { url: 'https://shop.example.com/health?token=secret', host: null }

  test('by its method and address, without the query', () => {
    expect(checkInWords(checkOf({ address }))).toBe('GET https://shop.example.com/health')
    expect(checkInShort(checkOf({ address, method: 'HEAD' }))).toBe('HEAD /health')
  })

  test('with the name of the host that it is for', () => {
    const balancer = { url: 'https://shop-1.elb.amazonaws.com/health', host: 'shop.example.com' }
    expect(checkInWords(checkOf({ address: balancer }))).toBe(
      'GET https://shop-1.elb.amazonaws.com/health (host shop.example.com)',
    )
  })

  test('by the first characters of a long path', () => {
    const long = { url: `https://shop.example.com/${'a'.repeat(500)}`, host: null }
    expect(checkInWords(checkOf({ address: long })).length).toBeLessThan(140)
    expect(checkInShort(checkOf({ address: long }))).toBe(`GET /${'a'.repeat(28)}…`)
  })
})
