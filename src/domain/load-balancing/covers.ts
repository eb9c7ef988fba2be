/** Whether one rule takes every request that another one would take. Pure. */
import type { Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import { matches } from '../wildcards.ts'
import { isByExpression, valuesOf } from './listener-rules.ts'

/** In doubt it does not: a regular expression is not compared with anything. */
export const covers = ({ Conditions: wanted = [] }: Rule, { Conditions: own = [] }: Rule): boolean =>
  wanted.every((condition) => isAny(condition) || own.some((other) => isNarrower(other, condition)))

const isOfNames = ({ Field }: RuleCondition): boolean => Field === 'host-header' || Field === 'path-pattern'

/** Every request meets it: a path begins with a slash. */
const isAny = (condition: RuleCondition): boolean =>
  isOfNames(condition) &&
  valuesOf(condition).some((value) => value === '*' || (condition.Field === 'path-pattern' && value === '/*'))

/** What meets the first condition meets the second one, too. */
const isNarrower = (one: RuleCondition, other: RuleCondition): boolean => {
  if (one.Field !== other.Field) return false
  if (isByExpression(one) || isByExpression(other)) return false
  const [values, patterns] = [valuesOf(one), valuesOf(other)]
  if (one.Field === 'http-request-method') return values.every((value) => patterns.includes(value))
  if (!isOfNames(one)) return JSON.stringify(one) === JSON.stringify(other)
  const inCase = (text: string): string => (one.Field === 'host-header' ? text.toLowerCase() : text)
  return values.every((value) => patterns.some((pattern) => matches(inCase(pattern), inCase(value))))
}
