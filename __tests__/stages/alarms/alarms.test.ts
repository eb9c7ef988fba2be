/** The stage: when it looks, what it says, and what it throws. */
import { describe, expect, test } from '@jest/globals'
import type { DescribeAlarmsOutput } from '@aws-sdk/client-cloudwatch'
import { watchAlarms } from '../../../src/stages/alarms/alarms.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { awsError, denied } from '../../support/plan-play.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const START = Date.UTC(2026, 0, 1)
const DEPLOYED_AT = START - 60_000

type Reply = DescribeAlarmsOutput | Error

const alarm = (state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA', since = START, name = 'a') => ({
  AlarmName: name,
  StateValue: state,
  StateReason: `reason of\n${name}`,
  StateTransitionedTimestamp: new Date(since),
})
const metric = (...alarms: readonly ReturnType<typeof alarm>[]): Reply => ({ MetricAlarms: [...alarms] })
const OK = metric(alarm('OK'))

/** Plays a watch of one minute; the last reply is given again. */
const play = (replies: readonly Reply[], names: readonly string[] = ['a']) => {
  const clock = makeFakeClock(START)
  const log = recordingLog()
  const askedAt: number[] = []
  const cloudwatch = onlyThese<'cloudwatch'>({
    describeAlarms: ({ AlarmNames, AlarmTypes }) => {
      expect({ AlarmNames, AlarmTypes }).toEqual({ AlarmNames: names, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] })
      const reply = replies[Math.min(askedAt.length, replies.length - 1)] ?? OK
      askedAt.push(clock.elapsedMs())
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve({ ...reply, $metadata: {} })
    },
  })
  const outcome = watchAlarms.run(
    { alarms: { names, minutes: 1 }, deployment: { service: 'web', createdAt: DEPLOYED_AT } },
    { target: sessionOf({ cloudwatch }), clock, log },
  )
  return { outcome, askedAt, log, clock }
}

describe('a watch', () => {
  test('looks every 10 s and at its end, and logs each state once', async () => {
    const { outcome, askedAt, log } = play([metric(alarm('INSUFFICIENT_DATA')), OK])
    expect(await outcome).toEqual({
      kind: 'quiet',
      minutes: 1,
      alarms: [{ kind: 'ok', name: 'a', reason: 'reason of a' }],
    })
    expect(askedAt).toEqual([0, 10, 20, 30, 40, 50, 60].map((second) => second * 1000))
    expect(log.lines).toEqual([
      { level: 'info', text: 'alarm a is in INSUFFICIENT_DATA: reason of a' },
      { level: 'info', text: 'alarm a is in OK: reason of a' },
    ])
  })

  test.each(['MetricAlarms', 'CompositeAlarms'])('ends at once when one of the %s goes off', async (list) => {
    const { outcome, askedAt } = play([OK, { [list]: [alarm('ALARM')] }])
    await expect(outcome).rejects.toMatchObject({
      code: 'E_ALARM',
      kind: 'rollout',
      message: 'An alarm of service web went off after the deployment:\n- alarm a is in ALARM: reason of a',
      result: { kind: 'went-off', alarms: [{ kind: 'went-off', name: 'a' }] },
    })
    expect(askedAt).toEqual([0, 10_000])
  })

  test('counts an alarm from the time of the deployment on, or without a time', async () => {
    await expect(play([metric(alarm('ALARM', DEPLOYED_AT))]).outcome).rejects.toMatchObject({ code: 'E_ALARM' })
    const timeless = { MetricAlarms: [{ AlarmName: 'a', StateValue: 'ALARM' as const }] }
    await expect(play([timeless]).outcome).rejects.toMatchObject({ code: 'E_ALARM' })
    const before = play([metric(alarm('ALARM', DEPLOYED_AT - 1))])
    expect(await before.outcome).toMatchObject({ kind: 'quiet', alarms: [{ kind: 'was-in-alarm' }] })
    expect(before.log.lines).toHaveLength(1)
  })

  test('names every alarm that went off', async () => {
    const { outcome } = play(
      [metric(alarm('ALARM'), alarm('ALARM', START, 'b'), alarm('OK', START, 'c'))],
      ['a', 'b', 'c'],
    )
    await expect(outcome).rejects.toMatchObject({
      message:
        '2 alarms of service web went off after the deployment:\n- alarm a is in ALARM: reason of a\n- alarm b is in ALARM: reason of b',
      headlines: ['alarm a is in ALARM, and 1 more', '2 alarms went off'],
    })
  })

  test('does not end before CloudWatch has answered at its end', async () => {
    const busy = awsError('cloudwatch:DescribeAlarms', 'ThrottlingException')
    const { outcome, askedAt } = play([OK, OK, OK, OK, OK, OK, busy, busy, busy, OK])
    expect(await outcome).toMatchObject({ kind: 'quiet' })
    expect(askedAt).toHaveLength(10)
    const silent = play([OK, OK, busy])
    await expect(silent.outcome).rejects.toBe(busy)
    expect(silent.clock.elapsedMs()).toBeGreaterThan(3 * 60_000)
  })

  test('has an end that an alarm which is missing for a moment does not bring', async () => {
    const { outcome, askedAt } = play([OK, OK, OK, OK, OK, OK, metric(), OK])
    expect(await outcome).toMatchObject({ kind: 'quiet' })
    expect(askedAt.at(-1)).toBe(70_000)
  })

  test('is no success without the alarm, or without the permission', async () => {
    await expect(play([OK, metric()]).outcome).rejects.toMatchObject({ code: 'E_AWS' })
    const denial = denied('cloudwatch:DescribeAlarms')
    await expect(play([OK, denial]).outcome).rejects.toBe(denial)
  })

  test('ends with a cancel', async () => {
    const { outcome, clock } = play([OK])
    clock.abortAt(5000, new Error('the run was cancelled'))
    await expect(outcome).rejects.toThrow('the run was cancelled')
  })
})
