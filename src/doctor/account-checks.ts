/** The account of an environment: credentials, the roles of its jobs, and what these may do. */
import type { RoleName } from '../domain/aws/role.ts'
import { shellCommand } from '../domain/shell-word.ts'
import { AwsError } from '../errors/aws-error.ts'
import { failed, ok, skipped, type DoctorCheck, type Finding } from './doctor-check.ts'
import { givenRolesCheck } from './given-roles-check.ts'
import { deployEntrances, pushEntrances, registryEntrances, type Entrances } from './job-entrances.ts'
import { lookAtProvider, lookAtRole, lookAtTrust, type AskedRole } from './role-checks.ts'
import {
  accountOfServices,
  deployStack,
  inAccountOf,
  jobsOf,
  otherAccount,
  pushStack,
  type OfEnvironment,
} from './of-environment.ts'
import { stackCommand } from './stack-commands.ts'
import { callsOfEveryDeployment, lookAtCalls } from './simulated-calls.ts'

type OfRole = (role: RoleName, asked: AskedRole) => Promise<Finding>

export const accountChecks = (one: OfEnvironment): readonly DoctorCheck[] => {
  const environment = one.name
  const role = one.config.roles.target
  const withRole = (look: OfRole) => (): Promise<Finding> =>
    role === null
      ? Promise.resolve(skipped('`role-to-assume` is not set'))
      : look(role, { iam: one.ports.surroundings.iam, environment, entrances: targetEntrances(one) })
  return [
    { id: 'aws-credentials', environment, needs: [], look: () => lookAtCredentials(one) },
    {
      id: 'oidc-provider',
      environment,
      needs: ['aws-credentials'],
      look: withRole((own, { iam }) => lookAtProvider(own, iam, providerStack(one, own))),
    },
    {
      ...{ id: 'deploy-role', environment, needs: ['aws-credentials'] },
      look: withRole((own, job) => lookAtRole(own, job, deployStack(one, own))),
    },
    {
      ...{ id: 'deploy-role-trust', environment, needs: ['deploy-role', 'oidc-provider', 'github-sub'] },
      look: withRole(lookAtTrust),
    },
    {
      ...{ id: 'deploy-role-policy', environment, needs: ['deploy-role'] },
      look: withRole((own) => lookAtCalls(own, one, callsOfEveryDeployment(one.config, own))),
    },
    ...registryChecks(one),
    givenRolesCheck(one),
  ]
}

/** Without a role of the registry, that of the deployment pushes, too. */
const targetEntrances = (one: OfEnvironment): Entrances | null => {
  const { registry, target } = one.config.roles
  const deploy = deployEntrances(jobsOf(one))
  if (deploy === null || (registry !== null && registry.arn !== target?.arn)) return deploy
  return { ...deploy, needed: [...deploy.needed, ...pushEntrances(jobsOf(one))] }
}

/** They need credentials of the account of the registry, which can be another one than that of the environment. */
const registryChecks = (one: OfEnvironment): readonly DoctorCheck[] => {
  const environment = one.name
  const { registry, target } = one.config.roles
  const withRole = (look: OfRole) => async (): Promise<Finding> => {
    if (registry === null) return skipped('`registry-role` is not set')
    if (registry.arn === target?.arn) return skipped('it is the role of the deployment')
    return inAccountOf(registry, one.ports.registryAccount, (iam) =>
      look(registry, { iam, environment, entrances: registryEntrances(jobsOf(one)) }),
    )
  }
  return [
    {
      ...{ id: 'registry-oidc-provider', environment, needs: [] },
      look: withRole((own, job) =>
        own.account === target?.account
          ? Promise.resolve(skipped('it is that of the deployment'))
          : lookAtProvider(own, job.iam, providerStack(one, own)),
      ),
    },
    {
      ...{ id: 'registry-role', environment, needs: [] },
      look: withRole((own, job) => lookAtRole(own, job, pushStack(one, own))),
    },
    { id: 'registry-role-trust', environment, needs: ['registry-role', 'github-sub'], look: withRole(lookAtTrust) },
  ]
}

const providerStack = (one: OfEnvironment, { account }: RoleName): string | null =>
  stackCommand(one.stacks, { template: 'github-oidc.yaml', account, environment: null })

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

const ofAccount = ({ Account = '', Arn = '' }: Identity, { config }: OfEnvironment): Finding => {
  const wanted = accountOfServices(config)
  return wanted === null || wanted === Account ? ok(`${Arn} of the account ${Account}`) : otherAccount(Account, wanted)
}
