/** CloudWatch: DescribeAlarms, by names or page by page. */
import * as schemas from '@aws-sdk/client-cloudwatch'
import type { DescribeAlarmsInput, DescribeAlarmsOutput } from '@aws-sdk/client-cloudwatch'
import type { Service } from '../protocol/call.ts'
import { described, type AlarmSeed, type Surroundings } from './surroundings.ts'

interface Time {
  readonly startedAt: number
  readonly now: () => number
}

/** Without the types, only metric alarms are returned (API Reference, DescribeAlarms). */
const DEFAULT_TYPES = ['MetricAlarm']
const PAGE = 50

/** CloudWatch over these alarms, whose states follow the clock. */
export const cloudWatchService = ({ alarms }: Surroundings, { startedAt, now }: Time): Service => ({
  name: 'cloudwatch',
  schemas,
  operations: {
    DescribeAlarms: ({ AlarmNames, AlarmTypes, MaxRecords, NextToken }: DescribeAlarmsInput): DescribeAlarmsOutput => {
      const seconds = (now() - startedAt) / 1000
      const all = described(alarms, { service: 'cloudwatch', operation: 'DescribeAlarms' }).filter(
        ({ name, deletedAt = Infinity }) => seconds < deletedAt && AlarmNames?.includes(name) !== false,
      )
      const first = Number(NextToken ?? 0)
      const end = first + (MaxRecords ?? PAGE)
      const page = all.slice(first, end)
      const ofKind = (kind: 'metric' | 'composite', type: string) =>
        (AlarmTypes ?? DEFAULT_TYPES).some((one) => one === type)
          ? page.filter((one) => (one.kind ?? 'metric') === kind).map((one) => shown(one, startedAt, seconds))
          : []
      return {
        MetricAlarms: ofKind('metric', 'MetricAlarm'),
        CompositeAlarms: ofKind('composite', 'CompositeAlarm'),
        ...(end < all.length ? { NextToken: String(end) } : {}),
      }
    },
  },
})

const shown = ({ name, states }: AlarmSeed, startedAt: number, seconds: number) => {
  const { at, state, reason } = states.findLast((one) => one.at <= seconds) ?? INITIAL
  return {
    AlarmName: name,
    StateValue: state,
    StateReason: reason ?? 'Unchecked: Initial alarm creation',
    StateTransitionedTimestamp: new Date(startedAt + at * 1000),
    StateUpdatedTimestamp: new Date(startedAt + seconds * 1000),
  }
}

const INITIAL = { at: 0, state: 'INSUFFICIENT_DATA' as const, reason: undefined }
