/** AWS IAM: GetRole, GetOpenIDConnectProvider and SimulatePrincipalPolicy. */
import * as schemas from '@aws-sdk/client-iam'
import type {
  GetOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderResponse,
  GetRoleRequest,
  GetRoleResponse,
  Role,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam'
import { limitOf, type DeclaredRole, type OidcProvider } from '../access/declared.ts'
import { roleId } from '../access/identities.ts'
import { decide, type PolicyQuestion } from '../access/policy.ts'
import { partitionOf } from '../access/regions.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { Service } from '../protocol/call.ts'
import { described, type Surroundings } from './surroundings.ts'

interface AccountOfRoles {
  readonly account: string
  readonly region: string
  readonly roles: readonly DeclaredRole[]
  readonly oidcProviders: readonly OidcProvider[]
}

const CREATED = new Date('2026-01-01T00:00:00Z')

/** IAM over these roles, and those that jobs assume. */
export const iamService = (
  { roles }: Surroundings,
  { account, region, roles: assumed, oidcProviders }: AccountOfRoles,
): Service => ({
  name: 'iam',
  schemas,
  operations: {
    GetRole: ({ RoleName: name = '' }: GetRoleRequest): GetRoleResponse => {
      const declared = assumed.find((one) => one.name === name)
      if (declared !== undefined) return { Role: shown(declared, { account, region }) }
      const role = described(roles, { service: 'iam', operation: 'GetRole' }).find((one) => one.name === name)
      if (role === undefined) throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)
      const { path = '/' } = role
      const policy = {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: role.trusts }, Action: 'sts:AssumeRole', Condition: role.condition },
        ],
      }
      return {
        Role: {
          Path: path,
          RoleName: name,
          RoleId: 'AROAEXAMPLEEXAMPLEEXA',
          Arn: `arn:aws:iam::${account}:role${path}${name}`,
          CreateDate: CREATED,
          AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(policy)),
        },
      }
    },
    GetOpenIDConnectProvider: (input: GetOpenIDConnectProviderRequest) => shownProvider(input, oidcProviders, account),
    SimulatePrincipalPolicy: (input: SimulatePrincipalPolicyRequest) => simulated(input, assumed),
  },
})

const shown = (
  { name, path, trust, maxSessionDuration }: DeclaredRole,
  { account, region }: Pick<AccountOfRoles, 'account' | 'region'>,
): Role => ({
  Path: path,
  RoleName: name,
  RoleId: roleId(account, name),
  Arn: `arn:${partitionOf(region)}:iam::${account}:role${path}${name}`,
  CreateDate: CREATED,
  MaxSessionDuration: maxSessionDuration,
  AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
})

const shownProvider = (
  { OpenIDConnectProviderArn: arn = '' }: GetOpenIDConnectProviderRequest,
  providers: readonly OidcProvider[],
  account: string,
): GetOpenIDConnectProviderResponse => {
  const host = arn.slice(arn.indexOf('/') + 1)
  const found = providers.find(({ url }) => url === `https://${host}`)
  if (found === undefined || !arn.includes(`::${account}:`))
    throw new AwsError('NoSuchEntity', `OpenIDConnect Provider not found for arn ${arn}`, 404)
  return { Url: host, ClientIDList: [...found.clientIds], CreateDate: CREATED }
}

/** Without resources, IAM simulates a call on all of them. */
const simulated = (
  {
    PolicySourceArn: arn = '',
    ActionNames = [],
    ResourceArns = ['*'],
    ContextEntries = [],
  }: SimulatePrincipalPolicyRequest,
  roles: readonly DeclaredRole[],
): SimulatePolicyResponse => {
  const role = roles.find(({ name }) => arn.endsWith(`/${name}`))
  if (role === undefined) throw new AwsError('NoSuchEntity', `The role ${arn} cannot be found.`, 404)
  const context = new Map(
    ContextEntries.map(({ ContextKeyName: key = '', ContextKeyValues: values = [] }) => [key.toLowerCase(), values]),
  )
  return {
    EvaluationResults: ActionNames.flatMap((EvalActionName) =>
      ResourceArns.map((EvalResourceName) => ({
        EvalActionName,
        EvalResourceName,
        EvalDecision: decisionOf(role, { action: EvalActionName, resource: EvalResourceName, context }),
      })),
    ),
  }
}

const DECISIONS = { allowed: 'allowed', denied: 'explicitDeny', 'not-allowed': 'implicitDeny' } as const

const decisionOf = (role: DeclaredRole, asked: Pick<PolicyQuestion, 'action' | 'resource' | 'context'>) => {
  const { statements } = limitOf(role)
  return DECISIONS[decide(statements, { ...asked, names: null })]
}
