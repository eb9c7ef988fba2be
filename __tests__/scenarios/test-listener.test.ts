/** Checks on the test listener in the shipped bundle: what holds production traffic until they have passed, and what becomes of a deployment that fails them. */
import type { RequestListener } from 'node:http'
import { describe, expect, jest, test } from '@jest/globals'
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { failingAt, shifted } from '../../local-aws/ecs/script/strategies.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { serve } from '../support/loopback-server.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'
import { testedService } from '../support/test-listener-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

/** A service on loopback that counts its requests. */
const answering = async (listener: RequestListener) => {
  const requests: { readonly host: string | undefined; readonly test: unknown; readonly url: string | undefined }[] = []
  const origin = await serve((request, response) => {
    requests.push({ host: request.headers.host, test: request.headers['x-test'], url: request.url })
    listener(request, response)
  })
  return { port: Number(new URL(origin).port), requests }
}

const OK: RequestListener = (_, response) => void response.end('ready')
const BROKEN: RequestListener = (_, response) => void response.writeHead(500).end()

const CHECK = { on: 'test-listener', path: '/health', retries: 1 }
const PAUSED = shifted({ pausesAt: 'POST_TEST_TRAFFIC_SHIFT' })

const playOn = async (
  listener: RequestListener,
  { checks = [CHECK], rules, pauseHook = 'continue', strategy, ...more }: Playing = {},
) => {
  const { port, requests } = await answering(listener)
  const settings = { verify: false, 'smoke-test': checks, 'pause-hook': pauseHook }
  const run = await play({
    scenario: PAUSED,
    settings: JSON.stringify(settings),
    ...testedService(port, rules, strategy),
    ...more,
  })
  return { run, requests, origin: `http://localhost:${port}` }
}

interface Playing extends Omit<ShipPlay, 'settings'> {
  readonly checks?: readonly object[]
  readonly rules?: readonly Rule[]
  readonly pauseHook?: string
  readonly strategy?: 'BLUE_GREEN' | 'LINEAR' | 'CANARY'
}

const UNTOUCHED = [0, 0, 0]
const changesOf = (run: ShipPlayed) => ['PutImage', 'RegisterTaskDefinition', 'UpdateService'].map(run.callsOf)

