/** Attestations over the toolkit's client and a real socket: an answer that is none is never "there are none". */
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAttestations } from '../../../src/adapters/github/attestations.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { digestOf } from '../../support/image.ts'
import { serve, stopServers } from '../../support/loopback-server.ts'

const before = process.env['GITHUB_API_URL']
let answers: Readonly<Record<string, (response: ServerResponse) => void>>

// The toolkit reads the address when it is loaded.
beforeAll(async () => {
  const origin = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const page = searchParams.get('after')
    const name = pathname.includes('/attestations/') ? `list ${page ?? 'first'}` : 'repository'
    answers[name]?.(response)
  })
  process.env['GITHUB_API_URL'] = origin
})

afterAll(() => {
  stopServers()
  if (before === undefined) delete process.env['GITHUB_API_URL']
  else process.env['GITHUB_API_URL'] = before
})

const reply =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const NOT_FOUND = reply(404, { message: 'Not Found' })
const list = (after: string | null = null) => {
  const { signal } = new AbortController()
  const options = { token: 'ghs_x', repository: 'octo-org/hello', signal, clock: makeFakeClock() }
  return makeAttestations(options).list({ digest: digestOf('d'), predicateType: 'p', after })
}
const NONE = { kind: 'given', value: { attestations: [], next: null } }

test('an image that GitHub does not know has none, where the repository can be read', async () => {
  answers = { 'list first': NOT_FOUND, repository: reply(200, { id: 1 }) }
  expect(await list()).toEqual(NONE)
})

test('to a token that may not read the repository, it is not known', async () => {
  answers = { 'list first': NOT_FOUND, repository: NOT_FOUND }
  expect(await list()).toMatchObject({ kind: 'refused', status: 404 })
})

test('a page that is gone is not the end of the list', async () => {
  answers = { 'list 2': NOT_FOUND, repository: reply(200, { id: 1 }) }
  expect(await list('2')).toMatchObject({ kind: 'refused', status: 404 })
})

test.each<readonly [string, string | null]>([
  ['<https://api.github.com/x?after=2>; rel="next"', '2'],
  ['<https://api.github.com/x?before=1>; rel="prev", <https://api.github.com/x?after=a%3D>; rel="next"', 'a='],
  ['<https://api.github.com/x?after=2>; title="x"; rel=next', '2'],
  ['<https://elsewhere.example/x?after=2>; rel="next"', '2'],
  ['<https://api.github.com/x?before=1>; rel="prev"', null],
  ['', null],
])('the link %j leads to %j, on the same host', async (link, next) => {
  answers = { 'list first': reply(200, { attestations: [] }, link === '' ? {} : { link }) }
  expect(await list()).toMatchObject({ kind: 'given', value: { next } })
})

test.each([
  '<https://api.github.com/x?page=2>; rel="next"',
  '<https://api.github.com/x?after=>; rel="next"',
  '<not a URL>; rel="next"',
])('the link %j is not taken for the end', async (link) => {
  answers = { 'list first': reply(200, { attestations: [] }, { link }) }
  expect(await list()).toMatchObject({ kind: 'refused', text: expect.stringContaining('no `after`') })
})

test.each([
  ['without a list', {}],
  ['of another shape', { attestations: [{ bundle: 'text' }] }],
])('a response %s is none', async (_, body) => {
  answers = { 'list first': reply(200, body) }
  expect(await list()).toMatchObject({ kind: 'refused', status: null })
})
