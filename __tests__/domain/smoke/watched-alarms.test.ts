/** What CloudWatch shows of an alarm, bounded, and what it says of a deployment. */
import { expect, test } from '@jest/globals'
import { alarmsIn, alarmsInWords, outcomeOf, type AlarmNow } from '../../../src/domain/smoke/watched-alarms.ts'
import { fc } from '../../support/fast-check.ts'

test('a reason is one line of bounded length, whatever CloudWatch returns', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), (text) => {
      const { reason = '' } = alarmsIn({ MetricAlarms: [{ AlarmName: 'a', StateReason: text }] }).get('a') ?? {}
      expect(reason.length).toBeLessThanOrEqual(300)
      expect(reason).not.toMatch(/[\r\n]/u)
    }),
  )
})

const NOW: AlarmNow = { name: 'a', state: 'ALARM', reason: '', since: 10 }

test('only an alarm that entered ALARM before the deployment is ignored', () => {
  fc.assert(
    fc.property(fc.integer(), fc.option(fc.integer()), (deployedAt, since) => {
      const { kind } = outcomeOf({ ...NOW, since }, deployedAt)
      expect(kind).toBe(since !== null && since < deployedAt ? 'was-in-alarm' : 'went-off')
    }),
  )
})

test('a state that is neither OK nor ALARM is no success', () => {
  for (const state of ['INSUFFICIENT_DATA', 'UNKNOWN', 'ok'])
    expect(outcomeOf({ ...NOW, state }, 0).kind).toBe('no-data')
  expect(outcomeOf({ ...NOW, state: 'OK' }, 0).kind).toBe('ok')
})

test('the counts are in words', () => {
  const kinds = ['ok', 'no-data', 'ok', 'was-in-alarm', 'went-off'] as const
  const alarms = kinds.map((kind) => ({ kind, name: 'a', reason: '' }))
  expect(alarmsInWords({ kind: 'went-off', minutes: 5, alarms })).toBe(
    '1 in ALARM, 2 OK, 1 without data, 1 in ALARM since before the deployment',
  )
})
