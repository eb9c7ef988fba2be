/** The CloudWatch alarms that are watched after a deployment: what CloudWatch shows of them, and what that means. Pure. */
import type { DescribeAlarmsOutput } from '@aws-sdk/client-cloudwatch'
import { cut } from '../bounds.ts'

/** What a service's settings say of them. */
export interface WatchedAlarms {
  readonly names: readonly string[]
  readonly minutes: number
}

export interface AlarmNow {
  readonly name: string
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA` (CloudWatch API Reference, MetricAlarm). */
  readonly state: string
  /** Of CloudWatch. Hostile. */
  readonly reason: string
  /** When it entered the state, milliseconds since 1970 by the server's clock; null where CloudWatch does not say. */
  readonly since: number | null
}

/** The last state that was seen. `was-in-alarm`: since before the deployment, and ever since, so it says nothing about it. */
export interface AlarmOutcome extends Pick<AlarmNow, 'name' | 'reason'> {
  readonly kind: 'ok' | 'went-off' | 'no-data' | 'was-in-alarm'
}

export interface AlarmsResult {
  readonly kind: 'quiet' | 'went-off'
  readonly minutes: number
  readonly alarms: readonly AlarmOutcome[]
}

/** Most in one DescribeAlarms (CloudWatch API Reference, AlarmNames). */
export const MOST_ALARMS = 100
const LONGEST_REASON = 300

/** By name. A metric alarm and a composite one cannot have the same name. */
export const alarmsIn = ({ MetricAlarms = [], CompositeAlarms = [] }: AlarmLists): ReadonlyMap<string, AlarmNow> =>
  new Map(
    [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName: name = '', StateValue, StateReason = '', ...alarm }) => {
      const since = (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp)?.getTime() ?? null
      const reason = cut(StateReason.replaceAll(/\s+/gu, ' ').trim(), LONGEST_REASON)
      return [name, { name, state: StateValue ?? 'UNKNOWN', reason, since }] as const
    }),
  )

type AlarmLists = Pick<DescribeAlarmsOutput, 'MetricAlarms' | 'CompositeAlarms'>

/**
 * What the state of an alarm says of a deployment that was created at that time by the server's clock. As with deployment alarms of ECS, one that was in
 * ALARM before says nothing until it has left that state: the deployment may be what fixes its cause.
 */
export const outcomeOf = ({ name, state, reason, since }: AlarmNow, deployedAt: number): AlarmOutcome => {
  switch (state) {
    case 'OK':
      return { kind: 'ok', name, reason }
    case 'ALARM':
      return { kind: since !== null && since < deployedAt ? 'was-in-alarm' : 'went-off', name, reason }
    default:
      return { kind: 'no-data', name, reason }
  }
}

/** `alarm checkout-5xx is in ALARM: Threshold Crossed: …`. */
export const alarmInWords = ({ name, state, reason }: Pick<AlarmNow, 'name' | 'state' | 'reason'>): string =>
  `alarm ${name} is in ${state}${reason === '' ? '' : `: ${reason}`}`

/** `2 alarms stayed quiet, 1 without data`: what a table has room for. */
export const alarmsInWords = ({ alarms }: AlarmsResult): string => {
  const count = (kind: AlarmOutcome['kind']): number => alarms.filter((one) => one.kind === kind).length
  return PARTS.flatMap(([kind, words]) => (count(kind) === 0 ? [] : [`${count(kind)} ${words}`])).join(', ')
}

const PARTS = [
  ['went-off', 'in ALARM'],
  ['ok', 'OK'],
  ['no-data', 'without data'],
  ['was-in-alarm', 'in ALARM since before the deployment'],
] as const
