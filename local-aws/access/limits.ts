/** The permissions of a session: those of its role, and its session policy. */
import { AwsError } from '../protocol/aws-error.ts'
import type { Principal, RecordedRequest } from '../protocol/call.ts'
import { askedBy, type Asked } from './asked.ts'
import { decide, type Limit } from './policy.ts'

type Call = Pick<RecordedRequest, 'input' | 'operation' | 'region' | 'service'>

/** Needs no permission (STS API Reference, GetCallerIdentity). */
const FOR_EVERYBODY = 'sts:GetCallerIdentity'

/** Why a session may not make a call, in IAM's words, or null. */
export const limitedBy = (principal: Principal, call: Call): string | null => {
  if (`${call.service}:${call.operation}` === FOR_EVERYBODY) return null
  for (const [index, limit] of principal.limits.entries()) {
    const kind = index === 0 ? 'identity-based' : 'session'
    for (const one of questionsOf(limit, principal, call)) {
      const { action, resource } = one
      const decision = decide(limit.statements, { ...one, names: null })
      const on = resource === null ? '' : ` on resource: ${resource}`
      const refused = `User: ${principal.arn} is not authorized to perform: ${action}${on}`
      if (decision === 'denied') return `${refused} with an explicit deny in ${index === 0 ? 'an' : 'a'} ${kind} policy`
      if (decision === 'not-allowed') return `${refused} because no ${kind} policy allows the ${action} action`
    }
  }
  return null
}

interface Question extends Pick<Asked, 'action' | 'context'> {
  readonly resource: string | null
}

/** One for each action and resource that the call needs. */
const questionsOf = ({ looksAt }: Limit, { account }: Principal, call: Call): readonly Question[] => {
  if (looksAt === 'actions')
    return [{ action: `${call.service}:${call.operation}`, resource: null, context: new Map() }]
  return askedBy({ ...call, account }).flatMap(({ action, resources, context }) =>
    resources.map(({ arn }) => ({ action, resource: arn, context })),
  )
}

/** @throws AwsError AccessDeniedException */
export const refuseLimited = (principal: Principal, call: Call): void => {
  const why = limitedBy(principal, call)
  if (why !== null) throw new AwsError('AccessDeniedException', why)
}
