/** The permissions of a session: those of its role, and its session policy. */
import { AwsError } from '../protocol/aws-error.ts'
import type { Principal, RecordedRequest } from '../protocol/call.ts'
import { decide } from './policy.ts'

type Call = Pick<RecordedRequest, 'service' | 'operation'>

/** Needs no permission (STS API Reference, GetCallerIdentity). */
const FOR_EVERYBODY = 'sts:GetCallerIdentity'

/** Which resource is meant is not looked at. @throws AwsError AccessDeniedException, in IAM's words */
export const refuseLimited = (principal: Principal, { service, operation }: Call): void => {
  const action = `${service}:${operation}`
  if (action === FOR_EVERYBODY) return
  principal.limits.forEach((statements, index) => {
    const decision = decide(statements, { action, resource: null, names: null, context: new Map() })
    if (decision === 'allowed') return
    const kind = index === 0 ? 'identity-based' : 'session'
    const why =
      decision === 'denied'
        ? `with an explicit deny in ${index === 0 ? 'an' : 'a'} ${kind} policy`
        : `because no ${kind} policy allows the ${action} action`
    throw new AwsError('AccessDeniedException', `User: ${principal.arn} is not authorized to perform: ${action} ${why}`)
  })
}
