/** Downloads from servers on loopback that cut connections off: what arrives is the file of one moment, or none. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { makeDownload } from '../../src/adapters/download.ts'
import { fc } from '../support/fast-check.ts'
import { serve, stopServers } from '../support/loopback-server.ts'

let directory = ''
let count = 0

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'resume-'))
})
afterEach(stopServers)
afterAll(() => rm(directory, { recursive: true, force: true }))

interface Serving {
  /** The file at each request; the last one from then on. */
  readonly versions: readonly Buffer[]
  /** After how many bytes of each response the connection is cut off; none: it is not. */
  readonly cuts: readonly number[]
  readonly ranges: 'honoured' | 'ignored' | 'from-elsewhere' | 'half'
  readonly tag: 'strong' | 'weak' | 'none'
  /** What the client has not read by then is lost; 100 when absent. */
  readonly cutMs?: number
  /** A status instead of a response, by the number of the request. */
  readonly statuses?: Readonly<Record<number, number>>
}

const tagOf = (bytes: Buffer): string => `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`

const makeServer = (serving: Serving): { readonly listener: RequestListener; readonly asked: string[] } => {
  const asked: string[] = []
  const listener: RequestListener = ({ headers }, response) => {
    const { length: number } = asked
    asked.push(headers.range ?? '')
    const status = serving.statuses?.[number]
    if (status === undefined) respond({ serving, number, headers, response })
    else response.writeHead(status).end('no')
  }
  return { listener, asked }
}

interface Exchange {
  readonly serving: Serving
  readonly number: number
  readonly headers: IncomingHttpHeaders
  readonly response: ServerResponse
}

const respond = ({ serving, number, headers, response }: Exchange): void => {
  const bytes = serving.versions[Math.min(number, serving.versions.length - 1)] ?? Buffer.alloc(0)
  const strong = tagOf(bytes)
  const tag = { strong: { etag: strong }, weak: { etag: `W/${strong}` }, none: {} }[serving.tag]
  const isPart = serving.ranges !== 'ignored' && headers.range !== undefined && headers['if-range'] === strong
  const [from, to] = isPart ? partOf(bytes, headers.range ?? '', serving.ranges) : [0, bytes.length]
  const body = bytes.subarray(from, to)
  const range = isPart ? { 'content-range': `bytes ${from}-${to - 1}/${bytes.length}` } : {}
  response.writeHead(isPart ? 206 : 200, { ...tag, ...range, 'content-length': body.length })
  const cut = serving.cuts[number] ?? body.length
  if (cut >= body.length) response.end(body)
  else response.write(body.subarray(0, cut), () => setTimeout(() => response.destroy(), serving.cutMs ?? 100))
}

const partOf = (bytes: Buffer, range: string, ranges: Serving['ranges']): readonly [number, number] => {
  const asked = Number(/\d+/.exec(range)?.[0])
  const from = ranges === 'from-elsewhere' ? Math.max(asked - 1, 0) : asked
  return [from, ranges === 'half' ? from + Math.ceil((bytes.length - from) / 2) : bytes.length]
}

interface Outcome {
  readonly kind: 'file' | 'failed'
  readonly bytes: Buffer | null
  readonly asked: readonly string[]
}

const fetchFrom = async (serving: Serving): Promise<Outcome> => {
  const { listener, asked } = makeServer(serving)
  const origin = await serve(listener)
  const path = join(directory, String((count += 1)))
  const download = makeDownload({ signal: new AbortController().signal, environment: {}, pauseMs: 1 })
  try {
    await download.toFile(`${origin}/file`, path)
    return { kind: 'file', bytes: await readFile(path), asked }
  } catch (error) {
    expect(error).toMatchObject({ code: 'E_DOWNLOAD' })
    expect(existsSync(path)).toBe(false)
    return { kind: 'failed', bytes: null, asked }
  }
}

const FILE = Buffer.from('0123456789'.repeat(40))
const OTHER = Buffer.from('abcdefghij'.repeat(30))
const good = { versions: [FILE], cuts: [], ranges: 'honoured', tag: 'strong' } as const

describe('a download that is cut off', () => {
  test('is continued where it was', async () => {
    const { bytes, asked } = await fetchFrom({ ...good, cuts: [100, 50] })
    expect(bytes).toEqual(FILE)
    expect(asked).toEqual(['', 'bytes=100-', 'bytes=150-'])
  })

  test('begins anew at a server without ranges', async () => {
    const { bytes, asked } = await fetchFrom({ ...good, cuts: [100], ranges: 'ignored' })
    expect(bytes).toEqual(FILE)
    expect(asked).toEqual(['', 'bytes=100-'])
  })

  test.each([
    ['another file is there now', { versions: [FILE, OTHER] }, OTHER],
    ['the part is another one', { ranges: 'from-elsewhere' }, FILE],
    ['the rest does not exist any more', { statuses: { 1: 416 }, versions: [FILE, OTHER] }, OTHER],
  ] as const)('is never put together out of two files: %s', async (_, changes, expected) => {
    const { bytes } = await fetchFrom({ ...good, cuts: [100], ...changes })
    expect(bytes).toEqual(expected)
  })

  test('is continued after a server that is busy, and after parts that are shorter than asked for', async () => {
    expect((await fetchFrom({ ...good, cuts: [100], statuses: { 1: 503, 2: 429 } })).bytes).toEqual(FILE)
    expect((await fetchFrom({ ...good, cuts: [100], ranges: 'half' })).bytes).toEqual(FILE)
  })

  test.each(['weak', 'none'] as const)('is not continued by a tag that is %s', async (tag) => {
    const { kind, asked } = await fetchFrom({ ...good, cuts: [100], tag })
    expect({ kind, asked }).toEqual({ kind: 'failed', asked: [''] })
  })

  test('is given up after ten times', async () => {
    const { kind, asked } = await fetchFrom({ ...good, cuts: Array.from({ length: 20 }, () => 1) })
    expect({ kind, requests: asked.length }).toEqual({ kind: 'failed', requests: 11 })
  })

  test('is the file of one moment or none, wherever it is cut off and whatever the server does', async () => {
    const version = fc.uint8Array({ minLength: 200, maxLength: 3000 }).map((bytes) => Buffer.from(bytes))
    const serving = fc.record({
      versions: fc.array(version, { minLength: 1, maxLength: 3 }),
      cuts: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 4 }),
      ranges: fc.constantFrom('honoured' as const, 'ignored' as const, 'from-elsewhere' as const, 'half' as const),
      tag: fc.constantFrom('strong' as const, 'strong' as const, 'weak' as const, 'none' as const),
    })
    await fc.assert(
      fc.asyncProperty(serving, async (one) => {
        const { kind, bytes } = await fetchFrom({ ...one, cutMs: 5 })
        stopServers()
        if (kind === 'file') expect(one.versions.some((version) => version.equals(bytes ?? Buffer.alloc(0)))).toBe(true)
        if (one.cuts.length === 0) expect(kind).toBe('file')
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})
