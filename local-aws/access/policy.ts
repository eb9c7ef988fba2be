/**
 * Policies of IAM as documents: trust policies, permissions of roles, session policies and policies of repositories. What this server does not
 * evaluate (an operator, NotPrincipal) makes a document malformed, so that a test never passes by a rule that nothing looks at.
 */
import { z } from 'zod'
import { AwsError } from '../protocol/aws-error.ts'
import { conditionHolds, isKnownOperator, wildcardMatches, type RequestContext } from './conditions.ts'

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())

/** Whom a statement names. */
interface Named {
  readonly AWS: readonly string[]
  readonly Federated: readonly string[]
  readonly Service: readonly string[]
}

const principal = z.union([
  z.literal('*').transform((): Named => ({ AWS: ['*'], Federated: [], Service: [] })),
  z.strictObject({ AWS: texts.default([]), Federated: texts.default([]), Service: texts.default([]) }),
])

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.optional(),
  Action: texts,
  Resource: texts.default(['*']),
  Condition: z.record(z.string().refine(isKnownOperator), z.record(z.string(), texts)).default({}),
})

const document = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z.union([statement, z.array(statement)]).transform((value) => [value].flat()),
})

/** One statement of a policy. */
export type Statement = z.output<typeof statement>

/** A policy as it is written. */
export type PolicyDocument = z.input<typeof document>

/** The statements of a document. @throws AwsError MalformedPolicyDocument */
export const statementsOf = (written: unknown): readonly Statement[] => {
  const parsed = document.safeParse(written)
  if (parsed.success) return parsed.data.Statement
  throw new AwsError('MalformedPolicyDocument', `Syntax errors in policy. (${z.prettifyError(parsed.error)})`)
}

/** Whether this server can evaluate a document: a configuration with another one is refused at the start. */
export const isPolicy = (written: unknown): written is PolicyDocument => document.safeParse(written).success

/** What is asked of a policy. */
export interface PolicyQuestion {
  readonly action: string
  /** Null: whatever the resource is. */
  readonly resource: string | null
  /** Whom the statement must name; null for a policy of an identity, which names nobody. */
  readonly names: ((named: Named) => boolean) | null
  readonly context: RequestContext
}

/** Statements of which one must allow a call; `actions`: whatever its resource is. */
export interface Limit {
  readonly statements: readonly Statement[]
  readonly looksAt: 'actions' | 'requests'
}

/** An explicit denial wins; without a statement that allows, nothing is allowed (IAM User Guide, policy evaluation logic). */
export const decide = (
  statements: readonly Statement[],
  question: PolicyQuestion,
): 'allowed' | 'denied' | 'not-allowed' => {
  const effects = statements.filter((one) => applies(one, question)).map(({ Effect }) => Effect)
  if (effects.includes('Deny')) return 'denied'
  return effects.includes('Allow') ? 'allowed' : 'not-allowed'
}

const applies = (one: Statement, { action, resource, names, context }: PolicyQuestion): boolean => {
  if (names !== null && (one.Principal === undefined || !names(one.Principal))) return false
  // The names of actions are not case-sensitive.
  if (!one.Action.some((pattern) => wildcardMatches(pattern.toLowerCase(), action.toLowerCase()))) return false
  if (resource !== null && !one.Resource.some((pattern) => wildcardMatches(pattern, resource))) return false
  return Object.entries(one.Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => conditionHolds({ operator, key, values }, context)),
  )
}
