/** The stage: attempts, what it says, and what it throws. */
import { expect, test } from '@jest/globals'
import type { ShipError } from '../../../src/errors/ship-error.ts'
import type { PlannedCheck } from '../../../src/domain/smoke/smoke-check.ts'
import type { ProbeReply, ProbeRequest } from '../../../src/ports/probe.ts'
import { smokeTest } from '../../../src/stages/smoke/smoke.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { checkOf } from '../../support/smoke-play.ts'

const status = (code: number): ProbeReply => ({
  kind: 'response',
  status: code,
  headers: {},
  body: new Uint8Array(),
  isCut: false,
})

/** Plays the checks; each path has its replies, the last one for all further requests. */
const play = (checks: readonly PlannedCheck[], replies: Readonly<Record<string, readonly ProbeReply[]>>) => {
  const requests: ProbeRequest[] = []
  const clock = makeFakeClock()
  const log = recordingLog()
  const probe = async (request: ProbeRequest): Promise<ProbeReply> => {
    const own = replies[new URL(request.url).pathname] ?? []
    const count = requests.filter(({ url }) => url === request.url).length
    requests.push(request)
    return Promise.resolve(own[Math.min(count, own.length - 1)] ?? status(404))
  }
  const outcome = smokeTest.run({ service: 'web', checks }, { probe, clock, log })
  return { outcome, requests, clock, log }
}

const at = (path: string, facts: Partial<PlannedCheck> = {}): PlannedCheck =>
  checkOf({ address: { url: `https://shop.example.com${path}`, host: null }, ...facts })

test('a check that passes is made once, with what is set', async () => {
  const check = at('/a', { headers: { 'x-token': 'secret' }, method: 'HEAD' })
  const { outcome, requests, clock } = play([check], { '/a': [status(200)] })
  expect(await outcome).toEqual({
    kind: 'passed',
    checks: [{ check: 'HEAD https://shop.example.com/a', attempts: 1, defect: null }],
  })
  expect(requests).toMatchObject([{ method: 'HEAD', headers: { 'x-token': 'secret' }, body: 'not-read' }])
  expect(clock.elapsedMs()).toBe(0)
})

test('a body is read where it is looked at', async () => {
  const { outcome, requests } = play([at('/a', { contains: 'x', retries: 0 })], { '/a': [status(200)] })
  await expect(outcome).rejects.toMatchObject({ code: 'E_SMOKE_TEST' })
  expect(requests).toMatchObject([{ body: 'read' }])
})

test('a check is made again until it passes; the same defect is reported once', async () => {
  const { outcome, clock, log } = play([at('/a')], { '/a': [status(502), status(502), status(503), status(200)] })
  expect(await outcome).toMatchObject({ kind: 'passed', checks: [{ attempts: 4 }] })
  expect(clock.elapsedMs()).toBe(15_000)
  expect(log.lines.map(({ text }) => text)).toEqual([
    'GET https://shop.example.com/a returned 502, not 200-299; trying again every 5 s',
    'GET https://shop.example.com/a returned 503, not 200-299; trying again every 5 s',
    'GET https://shop.example.com/a passed at attempt 4',
  ])
})

test('each check that fails is in the error, with what all of them found', async () => {
  const checks = [at('/a', { retries: 2 }), at('/b'), at('/c', { retries: 0 })]
  const { outcome, requests } = play(checks, { '/a': [status(500)], '/b': [status(200)], '/c': [status(404)] })
  const error = (await outcome.catch((thrown: unknown) => thrown)) as ShipError
  expect(error).toMatchObject({ code: 'E_SMOKE_TEST', kind: 'rollout' })
  expect(error.message).toBe(
    [
      'the smoke test of service web failed in 2 checks:',
      '- GET https://shop.example.com/a returned 500, not 200-299 (attempt 3)',
      '- GET https://shop.example.com/c returned 404, not 200-299',
    ].join('\n'),
  )
  expect(error.headlines[0]).toBe('GET /a returned 500, not 200-299; 2 of 3 checks failed')
  expect(error.result).toMatchObject({ kind: 'failed', checks: [{ attempts: 3 }, { defect: null }, { attempts: 1 }] })
  expect(requests).toHaveLength(5)
})

test('what no attempt can change is not tried again', async () => {
  const because = 'was not sent: …'
  const { outcome, requests } = play([at('/a')], { '/a': [{ kind: 'none', because, again: 'useless' }] })
  await expect(outcome).rejects.toThrow('GET https://shop.example.com/a was not sent: …')
  expect(requests).toHaveLength(1)
})

test('a cancel between two attempts ends it', async () => {
  const { outcome, clock } = play([at('/a')], { '/a': [status(500)] })
  clock.abortAt(5000, new Error('the run was cancelled'))
  await expect(outcome).rejects.toThrow('the run was cancelled')
})
