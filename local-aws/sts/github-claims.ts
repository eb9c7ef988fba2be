/** The claims of an ID token that trust policies can use (IAM User Guide, "Available keys for AWS OIDC federation"). */
import type { RequestContext } from '../access/conditions.ts'
import type { Claims } from './id-token.ts'

/** Of any provider. */
const OF_ANY = ['sub', 'aud', 'amr', 'email', 'oaud']

/** Of GitHub's. */
const OF_GITHUB = [
  'actor',
  'actor_id',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'repository_owner_id',
  'repository_visibility',
  'run_id',
  'runner_environment',
  'workflow',
]

/** The keys of a condition, `token.actions.githubusercontent.com:sub`, in lower case. */
export const claimsContext = (host: string, claims: Claims): RequestContext => {
  const names = host.startsWith('token.actions.') ? [...OF_ANY, ...OF_GITHUB] : OF_ANY
  return new Map(
    names.flatMap((name) => {
      const value = claims[name]
      return value === undefined ? [] : [[`${host}:${name}`.toLowerCase(), [value].flat().map(String)] as const]
    }),
  )
}
