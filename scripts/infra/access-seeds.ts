/** What a local AWS has of IAM: roles that jobs assume with a token, roles of AWS's services, and identity providers. */
import type { DeclaredRole } from '../../local-aws/access/declared.ts'
import { isPolicy, type PolicyDocument } from '../../local-aws/access/policy.ts'
import type { RoleSeed } from '../../local-aws/surroundings/surroundings.ts'
import { entries, maybeText, members, text, texts } from './members.ts'
import type { ResolvedResource } from './resolve-stack.ts'

type Resources = readonly ResolvedResource[]
type Properties = ResolvedResource['properties']

const of = (resources: Resources, type: string): Resources =>
  resources.filter((one) => one.type === `AWS::IAM::${type}`)

export type AssumedRole = Pick<DeclaredRole, 'maxSessionDuration' | 'name' | 'path' | 'policies' | 'trust'>

/** The roles that trust an identity provider. @throws Error for a policy that the local AWS cannot evaluate, or whose content is not known */
export const assumedRoles = (resources: Resources): readonly AssumedRole[] =>
  of(resources, 'Role')
    .filter(isAssumed)
    .map(({ id, properties }) => ({
      name: id,
      path: maybeText(properties, 'Path') ?? '/',
      trust: trustOf(id, properties),
      maxSessionDuration: Number(maybeText(properties, 'MaxSessionDuration') ?? 3600),
      policies: policiesOf(id, properties, resources).map((policy) => evaluable(id, policy)),
    }))

/** The roles that services of AWS assume. */
export const serviceRoles = (resources: Resources): readonly RoleSeed[] =>
  of(resources, 'Role')
    .filter((role) => !isAssumed(role))
    .map(({ id, properties }) => {
      const [statement = {}] = entries(members(properties, 'AssumeRolePolicyDocument'), 'Statement')
      return {
        name: id,
        path: maybeText(properties, 'Path') ?? '/',
        trusts: texts(members(statement, 'Principal'), 'Service'),
        condition: members(statement, 'Condition'),
      }
    })

/** The issuers of tokens. `keys` is where the public keys of the tests' issuer are. */
export const providersOf = (resources: Resources, keys: string) =>
  of(resources, 'OIDCProvider').map(({ properties }) => ({
    url: text(properties, 'Url'),
    clientIds: texts(properties, 'ClientIdList'),
    keys,
  }))

const isAssumed = ({ properties }: ResolvedResource): boolean =>
  JSON.stringify(members(properties, 'AssumeRolePolicyDocument')).includes('"Federated"')

const trustOf = (role: string, properties: Properties): PolicyDocument => {
  return evaluable(role, members(properties, 'AssumeRolePolicyDocument'))
}

const evaluable = (role: string, policy: unknown): PolicyDocument => {
  if (isPolicy(policy)) return policy
  throw new Error(`the local AWS cannot evaluate a policy of ${role}`)
}

/** Its own, and those of resources that name it. */
const policiesOf = (role: string, properties: Properties, resources: Resources): readonly Properties[] => {
  const managed = texts(properties, 'ManagedPolicyArns').filter((arn) => !resources.some(({ id }) => id === arn))
  if (managed.length > 0) throw new Error(`what ${managed.join(', ')} of ${role} allows is not known`)
  const own = texts(properties, 'ManagedPolicyArns')
  return [
    ...entries(properties, 'Policies').map((policy) => members(policy, 'PolicyDocument')),
    ...of(resources, 'Policy')
      .filter((policy) => texts(policy.properties, 'Roles').includes(role))
      .map((policy) => members(policy.properties, 'PolicyDocument')),
    ...of(resources, 'ManagedPolicy')
      .filter(({ id, properties: policy }) => own.includes(id) || texts(policy, 'Roles').includes(role))
      .map((policy) => members(policy.properties, 'PolicyDocument')),
  ]
}
