/** The request that a listener sends to certain rules: what they demand is completed, as far as it has a value without wildcards. Pure. */
import type { Listener, Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import { byPriority, ruleFor, type Asked } from './listener-rules.ts'

/** What is set of a request. */
export interface WantedRequest {
  /** With its query. */
  readonly path: string
  /** Null: any. */
  readonly host: string | null
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}

/** What is sent. */
export interface RuleRequest {
  /** Null: that of the load balancer. */
  readonly host: string | null
  readonly headers: Readonly<Record<string, string>>
}

export interface Through {
  readonly rules: readonly Rule[]
  readonly dnsName: string
  /** Those that the request is to meet. */
  readonly isOwn: (rule: Rule) => boolean
}

/** A request that is answered by one of the own rules, the first by priority; null: none is. */
export const requestThrough = (wanted: WantedRequest, { rules, dnsName, isOwn }: Through): RuleRequest | null => {
  for (const rule of byPriority(rules).filter(isOwn)) {
    const request = completed(wanted, rule)
    if (ruleFor(rules, askedBy(wanted, request, dnsName)) === rule) return request
  }
  return null
}

const completed = ({ host, headers }: WantedRequest, { Conditions = [] }: Rule): RuleRequest => {
  const hosts = Conditions.flatMap((one) =>
    one.Field === 'host-header' ? literals(one.HostHeaderConfig?.Values ?? one.Values) : [],
  )
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  const added = Conditions.flatMap(({ HttpHeaderConfig: config }) => {
    const [name, [value]] = [config?.HttpHeaderName, literals(config?.Values)]
    return name === undefined || value === undefined || names.includes(name.toLowerCase())
      ? []
      : [[name, value] as const]
  })
  return { host: host ?? hosts[0]?.toLowerCase() ?? null, headers: { ...headers, ...Object.fromEntries(added) } }
}

/** Without wildcards. */
const literals = (values: readonly string[] = []): readonly string[] =>
  values.filter((value) => /^[^*?\s]+$/u.test(value))

const askedBy = ({ path: full, method }: WantedRequest, { host, headers }: RuleRequest, dnsName: string): Asked => {
  const [path = '', ...query] = full.split('?')
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return {
    host: (host ?? dnsName).toLowerCase(),
    path,
    method,
    headers: Object.fromEntries(lowered),
    query: new URLSearchParams(query.join('?')),
  }
}

/** The listener has rules of an Application Load Balancer; others forward everything by their default actions. */
export const hasRules = ({ Protocol }: Listener): boolean => Protocol === 'HTTP' || Protocol === 'HTTPS'

/** What stands for the rules of a listener without any. */
export const onlyRule = ({ DefaultActions = [] }: Listener): readonly Rule[] => [
  { IsDefault: true, Priority: 'default', Conditions: [], Actions: DefaultActions },
]

/** `host shop.example.com, path /api/*`: what a rule demands; values of headers and queries are left out. */
export const demandsOf = ({ Conditions = [] }: Rule): string =>
  Conditions.length === 0 ? 'everything else' : Conditions.map(demandOf).join(', ')

const demandOf = (condition: RuleCondition): string => {
  const { Field = 'unknown', Values = [] } = condition
  return DEMANDS[Field]?.(condition, Values.join(' or ')) ?? `a condition of the kind ${Field}`
}

const DEMANDS: Readonly<Record<string, (condition: RuleCondition, values: string) => string>> = {
  'host-header': ({ HostHeaderConfig: config }, values) => `host ${config?.Values?.join(' or ') ?? values}`,
  'path-pattern': ({ PathPatternConfig: config }, values) => `path ${config?.Values?.join(' or ') ?? values}`,
  'http-request-method': ({ HttpRequestMethodConfig: config }) => `method ${config?.Values?.join(' or ') ?? ''}`,
  'http-header': ({ HttpHeaderConfig: config }) => `a value of the header ${config?.HttpHeaderName ?? ''}`,
  'query-string': () => 'a query',
  'source-ip': () => 'some source addresses only',
}
