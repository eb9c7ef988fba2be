/** The kind of value of `watch-alarms`: names of CloudWatch alarms. */
import { z } from 'zod'
import { MOST_ALARMS } from '../domain/smoke/watched-alarms.ts'
import { lines, type ValueKind } from './kinds.ts'

/** CloudWatch API Reference, PutMetricAlarm, AlarmName. */
const LONGEST_NAME = 255

/** A list of names, or one per line; a level replaces those of the level below. */
export const alarmNames = (): ValueKind<readonly string[]> => ({
  schema: lines().schema.transform((given, context) => {
    const names = [...new Set(given.map((name) => name.trim()))]
    const problem = problemIn(names)
    if (problem === null) return names
    context.issues.push({ code: 'custom', message: problem, input: given })
    return z.NEVER
  }),
  merge: (_, above) => above,
})

const problemIn = (names: readonly string[]): string | null => {
  if (names.length === 0) return 'must name at least one alarm'
  if (names.length > MOST_ALARMS) return `must name at most ${MOST_ALARMS} alarms`
  const arn = names.find((name) => /^arn:[^:]*:cloudwatch:/u.test(name))
  if (arn !== undefined) return 'must have the names of alarms, not their ARNs'
  return names.some((name) => name.length > LONGEST_NAME)
    ? `has a name of more than ${LONGEST_NAME} characters, which no alarm has`
    : null
}
