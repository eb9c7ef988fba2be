/** What the checks of an environment share. */
import type { RoleName } from '../domain/aws/role.ts'
import type { WorkflowCall } from '../domain/github/workflow-calls.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { CHECKS } from './check-list.ts'
import { failed, skipped, type Finding } from './doctor-check.ts'
import { stackCommand, type StackCommand } from './stack-commands.ts'
import type { OfJobs, TokensOfGitHub } from './job-entrances.ts'

export interface OfEnvironment {
  readonly name: string
  readonly config: Config
  readonly ports: Pick<Ports, 'target' | 'surroundings' | 'registry' | 'registryAccount'>
  readonly tokens: TokensOfGitHub
  /** What the workflows of the checkout call. */
  readonly calls: readonly WorkflowCall[]
  /** Of BOOTSTRAP.md. */
  readonly stacks: readonly StackCommand[]
}

export const jobsOf = ({ calls, tokens, name }: OfEnvironment): OfJobs => ({ calls, tokens, environment: name })

/** That of the services: of the settings, or of the role that a job assumes; null where neither says it. */
export const accountOfServices = ({ services: [{ account }], roles }: Config): string | null =>
  account ?? roles.target?.account ?? null

/** Looks where the credentials are of the account of the role. */
export const inAccountOf = async (
  role: RoleName,
  session: OfEnvironment['ports']['registryAccount'],
  look: (iam: OfEnvironment['ports']['registryAccount']['iam']) => Promise<Finding>,
): Promise<Finding> => {
  if ((await session.credentials()) === 'missing') return skipped(`needs ${CHECKS['aws-credentials'].title}`)
  const { Account = '' } = await session.sts.getCallerIdentity({})
  return Account === role.account ? look(session.iam) : otherAccount(Account, role.account)
}

/** As `init` writes accounts that it does not know: 000000000000, and one more for each environment. */
const PLACEHOLDER = /^0{9}\d{3}$/u

/** What is in another account than that of the credentials is not looked at. */
export const otherAccount = (own: string, wanted: string): Finding => {
  if (PLACEHOLDER.test(wanted)) return failed(`the account ${wanted} is a placeholder`, 'ship-to-ecs init')
  return own === ''
    ? skipped('AWS returned an incomplete response')
    : skipped(`the credentials are of the account ${own}: run it again with those of ${wanted}`)
}

/** Of the roles of an environment, where `init` has named the role. */
export const deployStack = (one: Pick<OfEnvironment, 'name' | 'stacks'>, { arn, account }: RoleName): string | null =>
  /-(?:deploy|plan|rescan)$/u.test(arn)
    ? stackCommand(one.stacks, { template: 'deploy-roles.yaml', account, environment: one.name })
    : null

/** Of the roles of the registry, likewise. */
export const pushStack = (one: Pick<OfEnvironment, 'stacks'>, { arn, account }: RoleName): string | null =>
  /-(?:push|promote|plan|rescan)$/u.test(arn)
    ? stackCommand(one.stacks, { template: 'push-role.yaml', account, environment: null })
    : null
