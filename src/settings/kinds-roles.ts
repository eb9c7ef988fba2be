/** The kind of value of a session policy: what the session of a role may do at most. */
import { z } from 'zod'
import type { SessionPolicy } from '../domain/aws/role.ts'
import { quoted } from '../domain/bounds.ts'
import type { ValueKind } from './kinds.ts'
import { textsAndNulls } from './nested-values.ts'

/** STS API reference, AssumeRoleWithWebIdentity: `Policy` and `PolicyArns`. */
const LONGEST_POLICY = 2_048
const MOST_ARNS = 10
const ARN = /^arn:aws[a-z-]*:iam::(?:aws|\d{12}):policy\/[\w+=,.@/-]+$/

const written = z.union([z.array(z.string()), z.record(z.string(), z.unknown())], {
  error: 'must be an IAM policy (a map with `Statement`) or a list of ARNs of managed policies',
})

const problemOfArns = (arns: readonly string[]): string | null => {
  if (arns.length === 0 || arns.length > MOST_ARNS)
    return `must list from 1 to ${MOST_ARNS} policies, not ${arns.length}`
  const wrong = arns.find((arn) => !ARN.test(arn))
  return wrong === undefined
    ? null
    : `'${quoted(wrong)}' is not the ARN of a managed policy, such as \`arn:aws:iam::aws:policy/ReadOnlyAccess\``
}

const problemOfPolicy = (policy: Readonly<Record<string, unknown>>): string | null => {
  if (policy['Statement'] === undefined) return 'must have the key `Statement`, as every IAM policy'
  const { length } = JSON.stringify(policy)
  return length <= LONGEST_POLICY
    ? null
    : `must have at most ${LONGEST_POLICY} characters, written as JSON without spaces, not ${length}`
}

const schema = written.transform((value, context): SessionPolicy => {
  const policy = Array.isArray(value) ? null : { Version: '2012-10-17', ...value }
  const policyArns = Array.isArray(value) ? value : []
  const message = policy === null ? problemOfArns(policyArns) : problemOfPolicy(policy)
  if (message === null) return { policy: policy === null ? null : JSON.stringify(policy), policyArns }
  context.issues.push({ code: 'custom', message, input: undefined })
  return z.NEVER
})

/** An IAM policy as a map, or a list of ARNs of managed policies. */
export const sessionPolicy = (): ValueKind<SessionPolicy> => ({
  schema,
  merge: (_, above) => above,
  nested: { plain: textsAndNulls, place: (value) => value },
})
