import { describe, expect, test } from '@jest/globals'
import { containerState, type ContainerState } from '../../../src/domain/image-test/container-state.ts'
import type { ImageTest } from '../../../src/domain/image-test/container-test.ts'
import type { ProbeReply } from '../../../src/ports/probe.ts'
import { waitUntilReady } from '../../../src/stages/image-test/wait-until-ready.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { imageTestOf } from '../../support/image-test-play.ts'

const stateOf = (state: object): ContainerState => {
  const ports = { '8080/tcp': [{ HostPort: '32769' }] }
  const read = containerState(JSON.stringify({ state: { Status: 'running', ExitCode: 0, ...state }, ports }))
  if (read === null) throw new Error('it cannot be read')
  return read
}

interface Course {
  readonly test?: Partial<ImageTest>
  /** By the time in ms. */
  readonly stateAt?: (ms: number) => object
  readonly replyAt?: (ms: number) => ProbeReply
  readonly dialAt?: (ms: number) => 'open' | 'closed'
}

const wait = async ({ test: changes, stateAt = () => ({}), replyAt, dialAt }: Course) => {
  const clock = makeFakeClock()
  const asked: unknown[] = []
  const answered = <Value>(at: ((ms: number) => Value) | undefined, request: unknown): Promise<Value> => {
    asked.push(request)
    return at === undefined ? Promise.reject(new Error('not expected')) : Promise.resolve(at(clock.elapsedMs()))
  }
  const found = await waitUntilReady(
    {
      test: imageTestOf(changes),
      startedAt: clock.now(),
      look: () => Promise.resolve(stateOf(stateAt(clock.elapsedMs()))),
    },
    { clock, probe: (request) => answered(replyAt, request.url), dial: (request) => answered(dialAt, request.port) },
  )
  return { found, tookMs: clock.elapsedMs(), asked }
}

const response = (status: number): ProbeReply => ({
  kind: 'response',
  status,
  headers: {},
  body: new Uint8Array(),
  isCut: false,
})
const REFUSED: ProbeReply = { kind: 'none', because: 'got no response: the connection was cut off', again: 'possible' }
const HTTP = { waitFor: { kind: 'port', port: 8080, path: '/health' } } as const
const TCP = { waitFor: { kind: 'port', port: 8080, path: null } } as const

describe('health', () => {
  test('it waits for it', async () => {
    const stateAt = (ms: number) => ({ Health: { Status: ms < 4000 ? 'starting' : 'healthy' } })
    await expect(wait({ stateAt })).resolves.toMatchObject({ found: { kind: 'ready' }, tookMs: 4000 })
  })

  test('it gives up when the time is over, with what the check said last', async () => {
    const stateAt = () => ({ Health: { Status: 'starting', Log: [{ ExitCode: 1, Output: 'refused' }] } })
    await expect(wait({ stateAt, test: { timeoutMs: 10_000 } })).resolves.toMatchObject({
      found: {
        kind: 'failed',
        because: 'was not healthy within 10 s: its health check ended with exit code 1: refused',
      },
      tookMs: 10_000,
    })
  })

  test('it ends at once when the container does', async () => {
    const stateAt = (ms: number) => (ms < 1000 ? { Health: { Status: 'starting' } } : { Status: 'exited', ExitCode: 1 })
    await expect(wait({ stateAt })).resolves.toMatchObject({ found: { kind: 'failed' }, tookMs: 1000 })
  })
})

describe('a port', () => {
  test.each([
    [200, 'ready'],
    [302, 'ready'],
    [399, 'ready'],
    [404, 'failed'],
    [500, 'failed'],
  ])('a response of %i: %s', async (status, kind) => {
    const { found, asked } = await wait({ test: HTTP, replyAt: () => response(status) })
    expect(found.kind).toBe(kind)
    expect(asked[0]).toBe('http://127.0.0.1:32769/health')
  })

  test('attempts go on until there is a response', async () => {
    const replyAt = (ms: number) => (ms < 3000 ? REFUSED : response(204))
    await expect(wait({ test: HTTP, replyAt })).resolves.toMatchObject({ found: { kind: 'ready' }, tookMs: 3000 })
  })

  test('what was seen last is said', async () => {
    const { found } = await wait({ test: HTTP, replyAt: (ms) => (ms < 3000 ? REFUSED : response(503)) })
    expect(found).toMatchObject({ because: 'was not ready on port 8080 within 60 s; it last responded with 503' })
  })

  test('without a path a connection is enough', async () => {
    const dialAt = (ms: number) => (ms < 2000 ? 'closed' : 'open')
    await expect(wait({ test: TCP, dialAt })).resolves.toMatchObject({ found: { kind: 'ready' }, tookMs: 2000 })
    const { found } = await wait({ test: TCP, dialAt: () => 'closed' })
    expect(found).toMatchObject({ because: 'was not ready on port 8080 within 60 s; it last took no connection' })
  })

  test('a container that has ended is not asked', async () => {
    const { found, asked } = await wait({ test: HTTP, stateAt: () => ({ Status: 'exited', ExitCode: 1 }) })
    expect(found.kind).toBe('failed')
    expect(asked).toEqual([])
  })
})

test('a container that is to run for some seconds is ready after them, unless it ends before', async () => {
  const seconds = { waitFor: { kind: 'seconds', seconds: 10 } } as const
  await expect(wait({ test: seconds })).resolves.toMatchObject({ found: { kind: 'ready' }, tookMs: 10_000 })
  const stateAt = (ms: number) => (ms < 9000 ? {} : { Status: 'exited', ExitCode: 1 })
  await expect(wait({ test: seconds, stateAt })).resolves.toMatchObject({ found: { kind: 'failed' }, tookMs: 9000 })
})

test('a container that never exits has its time', async () => {
  const { found } = await wait({ test: { waitFor: { kind: 'exit' }, timeoutMs: 5000 } })
  expect(found).toEqual({ kind: 'failed', because: 'did not exit within 5 s' })
})
