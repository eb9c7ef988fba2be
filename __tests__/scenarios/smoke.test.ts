/** The smoke test in the shipped bundle: requests to a real server on loopback, and what becomes of a deployment that fails it. */
import type { RequestListener } from 'node:http'
import { describe, expect, jest, test } from '@jest/globals'
import { BEHIND_BALANCER, denied, smokeSurroundings } from '../support/smoke-play.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { changesIn } from '../support/one-off-play.ts'
import { serve } from '../support/loopback-server.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

/** Answers by turns; the last answer is given again. */
const inTurn = (...answers: readonly RequestListener[]) => {
  let count = 0
  const listener: RequestListener = (request, response) => {
    const answer = answers[Math.min(count, answers.length - 1)]
    count += 1
    answer?.(request, response)
  }
  return { listener, count: () => count }
}

const answering =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(body)

const OK = answering(200, 'ready')
const BROKEN = answering(500, 'the password is hunter2')

const smoke = (...checks: readonly object[]): Pick<ShipPlay, 'settings'> => ({
  settings: JSON.stringify({ 'smoke-test': checks }),
})

describe('a service that answers', () => {
  test('passes, also where it needs a moment', async () => {
    const server = inTurn(BROKEN, answering(200, 'starting'), OK)
    const origin = await serve(server.listener)
    const run = await play(smoke({ url: `${origin}/health?token=hunter2`, contains: 'ready' }))
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
    expect(run.log).toContain(`GET ${origin}/health returned 500, not 200-299; trying again every 5 s`)
    expect(run.log).toContain(`GET ${origin}/health passed at attempt 3`)
    expect(run.summary).toContain('1 check passed')
    expect(`${run.log}${run.summary}`).not.toContain('hunter2')
    expect(server.count()).toBe(3)
  })

  test('is found behind its load balancer', async () => {
    const hosts: unknown[] = []
    const origin = await serve((request, response) => {
      hosts.push(request.headers.host)
      response.end()
    })
    const run = await play({
      // The load balancer is one of this test: its target group suits no task.
      settings: JSON.stringify({ verify: false, 'smoke-test': [{ path: '/health', host: 'shop.example.com' }] }),
      service: BEHIND_BALANCER,
      surroundings: smokeSurroundings(Number(new URL(origin).port)),
    })
    expect(run.exitCode).toBe(0)
    expect(run.log).toMatch(/smoke test: GET http:\/\/localhost:\d+\/health \(host shop\.example\.com\)/u)
    expect(hosts).toEqual(['shop.example.com'])
  })
})

describe('a deployment is taken back', () => {
  test.each<readonly [string, RequestListener, object, string]>([
    ['whose service fails', BROKEN, {}, 'GET /health returned 500, not 200-299'],
    [
      'that answers with a redirect to another host',
      answering(302, '', { location: 'http://169.254.169.254/latest/meta-data/' }),
      {},
      'GET /health returned 302, not 200-299; redirects are not followed',
    ],
    [
      'whose body has not the text',
      answering(200, `${'x'.repeat(2_000_000)}ready`),
      { contains: 'ready' },
      'GET /health returned 200 without the text of `contains` in the first MiB',
    ],
    [
      'whose header is another one',
      answering(200, '', { 'x-version': '::error::forged%0A' }),
      { 'response-headers': { 'X-Version': '2' } },
      'GET /health returned 200 with another value of the header X-Version',
    ],
    [
      'that does not answer in time',
      (_, response) => response.writeProcessing(),
      { retries: 1 },
      'GET /health got no complete response in time',
    ],
  ])('%s', async (_, listener, check, because) => {
    const origin = await serve(listener)
    const run = await play(smoke({ url: `${origin}/health`, ...check }))
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'smoke', 'error-code': 'E_SMOKE_TEST' } })
    expect(headlineOf(run)).toContain('Failed in smoke: GET /health ')
    expect(run.log).toContain(because.replace('/health', `${origin}/health`))
    expect(run.summary).toContain('Service `web` was set back to `hello:1`.')
    expect(`${run.log}${run.summary}`).not.toMatch(/hunter2|forged/u)
    expect(run.callsOf('UpdateService')).toBe(2)
  })

  test('but not with `rollback-on: none`', async () => {
    const origin = await serve(BROKEN)
    const run = await play({ ...smoke({ url: origin, retries: 0 }), inputs: { 'rollback-on': 'none' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_SMOKE_TEST' } })
    expect(run.callsOf('UpdateService')).toBe(1)
  })
})

test('no request goes to a link-local address', async () => {
  const run = await play(smoke({ url: 'http://169.254.169.254/latest/meta-data/' }))
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_SMOKE_TEST' } })
  expect(run.log).toContain('was not sent: the host has the link-local address 169.254.169.254')
})

describe('the plan', () => {
  const through = smoke({ path: '/health' })

  test.each<readonly [string, ShipPlay, string]>([
    ['of a service without a load balancer', {}, 'the service web has no load balancer for `path`'],
    [
      'of a load balancer without a listener for HTTP',
      {
        service: BEHIND_BALANCER,
        surroundings: smokeSurroundings(80, { Protocol: 'UDP' }),
      },
      'the load balancer shop has no listener for HTTP',
    ],
    [
      'of a listener whose certificate is for a name that is not set',
      {
        service: BEHIND_BALANCER,
        surroundings: smokeSurroundings(443, { Protocol: 'HTTPS' }),
      },
      'Set `host` to the name that the certificate is for.',
    ],
    [
      'of a listener whose rule for the path leads elsewhere',
      {
        service: BEHIND_BALANCER,
        surroundings: smokeSurroundings(80, {
          rules: [
            {
              Conditions: [{ Field: 'path-pattern', Values: ['/health'] }],
              Actions: [{ Type: 'forward', TargetGroupArn: 'other' }],
            },
          ],
        }),
      },
      'the listener of the load balancer shop at port 80 sends it elsewhere',
    ],
    [
      'of a role that may not read listeners',
      {
        service: BEHIND_BALANCER,
        surroundings: smokeSurroundings(80),
        faults: [denied('DescribeListeners')],
      },
      'elasticloadbalancing:DescribeListeners',
    ],
  ])('%s ends the run before anything is changed', async (_, given, because) => {
    const run = await play({ ...through, ...given })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'plan' } })
    expect(run.log).toContain(because)
    expect(['PutImage', 'RegisterTaskDefinition', 'UpdateService'].map(run.callsOf)).toEqual([0, 0, 0])
  })

  test('shows the checks, and makes none', async () => {
    const server = inTurn(OK)
    const origin = await serve(server.listener)
    const run = await play({ ...smoke({ url: `${origin}/health` }), inputs: { 'dry-run': 'true' } })
    expect(run.exitCode).toBe(0)
    expect(run.summary).toContain(`Smoke test: \`GET ${origin}/health\`.`)
    expect(server.count()).toBe(0)
  })
})

test('a cancel ends the checks, and the rollback that was chosen is requested', async () => {
  const asked = Promise.withResolvers<undefined>()
  const origin = await serve(() => asked.resolve(undefined))
  const run = await play({
    ...smoke({ url: origin }),
    inputs: { 'rollback-on': 'failure, cancel' },
    cancelWhen: () => asked.promise,
  })
  expect(changesIn(run)).toEqual(['RegisterTaskDefinition', 'UpdateService', 'UpdateService'])
  expect(run.outputs).toMatchObject({ result: 'cancelled', 'error-code': 'E_CANCELLED' })
  expect(headlineOf(run)).toContain('Cancelled while testing `web`')
  expect(run.cancelledAfterMs).toBeLessThan(7_000)
})
