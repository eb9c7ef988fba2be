/** The account of an environment: credentials, the roles of its jobs, and what these may do. */
import type { RoleName } from '../domain/aws/role.ts'
import { lastPart } from '../domain/aws/last-part.ts'
import { shellCommand } from '../domain/shell-word.ts'
import { AwsError } from '../errors/aws-error.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { failed, ok, skipped, warned, type DoctorCheck, type Finding } from './doctor-check.ts'
import type { Subjects } from './github-checks.ts'
import { lookAtProvider, lookAtRole, lookAtTrust, type TrustedJob } from './role-checks.ts'
import { callsOfEveryDeployment } from './simulated-actions.ts'

export interface OfEnvironment {
  readonly name: string
  readonly config: Config
  readonly ports: Pick<Ports, 'target' | 'surroundings' | 'registry' | 'registryAccount'>
  readonly subjects: Subjects
  /** `owner/name`; null where it is not known. */
  readonly repository: string | null
}

type OfRole = (role: RoleName, job: TrustedJob) => Promise<Finding>

export const accountChecks = (one: OfEnvironment): readonly DoctorCheck[] => {
  const environment = one.name
  const role = one.config.roles.target
  const withRole = (look: OfRole) => (): Promise<Finding> =>
    role === null ? Promise.resolve(skipped('`role-to-assume` is not set')) : look(role, jobOf(one, DEPLOYING))
  return [
    { id: 'aws-credentials', environment, needs: [], look: () => lookAtCredentials(one) },
    { id: 'oidc-provider', environment, needs: ['aws-credentials'], look: withRole(lookAtProvider) },
    {
      ...{ id: 'deploy-role', environment, needs: ['aws-credentials'] },
      look: withRole((own, job) => lookAtRole(own, job, deployStack(own))),
    },
    {
      ...{ id: 'deploy-role-trust', environment, needs: ['deploy-role', 'oidc-provider', 'github-sub'] },
      look: withRole(lookAtTrust),
    },
    {
      ...{ id: 'deploy-role-policy', environment, needs: ['deploy-role'] },
      look: withRole((own) => lookAtPolicy(own, one)),
    },
    ...registryChecks(one),
  ]
}

/** They need credentials of the account of the registry, which can be another one than that of the environment. */
const registryChecks = (one: OfEnvironment): readonly DoctorCheck[] => {
  const environment = one.name
  const { registry, target } = one.config.roles
  const withRole = (look: OfRole) => async (): Promise<Finding> => {
    if (registry === null) return skipped('`registry-role` is not set')
    if (registry.arn === target?.arn) return skipped('it is the role of the deployment')
    const { registryAccount: surroundings } = one.ports
    const { Account = '' } = await surroundings.sts.getCallerIdentity({})
    if (Account !== registry.account) return otherAccount(Account, registry.account)
    return look(registry, { ...jobOf(one, PUSHING), ports: { surroundings } })
  }
  return [
    {
      ...{ id: 'registry-oidc-provider', environment, needs: [] },
      look: withRole((own, job) =>
        own.account === target?.account
          ? Promise.resolve(skipped('it is that of the deployment'))
          : lookAtProvider(own, job),
      ),
    },
    {
      ...{ id: 'registry-role', environment, needs: [] },
      look: withRole((own, job) => lookAtRole(own, job, pushStack(own))),
    },
    { id: 'registry-role-trust', environment, needs: ['registry-role', 'github-sub'], look: withRole(lookAtTrust) },
  ]
}

const WORKFLOWS = 'ship-to-ecs/ship-to-ecs/.github/workflows'
/** Called by a commit, the claim ends in it; a role has to let any of them in. */
const called = (name: string): string => `${WORKFLOWS}/${name}.yml@${'0'.repeat(40)}`

const DEPLOYING = { deploying: ['ship', 'promote'].map(called), others: ['rollback', 'maintenance'].map(called) }
/** An environment pushes, or gets what another one has pushed: its role is that of one of them. */
const PUSHING = { deploying: ['ship', 'promote'].map(called), others: [] }

