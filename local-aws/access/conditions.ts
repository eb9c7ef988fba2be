/** The conditions of policies, as far as trust policies for GitHub use them (IAM User Guide, "Condition operators"). */

/** The values of a request, by key in lower case: keys are not case-sensitive. A key may have several values, or be absent. */
export type RequestContext = ReadonlyMap<string, readonly string[]>

interface Condition {
  /** `StringEquals`, with `ForAnyValue:` or `ForAllValues:` before it and `IfExists` behind it. */
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

type Test = (value: string, wanted: string) => boolean

const POSITIVE: Readonly<Record<string, Test>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringEqualsIgnoreCase: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  StringLike: (value, wanted) => wildcardMatches(wanted, value),
  ArnEquals: (value, wanted) => wildcardMatches(wanted, value),
  ArnLike: (value, wanted) => wildcardMatches(wanted, value),
}

const NEGATIVE: Readonly<Record<string, Test>> = {
  StringNotEquals: (value, wanted) => value !== wanted,
  StringNotLike: (value, wanted) => !wildcardMatches(wanted, value),
}

/** Whether the request meets the condition. A key that the request lacks fails a positive operator and meets a negative one. */
export const conditionHolds = ({ operator, key, values }: Condition, context: RequestContext): boolean => {
  const { quantifier, base, ifExists } = partsOf(operator)
  const present = context.get(key.toLowerCase()) ?? []
  if (base === 'Null') return values.some((wanted) => (present.length === 0) === (wanted === 'true'))
  if (present.length === 0) return ifExists || base in NEGATIVE || quantifier === 'ForAllValues:'
  const meets = (value: string): boolean => meetsOne(base, value, values)
  return quantifier === 'ForAllValues:' || base in NEGATIVE ? present.every(meets) : present.some(meets)
}

const meetsOne = (base: string, value: string, values: readonly string[]): boolean => {
  const negative = NEGATIVE[base]
  if (negative !== undefined) return values.every((wanted) => negative(value, wanted))
  const positive = POSITIVE[base]
  return positive !== undefined && values.some((wanted) => positive(value, wanted))
}

/** Whether this server can evaluate the operator. */
export const isKnownOperator = (operator: string): boolean => {
  const { base } = partsOf(operator)
  return base === 'Null' || base in POSITIVE || base in NEGATIVE
}

const partsOf = (operator: string) => {
  const {
    quantifier = '',
    base = '',
    ifExists,
  } = /^(?<quantifier>ForAnyValue:|ForAllValues:)?(?<base>\w+?)(?<ifExists>IfExists)?$/u.exec(operator)?.groups ?? {}
  return { quantifier, base, ifExists: ifExists !== undefined }
}

/** Whether a text fits a pattern with `*` and `?`; case counts. */
export const wildcardMatches = (pattern: string, text: string): boolean => {
  const parts = pattern.split(/([*?])/u).map((part) => {
    if (part === '*') return '[^]*'
    return part === '?' ? '[^]' : part.replaceAll(/[$()+.[\\\]^{|}]/gu, String.raw`\$&`)
  })
  return new RegExp(`^${parts.join('')}$`, 'u').test(text)
}
