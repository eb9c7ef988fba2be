/** The shipped bundle and deployments whose traffic ECS shifts: how far the run waits, and what it says of the rest. */
import { describe, expect, jest, test } from '@jest/globals'
import { drainsLong, failingAt, shifted, SHIFTED_AT } from '../../local-aws/ecs/script/strategies.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

/** From the summary: `after 3 min 2.0 s`. */
const waitedSeconds = ({ summary }: ShipPlayed): number => {
  const [, minutes = '0', seconds = 'NaN'] = /\*\* after (?:(\d+) min )?([\d.]+) s/.exec(summary) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

type Strategy = 'BLUE_GREEN' | 'LINEAR' | 'CANARY'

const of = (strategy: Strategy, more: Readonly<Record<string, unknown>> = {}): Pick<ShipPlay, 'service'> => ({
  service: { deploymentConfiguration: { strategy, bakeTimeInMinutes: 5, ...more } },
})

const LINEAR = of('LINEAR', { linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 2 } })
const CANARY = of('CANARY', { canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 } })

const until = (waitUntil: string): Pick<ShipPlay, 'inputs'> => ({ inputs: { 'wait-until': waitUntil } })

describe('to the end', () => {
  test.each<readonly [string, ShipPlay, readonly string[]]>([
    [
      'blue/green',
      { ...of('BLUE_GREEN'), scenario: shifted() },
      [
        'IN_PROGRESS at SCALE_UP, 0 % of production traffic: 0 of 1 running',
        'IN_PROGRESS at TEST_TRAFFIC_SHIFT, 0 % of production traffic, 100 % of test traffic: 1 of 1 running',
        'IN_PROGRESS at BAKE_TIME, 100 % of production traffic, 100 % of test traffic, bakes for 5 min: 1 of 1 running',
      ],
    ],
    [
      'linear',
      { ...LINEAR, scenario: shifted({ weights: [50, 100] }) },
      ['at PRODUCTION_TRAFFIC_SHIFT, 50 % of production traffic, 100 % of test traffic, bakes for 2 min'],
    ],
    [
      'canary',
      { ...CANARY, scenario: shifted({ weights: [10, 100] }) },
      ['at PRODUCTION_TRAFFIC_SHIFT, 10 % of production traffic, 100 % of test traffic, bakes for 2 min'],
    ],
  ])('%s: each stage is logged once', async (_, given, lines) => {
    const run = await play(given)
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': 'success' } })
    for (const line of lines) expect(run.log.split(line)).toHaveLength(2)
    expect(headlineOf(run)).toMatch(/^Shipped: `web` runs `test-\w+`$/u)
  })

  test('a Lambda hook is logged by its function', async () => {
    const run = await play({ ...of('BLUE_GREEN'), scenario: shifted({ lambda: 'SUCCEEDED' }) })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('hook check-green: IN_PROGRESS')
    expect(run.log).toContain('hook check-green: SUCCEEDED')
  })
})

describe('`wait-until`', () => {
  test.each<readonly [string, ShipPlay, number, string]>([
    ['POST_SCALE_UP', { ...of('BLUE_GREEN'), scenario: shifted() }, 30, 'POST_SCALE_UP'],
    ['BAKE_TIME', { ...of('BLUE_GREEN', { bakeTimeInMinutes: 1000 }), scenario: shifted() }, SHIFTED_AT, 'BAKE_TIME'],
    // It has lasted for two seconds only when it is looked for, and the next stage is there.
    [
      'bake_time',
      { ...CANARY, scenario: shifted({ weights: [10, 100], bakeSeconds: 1 }) },
      SHIFTED_AT + 120,
      'BAKE_TIME',
    ],
    [
      'PRODUCTION_TRAFFIC_SHIFT',
      { ...LINEAR, scenario: shifted({ weights: [50, 100] }) },
      50,
      'PRODUCTION_TRAFFIC_SHIFT',
    ],
  ])('%s ends there', async (wanted, given, at, stage) => {
    const run = await play({ ...given, ...until(wanted) })
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': stage } })
    expect(waitedSeconds(run)).toBeGreaterThanOrEqual(at - 5)
    expect(waitedSeconds(run)).toBeLessThanOrEqual(at + 4)
    expect(headlineOf(run)).toBe(
      `Shipped: \`web\` is at ${stage} with \`hello:2\`; ECS has not finished the deployment`,
    )
    expect(run.outputs['running-digest']).toBe(run.digest)
    expect(JSON.parse(run.outputs['services'] ?? '{}')).toMatchObject({ web: { outcome: stage, reason: null } })
  })

  test.each<readonly [string, ShipPlay, number]>([
    ['all production traffic has moved', { ...of('BLUE_GREEN'), scenario: shifted() }, 60],
    ['the last step is done', { ...LINEAR, scenario: shifted({ weights: [50, 100] }) }, 180],
    ['old tasks only drain', { scenario: drainsLong() }, 40],
    ['no task is wanted', { scenario: drainsLong({ desiredCount: 0 }), service: { desiredCount: 0 } }, 0],
  ])('serving ends when %s', async (_, given, at) => {
    const run = await play({ ...given, ...until('serving') })
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': 'serving' } })
    expect(waitedSeconds(run)).toBeGreaterThanOrEqual(at - 5)
    expect(waitedSeconds(run)).toBeLessThanOrEqual(at + 4)
    expect(run.summary).not.toContain('stable')
  })

  test('serving takes no task for healthy below a minimum of 100 %', async () => {
    const deploymentConfiguration = { minimumHealthyPercent: 50 }
    const run = await play({ scenario: drainsLong(), service: { deploymentConfiguration }, ...until('serving') })
    expect(run.outputs['deployment-status']).toBe('success')
    expect(waitedSeconds(run)).toBeGreaterThanOrEqual(335)
  })

  test('a stage that the strategy lacks ends the run before anything has changed', async () => {
    const run = await play(until('BAKE_TIME'))
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_INPUT', 'failed-stage': 'plan' } })
    expect(run.log).toContain('the service web has the strategy ROLLING, whose deployments have no stages')
    expect(run.callsOf('UpdateService')).toBe(0)
  })
})

describe('a rollback is red at once', () => {
  test.each([
    ['an alarm', 'alarm', 10],
    ['an alarm', 'alarm', 42],
    ['an alarm', 'alarm', 52],
    ['an operator', 'user', 70],
    ['an operator', 'user', 372],
    ['a hook', 'hook', 33],
  ] as const)('by %s (%s) at %i s', async (_, cause, at) => {
    const run = await play({ ...of('BLUE_GREEN'), scenario: failingAt(shifted(), at, cause) })
    const outputs = { 'deployment-status': 'rolled-back', 'error-code': 'E_ROLLED_BACK' }
    expect(run).toMatchObject({ exitCode: 1, outputs })
    expect(run.log).toContain('the deployment is being rolled back')
    expect(waitedSeconds(run)).toBeLessThanOrEqual(at + 34)
  })

  test('also where it came before the stage that is waited for', async () => {
    const run = await play({ ...of('BLUE_GREEN'), ...until('BAKE_TIME'), scenario: failingAt(shifted(), 63, 'hook') })
    expect(run.outputs['deployment-status']).toBe('rolled-back')
    expect(headlineOf(run)).toBe('Rolled back: a lifecycle hook failed at `POST_PRODUCTION_TRAFFIC_SHIFT`')
  })
})