const jobOf = (one: OfEnvironment, workflows: TrustedJob['workflows']): TrustedJob => ({
  ...{ ports: one.ports, environment: one.name, repository: one.repository, workflows },
  sub: one.subjects.get(one.name) ?? null,
})

/** `infra/deploy.mjs`, as BOOTSTRAP.md calls it, where the name is one that `init` gives. */
const deployStack = (role: RoleName): string | null => {
  const [, prefix] = /^(.+)-deploy$/u.exec(lastPart(role.arn)) ?? []
  if (prefix === undefined) return null
  const from = ['network', 'cluster', 'task-roles', 'load-balancer'].map((part) => `${prefix}-${part}`)
  return deployed(role, `${prefix}-deploy-roles`, 'deploy-roles.yaml', ...from)
}

const pushStack = (role: RoleName): string | null => {
  const [, prefix] = /^(.+)-(?:push|promote)$/u.exec(lastPart(role.arn)) ?? []
  return prefix === undefined ? null : deployed(role, `${prefix}-push-role`, 'push-role.yaml', `${prefix}-registry`)
}

const deployed = ({ account }: RoleName, ...words: readonly string[]): string =>
  shellCommand('node', 'infra/deploy.mjs', account, ...words)

const LOGIN = shellCommand('aws', 'sso', 'login')

const lookAtCredentials = async (one: OfEnvironment): Promise<Finding> => {
  const { target } = one.ports
  if ((await target.credentials()) === 'missing') return failed('none found', LOGIN)
  try {
    return ofAccount(await target.sts.getCallerIdentity({}), one)
  } catch (error) {
    if (!(error instanceof AwsError) || !error.code.startsWith('E_CREDENTIALS')) throw error
    return failed(error.message, LOGIN)
  }
}

interface Identity {
  readonly Account?: string | undefined
  readonly Arn?: string | undefined
}

/** The account of the settings, or of the role that a job would assume. */
const ofAccount = ({ Account = '', Arn = '' }: Identity, { config }: OfEnvironment): Finding => {
  const wanted = config.services[0].account ?? config.roles.target?.account ?? null
  return wanted === null || wanted === Account ? ok(`${Arn} of the account ${Account}`) : otherAccount(Account, wanted)
}

const otherAccount = (own: string, wanted: string): Finding =>
  skipped(`the credentials are of the account ${own}: run it again with those of ${wanted}`)

const lookAtPolicy = async (role: RoleName, { ports, config }: OfEnvironment): Promise<Finding> => {
  const calls = callsOfEveryDeployment(config, role)
  const replies = await Promise.all(
    calls.map(({ actions, resource }) =>
      ports.surroundings.iam.simulatePrincipalPolicy({
        PolicySourceArn: role.arn,
        ActionNames: [...actions],
        ResourceArns: [resource],
      }),
    ),
  )
  const results = replies.flatMap(({ EvaluationResults = [] }) => EvaluationResults)
  const asked = calls.flatMap(({ actions }) => actions)
  if (results.length < asked.length) return skipped('AWS returned an incomplete response')
  const denied = results.filter(({ EvalDecision }) => EvalDecision === 'explicitDeny')
  const missing = results.filter(({ EvalDecision }) => EvalDecision === 'implicitDeny')
  const names = (all: typeof denied): string =>
    all.map(({ EvalActionName = '', EvalResourceName = '*' }) => `${EvalActionName} on ${EvalResourceName}`).join(', ')
  if (denied.length > 0) return failed(`a policy denies ${names(denied)}`, deployStack(role))
  // A condition on something that only the real call has is not met here.
  if (missing.length > 0) return warned(`does not allow, as IAM simulates it: ${names(missing)}`, deployStack(role))
  return ok(`allows ${asked.join(', ')}`)
}
