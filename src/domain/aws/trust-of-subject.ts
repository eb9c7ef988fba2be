/** Whether the trust policy of a role lets in a token of GitHub. What is not understood here is unknown, never a yes. Pure. */
import { z } from 'zod'
import { matches } from '../wildcards.ts'

export interface TokenFacts {
  /** `token.actions.githubusercontent.com` */
  readonly provider: string
  readonly account: string
  /** By the name of the claim; an empty list where it is not known. */
  readonly claims: Readonly<Record<string, readonly string[]>>
}

export type TrustVerdict =
  | { readonly kind: 'trusted' }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string }

const ACTION = 'sts:AssumeRoleWithWebIdentity'

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const STATEMENT = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), z.record(z.string(), texts)]),
  Action: texts,
  Condition: z.record(z.string(), z.record(z.string(), texts)).optional(),
})
const POLICY = z.object({ Statement: z.union([z.array(z.unknown()), z.looseObject({}).transform((one) => [one])]) })

type Statement = z.infer<typeof STATEMENT>
type Met = 'met' | 'unmet' | 'unknown'

interface Judged {
  readonly met: Met
  /** The first condition that is not met, or not understood. */
  readonly because: string
  /** It is about other workflows than that of the token, so it says nothing of this one. */
  readonly isForOthers: boolean
}

/** Takes the policy as parsed JSON. */
export const trustOf = (policy: unknown, token: TokenFacts): TrustVerdict => {
  const parsed = POLICY.safeParse(policy)
  if (!parsed.success) return { kind: 'unknown', because: 'the trust policy cannot be read' }
  const statements = parsed.data.Statement.map((one) => STATEMENT.safeParse(one))
  const own = statements.flatMap(({ data }) => (data !== undefined && isFor(data, token) ? [data] : []))
  const judged = (effect: Statement['Effect']): readonly Judged[] =>
    own.filter(({ Effect }) => Effect === effect).map((one) => judge(one, token))
  const denials = judged('Deny')
  if (denials.some(({ met }) => met === 'met')) return { kind: 'refused', because: 'a statement denies it' }
  const unclear = statements.some(({ success }) => !success) || denials.some(({ met }) => met === 'unknown')
  if (unclear) return { kind: 'unknown', because: 'a statement is not understood here' }
  return allowedBy(judged('Allow'), token)
}

const allowedBy = (allowed: readonly Judged[], { provider }: TokenFacts): TrustVerdict => {
  if (allowed.some(({ met }) => met === 'met')) return { kind: 'trusted' }
  const unclear = allowed.find(({ met }) => met === 'unknown')
  if (unclear !== undefined) return { kind: 'unknown', because: unclear.because }
  const none = `no statement allows ${ACTION} for the provider ${provider}`
  const own = allowed.find(({ isForOthers }) => !isForOthers)
  return { kind: 'refused', because: (own ?? allowed[0])?.because ?? none }
}

const isFor = ({ Principal, Action }: Statement, { provider, account }: TokenFacts): boolean => {
  const isOwn = (arn: string): boolean =>
    arn === '*' ||
    (new RegExp(`^arn:aws[a-z-]*:iam::${account}:oidc-provider/`, 'u').test(arn) && arn.endsWith(`/${provider}`))
  const federated = Principal === '*' ? ['*'] : (Principal['Federated'] ?? [])
  return federated.some(isOwn) && Action.some((one) => matches(one.toLowerCase(), ACTION.toLowerCase()))
}

const judge = ({ Condition = {} }: Statement, token: TokenFacts): Judged => {
  const all = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ key, values, met: metBy(operator, { key, values }, token) })),
  )
  const isForOthers = all.some(({ key, met }) => met === 'unmet' && key.endsWith(':job_workflow_ref'))
  const wrong = all.find(({ met }) => met === 'unmet') ?? all.find(({ met }) => met === 'unknown')
  if (wrong === undefined) return { met: 'met', because: '', isForOthers }
  const because = `its condition on ${wrong.key} is ${wrong.values.join(' or ')}`
  return { met: wrong.met, because, isForOthers }
}

/** IAM user guide, "String condition operators". */
const OPERATORS: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
  StringLike: matches,
}

const metBy = (
  written: string,
  { key, values }: { readonly key: string; readonly values: readonly string[] },
  { provider, claims }: TokenFacts,
): Met => {
  const [, name] = /^(?:ForAnyValue:)?(\w+?)(?:IfExists)?$/u.exec(written) ?? []
  const fits = name === undefined ? undefined : OPERATORS[name]
  const claim = key.toLowerCase().startsWith(`${provider}:`) ? claims[key.slice(provider.length + 1)] : undefined
  if (fits === undefined || claim === undefined || claim.length === 0) return 'unknown'
  const fitting = claim.filter((value) => values.some((pattern) => fits(pattern, value)))
  if (fitting.length === claim.length) return 'met'
  return fitting.length === 0 ? 'unmet' : 'unknown'
}