describe('checks that pass', () => {
  test.each(['BLUE_GREEN', 'LINEAR', 'CANARY'] as const)('have the pause hook of %s continued', async (strategy) => {
    const { run, requests, origin } = await playOn(OK, { strategy })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'success' } })
    expect(requests).toHaveLength(1)
    expect(run.log).toContain(`GET ${origin}/health (test listener) passed`)
    expect(run.log.indexOf('(test listener) passed')).toBeLessThan(run.log.indexOf('continued pause hook'))
    expect(run.callsOf('ContinueServiceDeployment')).toBe(1)
    expect(run.summary).toContain('1 check passed')
  })

  test('leave a pause hook that waits for a person to that person', async () => {
    const { run, requests } = await playOn(OK, { pauseHook: 'wait', inputs: { 'wait-for-minutes': '4' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_PAUSED' } })
    expect(requests).toHaveLength(1)
    expect(run.callsOf('ContinueServiceDeployment')).toBe(0)
  })

  test('end a run that waits for that stage only', async () => {
    const { run, requests } = await playOn(OK, { inputs: { 'wait-until': 'POST_TEST_TRAFFIC_SHIFT' } })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'POST_TEST_TRAFFIC_SHIFT' } })
    expect(requests).toHaveLength(1)
  })

  test('are made once, although a linear deployment pauses at each step', async () => {
    const scenario = shifted({ weights: [50, 100], pausesAt: 'PRE_PRODUCTION_TRAFFIC_SHIFT' })
    const { run, requests } = await playOn(OK, { scenario })
    expect(run.exitCode).toBe(0)
    expect(requests).toHaveLength(1)
    expect(run.callsOf('ContinueServiceDeployment')).toBe(2)
  })

  test('and those of the service are made when it is confirmed', async () => {
    const { run, requests } = await playOn(OK, { checks: [CHECK, { url: 'http://169.254.1.1/' }] })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'smoke' } })
    expect(requests).toHaveLength(1)
  })

  test('have what the rule of the test listener demands', async () => {
    const rules = [
      { Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/admin/*'] } }] },
      {
        Conditions: [
          { Field: 'host-header', HostHeaderConfig: { Values: ['*.example.com', 'green.example.com'] } },
          { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Test', Values: ['yes*', 'green'] } },
        ],
      },
    ]
    const { run, requests } = await playOn(OK, { rules })
    expect(run.exitCode).toBe(0)
    expect(requests).toEqual([{ host: 'green.example.com', test: 'green', url: '/health' }])
  })
})

describe('a check that fails', () => {
  test('has the deployment rolled back at its pause hook, before production traffic moves', async () => {
    const { run, requests } = await playOn(BROKEN)
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { 'failed-stage': 'wait', 'error-code': 'E_SMOKE_TEST', rollback: 'restored' },
    })
    expect(headlineOf(run)).toContain('GET /health (test listener) returned 500, not 200-299')
    expect(requests).toHaveLength(2)
    const answers = run.requests.filter(({ operation }) => operation === 'ContinueServiceDeployment')
    expect(answers.map(({ input }) => input)).toMatchObject([{ action: 'ROLLBACK' }])
    expect(run.callsOf('StopServiceDeployment')).toBe(0)
    expect(run.log).not.toMatch(/production(?: traffic)? (?:[1-9]|100)/u)
  })

  test('takes nothing back with `rollback-on: none`', async () => {
    const { run } = await playOn(BROKEN, { inputs: { 'rollback-on': 'none' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_SMOKE_TEST' } })
    expect(run.callsOf('ContinueServiceDeployment')).toBe(0)
  })

  test('is no longer made when ECS rolls back by itself', async () => {
    const scenario = failingAt(shifted({ pausesAt: 'PRE_PRODUCTION_TRAFFIC_SHIFT' }), 47, 'user')
    const { run } = await playOn((_, response) => response.writeProcessing(), {
      scenario,
      checks: [{ ...CHECK, 'timeout-seconds': 120 }],
    })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'deployment-status': 'rolled-back' } })
  })
})

test('a check that was not made is no success: the pause hook was taken away meanwhile', async () => {
  const scenario = shifted({ bakeSeconds: 5 })
  const skipped = { ...scenario, steps: scenario.steps.filter((step) => step.at < 44 || step.at >= 50) }
  const { run, requests } = await playOn(OK, { scenario: skipped })
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_SMOKE_NOT_MADE' } })
  expect(requests).toHaveLength(0)
  expect(run.callsOf('StopServiceDeployment')).toBe(0)
})

describe('the plan ends the run before anything is changed', () => {
  test.each<readonly [string, Playing, string]>([
    ['for a rolling service', { service: {} }, 'has the strategy ROLLING, which has no test traffic'],
    [
      'without a pause hook that holds production traffic',
      {
        service: {
          ...testedService(80).service,
          deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 },
        },
      },
      'has no pause hook at POST_TEST_TRAFFIC_SHIFT or PRE_PRODUCTION_TRAFFIC_SHIFT',
    ],
    [
      'without a test listener',
      { service: { ...testedService(80).service, described: { loadBalancers: [] } } },
      'has no `testListenerRule`',
    ],
    ['for a wait that ends before', { inputs: { 'wait-until': 'POST_SCALE_UP' } }, 'which is before the check'],
    [
      'for a rule that is for some addresses only',
      { rules: [{ Conditions: [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }] }] },
      'what leads to the service is for some source addresses only',
    ],
    [
      'for a path that another rule takes',
      { rules: [{ Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/h*'] } }] }, {}] },
      'sends it elsewhere',
    ],
  ])('%s', async (_, given, because) => {
    const { run, requests } = await playOn(OK, given)
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'plan', 'error-code': 'E_INPUT' } })
    expect(run.log).toContain(because)
    expect(changesOf(run)).toEqual(UNTOUCHED)
    expect(requests).toHaveLength(0)
  })
})
