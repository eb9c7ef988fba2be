/** The permissions of a session: those of its role, and its session policy. */
import { AwsError } from '../protocol/aws-error.ts'
import type { Principal, RecordedRequest } from '../protocol/call.ts'
import { decide } from './policy.ts'

type Call = Pick<RecordedRequest, 'service' | 'operation'>

/** Needs no permission (STS API Reference, GetCallerIdentity). */
const FOR_EVERYBODY = 'sts:GetCallerIdentity'

/** Why a session may not make a call, in IAM's words, or null. Which resource is meant is not looked at. */
export const limitedBy = (principal: Principal, { service, operation }: Call): string | null => {
  const action = `${service}:${operation}`
  if (action === FOR_EVERYBODY) return null
  for (const [index, statements] of principal.limits.entries()) {
    const decision = decide(statements, { action, resource: null, names: null, context: new Map() })
    const kind = index === 0 ? 'identity-based' : 'session'
    const refused = `User: ${principal.arn} is not authorized to perform: ${action}`
    if (decision === 'denied') return `${refused} with an explicit deny in ${index === 0 ? 'an' : 'a'} ${kind} policy`
    if (decision === 'not-allowed') return `${refused} because no ${kind} policy allows the ${action} action`
  }
  return null
}

/** @throws AwsError AccessDeniedException */
export const refuseLimited = (principal: Principal, call: Call): void => {
  const why = limitedBy(principal, call)
  if (why !== null) throw new AwsError('AccessDeniedException', why)
}
