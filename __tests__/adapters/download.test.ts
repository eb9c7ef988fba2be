/** Downloads from a real server on loopback: good, refused, cut off, redirected, too slow, aborted. */
import type { ServerResponse } from 'node:http'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { makeDownload, type DownloadOptions } from '../../src/adapters/download.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { serve, stopServers } from '../support/loopback-server.ts'
import { thrownBy } from '../support/scanner-ports.ts'

let directory = ''

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'download-'))
})
afterEach(async () => {
  jest.useRealTimers()
  stopServers()
  await rm(directory, { recursive: true, force: true })
})

const target = (): string => join(directory, 'new', 'archive.tar.gz')

const fetchFrom = (url: string, options: Partial<DownloadOptions> = {}): Promise<void> =>
  makeDownload({ signal: new AbortController().signal, environment: {}, ...options }).toFile(url, target())

const failureOf = async (url: string, options: Partial<DownloadOptions> = {}): Promise<string> => {
  const error = await thrownBy(fetchFrom(url, options))
  if (!(error instanceof ShipError)) throw error
  expect(error.code).toBe('E_DOWNLOAD')
  await expect(stat(target())).rejects.toThrow('ENOENT')
  return error.message
}

describe('download', () => {
  test('writes what it gets, into a file for its owner alone', async () => {
    const origin = await serve((_, response) => response.end('the archive'))
    await fetchFrom(`${origin}/archive`)
    expect(await readFile(target(), 'utf8')).toBe('the archive')
    expect((await stat(target())).mode & 0o777).toBe(0o600)
  })

  test('follows redirects, also relative ones', async () => {
    const origin = await serve(({ url }, response) => {
      if (url === '/end') response.end('moved')
      else response.writeHead(302, { location: url === '/start' ? `${origin}/middle` : 'end' }).end()
    })
    await fetchFrom(`${origin}/start`)
    expect(await readFile(target(), 'utf8')).toBe('moved')
  })

  test('names the status, without the query or a password', async () => {
    const origin = await serve((_, response) => response.writeHead(404).end('no'))
    const message = await failureOf(`${origin.replace('//', '//user:hunter2@')}/gone?signature=hunter2`)
    expect(message).toBe(`GET ${origin}/gone returned 404 Not Found`)
  })

  test.each([
    ['a promised length', { 'content-length': '1000' }],
    ['chunks without an end', {}],
  ])('a body that is cut off is no file: %s', async (_, headers) => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, headers)
      response.write('only this', () => response.destroy())
    })
    expect(await failureOf(`${origin}/x`)).toBe(`GET ${origin}/x was cut off`)
  })

  test('refuses plain HTTP that is not on loopback, also behind a redirect', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(302, { location: 'http://example.com/x?token=hunter2' }).end(),
    )
    const end = 'leads to http://example.com/x, which is not HTTPS'
    expect(await failureOf(`${origin}/x`)).toBe(`GET ${origin}/x ${end}`)
    expect(await failureOf('http://example.com/x?token=hunter2')).toBe(`GET http://example.com/x ${end}`)
    expect(await failureOf('file:///etc/passwd')).toContain('not HTTPS')
    expect(await failureOf('archive')).toContain('not a URL')
  })

  test('does not follow redirects for ever', async () => {
    const origin = await serve((_, response) => response.writeHead(302, { location: '/again' }).end())
    expect(await failureOf(`${origin}/x`)).toBe(`GET ${origin}/x was redirected more than 5 times`)
  })

  test('ends when it takes too long, and when nobody listens', async () => {
    const origin = await serve((_, response) => void response.write('slow'))
    expect(await failureOf(`${origin}/x`, { timeoutMs: 50 })).toBe(`GET ${origin}/x took longer than 0.05 s`)
    expect(await failureOf('http://127.0.0.1:1/x')).toContain('ECONNREFUSED')
  })

  test.each([
    ['accepts and never responds', () => undefined],
    ['stops in the middle', (response: ServerResponse) => void response.write('the beginning')],
  ])('ends when a server %s, long before the whole time is over', async (_, respond) => {
    const origin = await serve((_request, response) => respond(response))
    expect(await failureOf(`${origin}/x`, { silenceMs: 50 })).toBe(`GET ${origin}/x sent nothing for 0.05 s`)
  })

  test('takes as long as something comes', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] })
    const sizeOf = async (): Promise<number> => (await stat(target()).catch(() => ({ size: 0 }))).size
    const responses: ServerResponse[] = []
    const origin = await serve((_, response) => {
      responses.push(response)
      response.write('x')
    })
    const fetched = fetchFrom(`${origin}/x`)
    for (let size = 1; size <= 5; size += 1) {
      while ((await sizeOf()) < size) await new Promise(setImmediate)
      jest.advanceTimersByTime(29_000)
      responses[0]?.write('x')
    }
    responses[0]?.end()
    await fetched
    expect(await readFile(target(), 'utf8')).toBe('xxxxxx')
  })

  test('an abort is thrown as it is', async () => {
    const abort = new AbortController()
    const reason = new Error('cancelled')
    const origin = await serve((_, response) => {
      response.write('slow')
      setImmediate(() => abort.abort(reason))
    })
    expect(await thrownBy(fetchFrom(`${origin}/x`, { signal: abort.signal }))).toBe(reason)
    expect(await thrownBy(fetchFrom(`${origin}/x`, { signal: abort.signal }))).toBe(reason)
  })

  test('goes through the proxy that the environment names', async () => {
    const asked: (string | undefined)[] = []
    const proxy = await serve(({ url }, response) => {
      asked.push(url)
      response.end('by proxy')
    })
    await fetchFrom('http://localhost:1/x', { environment: { HTTP_PROXY: proxy } })
    expect(await readFile(target(), 'utf8')).toBe('by proxy')
    expect(asked).toEqual(['http://localhost:1/x'])
  })
})

describe('a short text', () => {
  const read = (url: string, headers = {}) =>
    makeDownload({ signal: new AbortController().signal, environment: {} }).read(url, headers)

  test('comes with its status and its challenge, whatever they are', async () => {
    const origin = await serve((_, response) => response.writeHead(401, { 'www-authenticate': 'Bearer x' }).end('no'))
    expect(await read(`${origin}/x`)).toEqual({ status: 401, challenge: 'Bearer x', text: 'no' })
  })

  test('that does not come is not waited for', async () => {
    const origin = await serve((_, response) => void response.writeHead(200).write('{'))
    const download = makeDownload({ signal: new AbortController().signal, environment: {}, silenceMs: 50 })
    await expect(download.read(`${origin}/x`, {})).rejects.toMatchObject({
      message: `GET ${origin}/x sent nothing for 0.05 s`,
    })
  })

  test('is asked for with the headers, and a host that it is redirected to does not get them', async () => {
    const seen: (string | undefined)[] = []
    const other = await serve(({ headers }, response) => {
      seen.push(headers.authorization)
      response.end('there')
    })
    const origin = await serve(({ headers }, response) => {
      seen.push(headers.authorization)
      response.writeHead(307, { location: `${other}/x` }).end()
    })
    expect(await read(`${origin}/x`, { authorization: 'Bearer t0' })).toMatchObject({ text: 'there' })
    expect(seen).toEqual(['Bearer t0', undefined])
  })

  test('is not read to the end when it is not short', async () => {
    const origin = await serve((_, response) => response.end('x'.repeat(5_000_000)))
    await expect(read(`${origin}/x`)).rejects.toMatchObject({
      code: 'E_DOWNLOAD',
      message: `GET ${origin}/x returned more than is expected`,
    })
  })
})
