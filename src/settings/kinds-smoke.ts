/** The kind of value of `smoke-test`: a list of HTTP checks. No message quotes the value of a header or of `contains`. */
import { z } from 'zod'
import { METHODS, OCCASIONS, type CheckTarget, type SmokeCheck, type StatusRange } from '../domain/smoke/smoke-check.ts'
import { nearest } from '../domain/near-match.ts'
import { notOneOf, scalar, type ValueKind } from './kinds.ts'
import { textsAndNulls } from './nested-values.ts'

const MOST_CHECKS = 20
const LONGEST_CONTAINS = 1000

const text = scalar.transform((value) => String(value).trim())

const refuse = (context: z.core.$RefinementCtx, message: string): never => {
  // The value is left out: it may be a secret.
  context.issues.push({ code: 'custom', message, input: undefined })
  return z.NEVER
}

const whole = (min: number, max: number) =>
  text.transform((word, context) => {
    const number = Number(word)
    if (/^\d{1,6}$/.test(word) && number >= min && number <= max) return number
    return refuse(context, `must be a whole number from ${min} to ${max}`)
  })

/** A token and a field value of RFC 9110, 5.6.2 and 5.5. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,4096}$/
/** What the connection itself decides; `host` has a key of its own. */
const OF_THE_CONNECTION = ['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect', 'trailer']

const headers = z
  .record(z.string(), text, { error: 'must be a map from names to values' })
  .superRefine((all, context) => {
    for (const [name, value] of Object.entries(all)) {
      const problem = headerProblem(name, value)
      if (problem !== null) context.addIssue({ code: 'custom', message: problem, input: undefined, path: [name] })
    }
  })

const headerProblem = (name: string, value: string): string | null => {
  if (!HEADER_NAME.test(name)) return 'is not the name of an HTTP header'
  if (OF_THE_CONNECTION.includes(name.toLowerCase()))
    return `cannot be set${name.toLowerCase() === 'host' ? '; use the key `host`' : ''}`
  return HEADER_VALUE.test(value) ? null : 'has a value that an HTTP header cannot have'
}

const range = text.transform((word, context): StatusRange => {
  const [, from, to = from] = /^([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?$/.exec(word) ?? []
  if (from !== undefined && Number(from) <= Number(to)) return { from: Number(from), to: Number(to) }
  return refuse(context, 'must be a status such as 200 or a range such as 200-299')
})

const status = z.union(
  [z.array(range).min(1, { error: 'must list at least one status' }), range.transform((one) => [one])],
  {
    error: 'must be a status such as 200, a range such as 200-299, or a list of them',
  },
)

const url = text.transform((word, context) => {
  const parsed = URL.parse(word)
  if (parsed === null || !/^https?:\/\//i.test(word))
    return refuse(context, 'must be an address with http:// or https://')
  if (parsed.username !== '' || parsed.password !== '')
    return refuse(context, 'must not have a user name or a password; use `headers`')
  return parsed.href
})

const path = text.refine((word) => /^\/(?!\/)[\x21-\x7e]{0,2000}$|^\/$/.test(word), {
  error: 'must be a path that begins with a slash, such as /health',
})

const host = text.refine((word) => /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/.test(word), {
  error: 'must be the name of a host, such as shop.example.com',
})

const method = text.transform((word, context) => {
  const found = METHODS.find((one) => one === word.toUpperCase())
  return found ?? refuse(context, notOneOf(word, METHODS))
})

const on = text.transform((word, context) => {
  const found = OCCASIONS.find((one) => one === word)
  return found ?? refuse(context, notOneOf(word, OCCASIONS))
})

const contains = text.refine((word) => word !== '' && word.length <= LONGEST_CONTAINS, {
  error: `must be a text of 1 to ${LONGEST_CONTAINS} characters`,
})

const CHECK = {
  on: on
    .describe(
      '`service` (default): when the deployment is confirmed. `test-listener`: before production traffic moves.',
    )
    .default('service'),
  url: url
    .describe('The address. Without it, `path` is requested through the load balancer of the service.')
    .optional(),
  path: path.describe('The path at the load balancer of the service.').optional(),
  port: whole(1, 65_535).describe('Port of the listener of the load balancer, where it has several.').optional(),
  host: host.describe('The name that the load balancer is asked for, and that its certificate has.').optional(),
  method: method.describe('GET (default), HEAD, OPTIONS or POST; without a body.').default('GET'),
  headers: headers.describe('Headers of the request, by name.').default({}),
  status: status
    .describe('Statuses that pass: one, a range, or a list. Default: 200-299.')
    .default([{ from: 200, to: 299 }]),
  contains: contains.describe('A text that the first MiB of the body must contain.').optional(),
  'response-headers': headers.describe('Headers that the response must have, with their exact values.').default({}),
  retries: whole(0, 100).describe('How often a check that fails is made again. Default: 5.').default(5),
  'interval-seconds': whole(1, 300).describe('Seconds before it is made again. Default: 5.').default(5),
  'timeout-seconds': whole(1, 120).describe('How long one attempt may take. Default: 10.').default(10),
} as const

const unknownKey = (keys: readonly string[]): string => {
  const near = keys.length === 1 ? nearest(keys[0] ?? '', Object.keys(CHECK)) : null
  return `unknown key${near === null ? `; the keys are ${Object.keys(CHECK).join(', ')}` : `; did you mean ${near}?`}`
}

const check = z
  .strictObject(CHECK, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownKey(issue.keys) : 'must be a map'),
  })
  .transform((own, context): SmokeCheck => {
    const target = targetOf(own)
    if (target === null) return refuse(context, 'must have either `url` or `path`; `port` and `host` belong to `path`')
    if (own.on === 'test-listener' && own.port !== undefined)
      return refuse(context, 'cannot have `port`: the test listener has one')
    if (own.method === 'HEAD' && own.contains !== undefined)
      return refuse(context, 'cannot have `contains`: the response to HEAD has no body')
    return {
      on: own.on,
      target,
      method: own.method,
      headers: own.headers,
      status: own.status,
      contains: own.contains ?? null,
      responseHeaders: own['response-headers'],
      retries: own.retries,
      intervalMs: own['interval-seconds'] * 1000,
      timeoutMs: own['timeout-seconds'] * 1000,
    }
  })

interface TargetKeys {
  readonly url?: string | undefined
  readonly path?: string | undefined
  readonly port?: number | undefined
  readonly host?: string | undefined
}

const targetOf = ({ url: address, path: own, port, host: name }: TargetKeys): CheckTarget | null => {
  if (own !== undefined)
    return address === undefined ? { kind: 'load-balancer', path: own, port: port ?? null, host: name ?? null } : null
  return address === undefined || port !== undefined || name !== undefined ? null : { kind: 'url', url: address }
}

/** A list of checks; a level replaces those of the level below. */
export const smokeChecks = (): ValueKind<readonly SmokeCheck[]> => ({
  schema: z
    .array(check, { error: 'must be a list of checks' })
    .min(1, { error: 'must have at least one check' })
    .max(MOST_CHECKS, { error: `must have at most ${MOST_CHECKS} checks` }),
  merge: (_, above) => above,
  nested: { plain: textsAndNulls, place: (value) => value },
})
