/** How the shipped bundle gets its scanners: a download that is cut off is continued, and a tampered one on PATH judges nothing. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { PINS } from '../../src/domain/scan/scanner-pins.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { serve } from '../support/loopback-server.ts'
import { makeArchive, type Archive } from '../support/scanner-archive.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

let folder = ''
let trivy: Archive
const mark = (): string => join(folder, 'it-ran')
const ranIn = async (): Promise<boolean> => (await readdir(folder)).includes(basename(mark()))
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supply-'))
  trivy = await makeArchive(folder, 'trivy', `Version: ${PINS.trivy.version}$(touch '${mark()}')`)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void

interface Played extends ShipPlayed {
  /** Of Trivy's archive, the header `range` of each request. */
  readonly ranges: readonly (string | undefined)[]
}

/** A mirror that answers so, and a release whose sha256 is that of the archive. */
const play = async (answer: Answer, given: ShipPlay = {}): Promise<Played> => {
  const ranges: (string | undefined)[] = []
  const origin = await serve((request, response) => {
    if (!basename(request.url ?? '').startsWith('trivy_')) {
      response.writeHead(404).end()
      return
    }
    ranges.push(request.headers.range)
    answer(request, response, ranges.length)
  })
  const release = `scanner-releases: { trivy: { version: ${PINS.trivy.version}, sha256: ${trivy.sha256} } }\n`
  const run = await playOnce({
    programs: 'without-scanners',
    ...given,
    inputs: { pipeline: 'check', ...given.inputs },
    settings: `tools-mirror: ${origin}\n${release}`,
    environment: { RUNNER_TOOL_CACHE: join(folder, 'cache') },
  })
  return { ...run, ranges }
}

const TAG = '"one"'

/** The first answer breaks off in the middle. */
const cutOnce =
  (more: (request: IncomingMessage, response: ServerResponse) => void): Answer =>
  (request, response, count) => {
    if (count > 1) {
      more(request, response)
      return
    }
    response.writeHead(200, { etag: TAG, 'content-length': trivy.bytes.length, 'accept-ranges': 'bytes' })
    const half = trivy.bytes.subarray(0, Math.floor(trivy.bytes.length / 2))
    response.write(half, () => setTimeout(() => response.destroy(), 200))
  }

/** What is asked for, as RFC 9110 has it. */
const rest = (request: IncomingMessage, response: ServerResponse, bytes = trivy.bytes): void => {
  const from = Number(/^bytes=(\d+)-$/u.exec(request.headers.range ?? '')?.[1] ?? 0)
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`
  response.writeHead(206, { etag: TAG, 'content-range': range, 'content-length': bytes.length - from })
  response.end(bytes.subarray(from))
}

describe('a download that is cut off in the middle', () => {
  test('is continued where it was, and what it gives runs', async () => {
    const run = await play(cutOnce((request, response) => rest(request, response)))
    expect(run.ranges).toEqual([undefined, `bytes=${Math.floor(trivy.bytes.length / 2)}-`])
    expect(await ranIn()).toBe(true)
  })

  test('is not what is pinned where the rest is of something else, and never runs', async () => {
    const other = Buffer.alloc(trivy.bytes.length, 7)
    const run = await play(cutOnce((request, response) => rest(request, response, other)))
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'broke', 'error-code': 'E_SCANNER_BROKE' } })
    expect(run.log).toContain(`but ${trivy.sha256} is pinned for trivy ${PINS.trivy.version}`)
    expect(await ranIn()).toBe(false)
  })
})

describe('a tampered Trivy on PATH', () => {
  const WARNING = 'is a tampered release and is not used. Remove it from this machine.'
  const whole: Answer = (_, response) => void response.end(trivy.bytes)

  test.each(['0.69.4', '0.69.5', '0.69.6'])('%s: the release of the settings runs in its place', async (version) => {
    const run = await play(whole, { programs: 'there', trivyVersion: version })
    expect(run.log).toMatch(new RegExp(`::warning.*trivy ${version} on PATH ${WARNING}`, 'u'))
    expect(run.ranges).toHaveLength(1)
    expect(await ranIn()).toBe(true)
  })

  test('is refused with the reason where no other one is available', async () => {
    const run = await play(whole, { programs: 'there', trivyVersion: '0.69.4', inputs: { offline: 'true' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'broke', 'error-code': 'E_SCANNER_BROKE' } })
    expect(run.log).toContain(`trivy 0.69.4 on PATH ${WARNING}`)
    expect(run.summary).toContain('trivy 0.69.4 on PATH is a tampered release, and trivy is not in ')
    expect(run.ranges).toEqual([])
  })
})
