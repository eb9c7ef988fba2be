/** The roles that jobs assume, as stacks of our templates: what each may do, and whom it trusts. */
import { isPolicy, statementsOf, type Statement } from '../../local-aws/access/policy.ts'
import { resolveStack, type ResolvedStack } from '../../scripts/infra/resolve-stack.ts'
import type { RoleKey } from '../../scripts/iam/grants.ts'
import { ourStacks, PRODUCTION, REGION, SHARED, textOfTemplate } from './our-templates.ts'

export const SUBJECT = 'repo:octo-org@12/hello@34'

/** Whatever is optional is on. */
const EVERYTHING = {
  CreateRepository: 'enabled',
  CodeDeployApplication: 'hello',
  KeepRevisions: 'enabled',
  Strategy: 'blue-green',
}

type Parameters = Readonly<Record<string, string>>

/** The stacks of an environment with its roles, and those of the registry. */
export const stacksWithRoles = (given: Parameters = {}): readonly ResolvedStack[] => {
  const names = { EnvironmentNames: 'staging,production', GitHubSubjectPrefix: SUBJECT, ...given }
  const stacks = ourStacks(names)
  const outputs = Object.assign({}, ...stacks.map((stack) => stack.outputs)) as Parameters
  const own = { Application: 'hello', Environment: 'production', ServiceName: 'hello', ...outputs, ...names }
  const make = (template: string, account: string): ResolvedStack =>
    resolveStack({
      name: `hello-${template}`,
      template: textOfTemplate(template),
      parameters: own,
      account,
      region: REGION,
    })
  return [...stacks, make('push-role', SHARED), make('deploy-roles', PRODUCTION)]
}

const PLACES: Readonly<Record<RoleKey, { readonly stack: string; readonly role: string }>> = {
  push: { stack: 'hello-push-role', role: 'hello-push' },
  promote: { stack: 'hello-push-role', role: 'hello-promote' },
  'registry-plan': { stack: 'hello-push-role', role: 'hello-plan' },
  'registry-rescan': { stack: 'hello-push-role', role: 'hello-rescan' },
  deploy: { stack: 'hello-deploy-roles', role: 'hello-production-deploy' },
  plan: { stack: 'hello-deploy-roles', role: 'hello-production-plan' },
  rescan: { stack: 'hello-deploy-roles', role: 'hello-production-rescan' },
}

const propertiesOf = (key: RoleKey, given: Parameters): Readonly<Record<string, unknown>>[] => {
  const { stack, role } = PLACES[key]
  const resources = stacksWithRoles(given).find(({ name }) => name === stack)?.resources ?? []
  return ofRole(role, resources)
}

const ofRole = (role: string, resources: ResolvedStack['resources']): Readonly<Record<string, unknown>>[] =>
  resources
    .filter(({ id, properties }) => id === role || JSON.stringify(properties['Roles'] ?? []).includes(`"${role}"`))
    .map(({ properties }) => properties)

const documents = (value: unknown): readonly Statement[] => {
  if (!isPolicy(value)) throw new Error(`no policy: ${JSON.stringify(value)}`)
  return statementsOf(value)
}

/** With every option of the templates, unless other values are given. */
export const permissionsOf = (key: RoleKey, given: Parameters = EVERYTHING): readonly Statement[] =>
  propertiesOf(key, given).flatMap(permissionsIn)

const permissionsIn = ({ Policies = [], PolicyDocument }: Readonly<Record<string, unknown>>): readonly Statement[] => [
  ...(Policies as readonly { PolicyDocument: unknown }[]).flatMap((one) => documents(one.PolicyDocument)), // a list, by cfn-lint
  ...(PolicyDocument === undefined ? [] : documents(PolicyDocument)),
]

/** What the resources of a stack allow a role, by its name. */
export const statementsFor = (role: string, resources: ResolvedStack['resources']): readonly Statement[] =>
  ofRole(role, resources).flatMap(permissionsIn)

export const trustIn = (key: RoleKey, given: Parameters = {}): readonly Statement[] =>
  propertiesOf(key, given).flatMap(({ AssumeRolePolicyDocument: trust }) =>
    trust === undefined ? [] : documents(trust),
  )
