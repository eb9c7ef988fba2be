/** Which rule of a listener takes a request, and for which addresses a rule is. Pure. */
import type {
  Action,
  HttpHeaderConditionConfig,
  QueryStringConditionConfig,
  Rule,
  RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { matches } from '../wildcards.ts'

/** What rules look at. */
export interface Asked {
  readonly host: string
  readonly path: string
  /** GET when absent. */
  readonly method?: string
  /** By lower-case name; none when absent. */
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: URLSearchParams
}

/** By priority; the default rule, which has the priority `default`, is the last one (Elastic Load Balancing API Reference, Rule). */
export const byPriority = (rules: readonly Rule[]): readonly Rule[] => rules.toSorted((a, b) => placeOf(a) - placeOf(b))

/** Where a rule is among those of its listener: the lower, the earlier it is asked. */
export const placeOf = ({ IsDefault, Priority }: Rule): number =>
  IsDefault === true ? Infinity : Number(Priority ?? 0)

/** Those that actions forward to, without the target groups that have no traffic. */
export const forwardedTo = (actions: readonly Action[]): readonly string[] =>
  actions.flatMap(({ TargetGroupArn, ForwardConfig }) => {
    const groups = ForwardConfig?.TargetGroups ?? []
    if (groups.length === 0) return TargetGroupArn === undefined ? [] : [TargetGroupArn]
    return groups.flatMap(({ TargetGroupArn: arn, Weight }) => (arn === undefined || Weight === 0 ? [] : [arn]))
  })

/** What a rule names without wildcards; `default` is taken where it names none. Null where that says no address: it is for some requests only. */
export const namedBy = ({ Conditions = [] }: Rule, fallback: Asked): readonly Asked[] | null => {
  if (Conditions.some((condition) => !isPlain(condition))) return null
  const hosts = namesIn(Conditions, 'host-header').filter((host) => HOST.test(host))
  const paths = namesIn(Conditions, 'path-pattern').flatMap(pathOf)
  const hasOf = (field: string) => Conditions.some(({ Field }) => Field === field)
  return (hasOf('host-header') ? hosts : [fallback.host]).flatMap((host) =>
    (hasOf('path-pattern') ? paths : [fallback.path]).map((path) => ({ host: host.toLowerCase(), path })),
  )
}

/** Names without wildcards. */
const HOST = /^[a-z\d]([a-z\d.-]*[a-z\d])?$/iu

/** `/api/*` is for `/api/`, too: `*` matches any text, also none. */
const pathOf = (pattern: string): readonly string[] => {
  const path = pattern.replace(/\*$/u, '')
  return path.startsWith('/') && !/[*?]/u.test(path) ? [path] : []
}

const namesIn = (conditions: readonly RuleCondition[], field: string): readonly string[] =>
  conditions.flatMap((condition) => (condition.Field === field ? valuesOf(condition) : []))

/** What a condition of host, path or method names; wildcards as they are. */
export const valuesOf = ({ Values, HostHeaderConfig, PathPatternConfig, HttpRequestMethodConfig }: RuleCondition) =>
  HostHeaderConfig?.Values ?? PathPatternConfig?.Values ?? HttpRequestMethodConfig?.Values ?? Values ?? []

/** A regular expression decides. */
export const isByExpression = ({ RegexValues, ...by }: RuleCondition): boolean =>
  [by.HostHeaderConfig, by.PathPatternConfig, by.HttpHeaderConfig, { RegexValues }].some(
    (config) => (config?.RegexValues ?? []).length > 0,
  )

/** Every GET request for the host and the path meets it. */
const isPlain = (condition: RuleCondition): boolean =>
  !isByExpression(condition) &&
  (condition.Field === 'host-header' || condition.Field === 'path-pattern' || isMethodOf(condition, 'GET'))

const isMethodOf = (condition: RuleCondition, method: string): boolean =>
  condition.Field === 'http-request-method' && valuesOf(condition).includes(method)

/** The rule that takes the request; null where a regular expression decides. Nothing is known of where a request comes from, so a rule by origin takes none. */
export const ruleFor = (rules: readonly Rule[], asked: Asked): Rule | null => {
  for (const rule of byPriority(rules)) {
    const { Conditions = [] } = rule
    const others = Conditions.filter((condition) => !isByExpression(condition))
    if (!others.every((condition) => isMetBy(condition, asked))) continue
    return others.length === Conditions.length ? rule : null
  }
  return null
}

const isMetBy = (condition: RuleCondition, { host, path, method = 'GET', ...asked }: Asked): boolean => {
  switch (condition.Field) {
    case 'host-header':
      return valuesOf(condition).some((pattern) => matches(pattern.toLowerCase(), host))
    case 'path-pattern':
      return valuesOf(condition).some((pattern) => matches(pattern, path))
    case 'http-header':
      return hasHeader(condition.HttpHeaderConfig, asked.headers ?? {})
    case 'query-string':
      return hasQuery(condition.QueryStringConfig, asked.query ?? new URLSearchParams())
    default:
      return isMethodOf(condition, method)
  }
}

const hasHeader = (
  { HttpHeaderName = '', Values = [] }: HttpHeaderConditionConfig = {},
  headers: Readonly<Record<string, string>>,
) => {
  const name = HttpHeaderName.toLowerCase()
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined
  return value !== undefined && Values.some((pattern) => isLike(pattern, value))
}

/** One that names no key is met by any. */
const hasQuery = ({ Values = [] }: QueryStringConditionConfig = {}, query: URLSearchParams): boolean =>
  Values.some(({ Key = '*', Value = '' }) =>
    [...query].some(([key, value]) => isLike(Key, key) && isLike(Value, value)),
  )

/** Whatever the case of letters. */
const isLike = (pattern: string, text: string): boolean => matches(pattern.toLowerCase(), text.toLowerCase())
