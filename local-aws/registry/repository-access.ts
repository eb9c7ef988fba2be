/** Who may use a repository: its own account by the permissions of the caller, any other one by its policy too. */
import { decide, statementsOf } from '../access/policy.ts'
import type { Principal } from '../protocol/call.ts'
import type { RepositoryRecord } from './repositories.ts'

interface Wish {
  readonly principal: Principal
  /** `ecr:PutImage`. */
  readonly action: string
  /** Of an account that is not the caller's. */
  readonly foreign: boolean
}

/** Why the caller may not, in IAM's words, or null. A repository that does not exist has no policy. */
export const refusedAccess = (
  { arn, policy }: Pick<RepositoryRecord, 'arn' | 'policy'>,
  { principal, action, foreign }: Wish,
): string | null => {
  const statements = policy === null ? [] : statementsOf(JSON.parse(policy))
  const decision = decide(statements, {
    action,
    // The policy of a repository names no resource.
    resource: null,
    names: ({ AWS }) => AWS.some((named) => isNamed(named, principal)),
    context: new Map([
      ['aws:principalaccount', [principal.account]],
      ['aws:principalarn', [principal.roleArn ?? principal.arn]],
    ]),
  })
  const refused = `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${arn}`
  if (decision === 'denied') return `${refused} with an explicit deny in a resource-based policy`
  if (decision === 'allowed' || !foreign) return null
  return `${refused} because no resource-based policy allows the ${action} action`
}

const isNamed = (named: string, { account, arn, roleArn }: Principal): boolean =>
  ['*', account, arn, roleArn].includes(named) || new RegExp(`^arn:[\\w-]+:iam::${account}:root$`, 'u').test(named)
