/** Conditions of a trust policy, as far as it is known what ECS sends when a task assumes a role. */
import { z } from 'zod'
import { matches } from '../wildcards.ts'

/** Where the tasks run. */
export interface TaskPlace {
  readonly account: string
  readonly region: string
}

/** Of a condition: `unknown` where its key or its operator depends on what is not known here. */
export type Verdict = 'met' | 'unmet' | 'unknown'

const VALUES = z.union([
  z.union([z.string(), z.boolean(), z.number()]).transform((one) => [String(one)]),
  z.array(z.string()),
])

const CONDITIONS = z.record(z.string(), z.record(z.string(), VALUES))

/** All conditions of a statement together; a statement without any is met. */
export const conditionVerdict = (condition: unknown, place: TaskPlace): Verdict => {
  if (condition === undefined) return 'met'
  const parsed = CONDITIONS.safeParse(condition)
  if (!parsed.success) return 'unknown'
  const verdicts = Object.entries(parsed.data).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => judgeKey(operator, key, { values, place })),
  )
  if (verdicts.includes('unmet')) return 'unmet'
  return verdicts.includes('unknown') ? 'unknown' : 'met'
}

interface Wanted {
  readonly values: readonly string[]
  readonly place: TaskPlace
}

/** IAM user guide, "Condition operators" and "Global condition keys"; ECS Developer Guide, "Task IAM role": the keys that ECS sends. */
const judgeKey = (operator: string, key: string, { values, place }: Wanted): Verdict => {
  switch (key.toLowerCase()) {
    case 'aws:sourceaccount':
      return operator === 'Null' ? isNull('no', values) : judgeAccount(operator, values, place)
    case 'aws:sourcearn':
      return operator === 'Null' ? isNull('no', values) : judgeArn(operator, values, place)
    case 'sts:externalid':
      // ECS sends no external id. A key that is absent meets what is negated, and what asks for it only if it exists.
      if (operator === 'Null') return isNull('yes', values)
      if (operator.includes(':')) return 'unknown'
      return /Not|IfExists$/.test(operator) ? 'met' : 'unmet'
    default:
      return 'unknown'
  }
}

const isNull = (absent: 'yes' | 'no', values: readonly string[]): Verdict =>
  values.includes(String(absent === 'yes')) ? 'met' : 'unmet'

const judgeAccount = (operator: string, values: readonly string[], { account }: TaskPlace): Verdict => {
  const [, not, by] = /^String(Not)?(Equals|EqualsIgnoreCase|Like)(?:IfExists)?$/.exec(operator) ?? []
  if (by === undefined) return 'unknown'
  const isNamed = values.some((value) => (by === 'Like' ? matches(value, account) : value === account))
  return isNamed === (not === undefined) ? 'met' : 'unmet'
}

/** Of what the ARN names after the account, nothing is known: `task/demo/…` or `*`. */
const judgeArn = (operator: string, values: readonly string[], place: TaskPlace): Verdict => {
  if (/^StringEquals/.test(operator) && values.every((value) => value.includes('*'))) return 'unmet'
  if (!/^(Arn(Equals|Like)|String(Equals|Like))(IfExists)?$/.test(operator)) return 'unknown'
  const verdicts = values.map((value) => arnVerdict(value, place))
  if (verdicts.includes('met')) return 'met'
  return verdicts.includes('unknown') ? 'unknown' : 'unmet'
}

const arnVerdict = (pattern: string, { account, region }: TaskPlace): Verdict => {
  if (/^\*+$/.test(pattern)) return 'met'
  const [, partition = '', service, place, owner, ...rest] = pattern.split(':')
  // A wildcard in fewer parts than an ARN has may stand for several of them.
  if (service === undefined || place === undefined || owner === undefined || rest.length === 0) return 'unknown'
  const parts = [matches(partition, 'aws') || partition.startsWith('aws-'), matches(service, 'ecs')]
  if ([...parts, matches(place, region), matches(owner, account)].includes(false)) return 'unmet'
  return rest.join(':') === '*' ? 'met' : 'unknown'
}
