/** The policies of ECR's repositories: who may use them, and which images expire. */
import type {
  GetLifecyclePolicyRequest,
  GetLifecyclePolicyResponse,
  GetRepositoryPolicyRequest,
  GetRepositoryPolicyResponse,
  PutLifecyclePolicyRequest,
  PutLifecyclePolicyResponse,
  SetRepositoryPolicyRequest,
  SetRepositoryPolicyResponse,
} from '@aws-sdk/client-ecr'
import { statementsOf } from './access/policy.ts'
import { AwsError } from './protocol/aws-error.ts'
import type { Principal } from './protocol/call.ts'
import type { RepositoryRecord } from './registry/repositories.ts'
import { invalid, named, type Asked } from './repository-lookup.ts'

/** The repository that a call names, for who may make it. */
export type Find = (asked: Asked, principal: Principal, operation: string) => RepositoryRecord

/** The operations. */
export const policyOperations = (find: Find) => ({
  SetRepositoryPolicy: (input: SetRepositoryPolicyRequest, principal: Principal) =>
    setPolicy(find(input, principal, 'SetRepositoryPolicy'), input),
  GetRepositoryPolicy: (input: GetRepositoryPolicyRequest, principal: Principal): GetRepositoryPolicyResponse => {
    const record = find(input, principal, 'GetRepositoryPolicy')
    return { ...named(record), policyText: existing(record, 'policy') }
  },
  PutLifecyclePolicy: (input: PutLifecyclePolicyRequest, principal: Principal) =>
    putLifecyclePolicy(find(input, principal, 'PutLifecyclePolicy'), input),
  GetLifecyclePolicy: (input: GetLifecyclePolicyRequest, principal: Principal): GetLifecyclePolicyResponse => {
    const record = find(input, principal, 'GetLifecyclePolicy')
    return { ...named(record), lifecyclePolicyText: existing(record, 'lifecyclePolicy') }
  },
})

const setPolicy = (
  record: RepositoryRecord,
  { policyText = '' }: SetRepositoryPolicyRequest,
): SetRepositoryPolicyResponse => {
  const statements = statementsOrNull(policyText)
  if (statements?.every(({ Principal: named }) => named !== undefined) !== true) {
    throw invalid('PolicyText', 'Invalid repository policy provided')
  }
  record.policy = policyText
  return { ...named(record), policyText }
}

const statementsOrNull = (text: string) => {
  try {
    return statementsOf(JSON.parse(text))
  } catch {
    return null // no JSON, or no policy
  }
}

const putLifecyclePolicy = (
  record: RepositoryRecord,
  { lifecyclePolicyText = '' }: PutLifecyclePolicyRequest,
): PutLifecyclePolicyResponse => {
  if (!hasRules(lifecyclePolicyText)) {
    throw invalid('LifecyclePolicyText', 'Lifecycle policy validation failure: rules must be a non-empty array')
  }
  record.lifecyclePolicy = lifecyclePolicyText
  return { ...named(record), lifecyclePolicyText }
}

const hasRules = (text: string): boolean => {
  try {
    const rules: unknown = (JSON.parse(text) as { readonly rules?: unknown } | null)?.rules // whatever it is, it is looked at
    return Array.isArray(rules) && rules.length > 0
  } catch {
    return false // no JSON
  }
}

const MISSING = {
  policy: { code: 'RepositoryPolicyNotFoundException', what: 'Repository policy' },
  lifecyclePolicy: { code: 'LifecyclePolicyNotFoundException', what: 'Lifecycle policy' },
} as const

const existing = (record: RepositoryRecord, kind: keyof typeof MISSING): string => {
  const text = record[kind]
  if (text !== null) return text
  const { code, what } = MISSING[kind]
  const where = `for the repository with name '${record.name}' in the registry with id '${record.registryId}'`
  throw new AwsError(code, `${what} does not exist ${where}`)
}
