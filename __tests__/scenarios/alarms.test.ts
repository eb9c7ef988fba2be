/** The alarms that are watched after a deployment, in the shipped bundle: what becomes of one that goes off. */
import { describe, expect, jest, test } from '@jest/globals'
import type { AlarmSeed } from '../../local-aws/surroundings/surroundings.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { until } from '../support/until.ts'
import { deniedAlarms, watching } from '../support/alarm-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const OK = { at: -3600, state: 'OK' } as const
const QUIET: AlarmSeed = { name: 'shop-5xx', states: [OK] }
/** When the deployment is over and the watch has begun; it lasts for two minutes. */
const DURING_THE_WATCH = 100
const CROSSED = 'Threshold Crossed: 1 datapoint [12.0] was greater than the threshold (5.0).'

describe('alarms that stay quiet', () => {
  test('are looked at to the end of the time, at a modest pace', async () => {
    const run = await play(watching([QUIET, { name: 'shop-slow', kind: 'composite', states: [OK] }]))
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
    expect(run.log).toContain('alarms that are watched for 2 min: shop-5xx, shop-slow')
    expect(run.summary).toContain('2 OK')
    const times = run.requests.filter(({ operation }) => operation === 'DescribeAlarms').map(({ time }) => time)
    // One of the plan, one at the start of the watch, one every 10 s, the last one at its end.
    expect(times).toHaveLength(14)
    expect((times.at(-1) ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(119_000)
  })

  test('without data are a warning, not a success of their own', async () => {
    const run = await play(watching([{ name: 'shop-5xx', states: [{ at: -60, state: 'INSUFFICIENT_DATA' }] }]))
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('the alarm shop-5xx has no data, so it says nothing about the deployment')
    expect(run.summary).toContain('1 without data')
    expect(run.summary).not.toContain('1 OK')
  })

  test('are looked at again when CloudWatch has not answered at the end of the time', async () => {
    const silent = { kind: 'throttle', service: 'cloudwatch', afterSeconds: 60, untilSeconds: 200 } as const
    const run = await play({ ...watching([QUIET]), faults: [silent] })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('cloudwatch:DescribeAlarms')
  })
})

describe('an alarm that goes off', () => {
  test.each<readonly [string, 'metric' | 'composite', number]>([
    ['in the time', 'metric', DURING_THE_WATCH],
    ['while the deployment was under way', 'composite', 20],
  ])('%s has the deployment taken back', async (_, kind, at) => {
    const reason = `${CROSSED}\n::error::forged`
    const loud: AlarmSeed = { name: 'shop-5xx', kind, states: [OK, { at, state: 'ALARM', reason }] }
    const run = await play(watching([loud, { name: 'shop-slow', states: [OK] }]))
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'alarms', 'error-code': 'E_ALARM' } })
    expect(run.outputs['deployment-reason']).toContain(`alarm shop-5xx is in ALARM: ${CROSSED}`)
    expect(run.summary.split('\n')[0]).toContain('alarm shop-5xx is in ALARM')
    expect(run.summary).toContain('Service `web` was set back to `hello:1`.')
    expect(run.log).not.toMatch(/^::error::forged/mu)
    expect(run.callsOf('UpdateService')).toBe(2)
  })

  test('before the deployment is ignored until it has left that state', async () => {
    const old = { at: -60, state: 'ALARM', reason: CROSSED } as const
    const run = await play(watching([{ name: 'shop-5xx', states: [old] }]))
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain(
      'the alarm shop-5xx is in ALARM since before the deployment, so it is ignored until it leaves that state',
    )
    const states = [old, { at: 70, state: 'OK' }, { at: DURING_THE_WATCH, state: 'ALARM', reason: CROSSED }] as const
    const again = await play(watching([{ name: 'shop-5xx', states }]))
    expect(again).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_ALARM' } })
  })
})

test('an alarm that is deleted meanwhile is no success', async () => {
  const run = await play(watching([{ ...QUIET, deletedAt: DURING_THE_WATCH }]))
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'alarms', 'error-code': 'E_AWS' } })
  expect(run.log).toContain('CloudWatch no longer lists the alarm shop-5xx')
})

test('a permission that is taken away meanwhile is no success', async () => {
  const run = await play({ ...watching([QUIET]), faults: [{ ...deniedAlarms(), afterSeconds: 60 }] })
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'alarms', 'error-code': 'E_ACCESS_DENIED' } })
})

describe('the plan ends the run before anything is changed', () => {
  test.each<readonly [string, Parameters<typeof play>[0], string]>([
    ['for a name that does not exist', watching([{ name: 'shop-5xy', states: [OK] }], ['shop-5xx']), 'shop-5xy'],
    ['for a denial', { ...watching([QUIET]), faults: [deniedAlarms()] }, 'cloudwatch:DescribeAlarms'],
  ])('%s', async (_, given, because) => {
    const run = await play(given)
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'plan' } })
    expect(run.log).toContain(because)
    expect(['PutImage', 'RegisterTaskDefinition', 'UpdateService'].map(run.callsOf)).toEqual([0, 0, 0])
  })

  test('and shows the alarms', async () => {
    const run = await play({ ...watching([QUIET]), inputs: { 'dry-run': 'true' } })
    expect(run.summary).toContain('Alarms that are watched: `shop-5xx`.')
  })
})

test('where nothing is deployed no alarm is watched', async () => {
  const run = await play({ ...watching([QUIET]), again: {} })
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'unchanged' } })
  expect(run.callsOf('DescribeAlarms')).toBe(1)
})

test('a cancel ends the watch', async () => {
  const run = await play({
    ...watching([QUIET]),
    inputs: { 'rollback-on': 'failure, cancel' },
    cancelWhen: ({ requests }) =>
      until('the watch', () => requests.filter(({ operation }) => operation === 'DescribeAlarms').length > 3),
  })
  expect(run.outputs).toMatchObject({ result: 'cancelled', 'error-code': 'E_CANCELLED' })
  expect(run.summary.split('\n')[0]).toContain('Cancelled while watching the alarms of `web`')
  expect(run.cancelledAfterMs).toBeLessThan(7_000)
})
