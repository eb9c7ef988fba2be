/** The account of an environment: credentials, GitHub's OIDC provider, and the role of the deployment. */
import { audienceOf, type RoleName } from '../domain/aws/role.ts'
import { lastPart } from '../domain/aws/last-part.ts'
import { trustStatement } from '../domain/aws/trust-statement.ts'
import { trustOf } from '../domain/aws/trust-of-subject.ts'
import { jsonValue } from '../domain/json.ts'
import { shellCommand } from '../domain/shell-word.ts'
import { AwsError } from '../errors/aws-error.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { failed, ok, skipped, warned, type DoctorCheck, type Finding } from './doctor-check.ts'
import type { Subjects } from './github-checks.ts'
import { ACTIONS_OF_EVERY_DEPLOYMENT } from './simulated-actions.ts'

export interface OfEnvironment {
  readonly name: string
  readonly config: Config
  readonly ports: Pick<Ports, 'target' | 'surroundings' | 'registry'>
  readonly subjects: Subjects
  /** `owner/name`; null where it is not known. */
  readonly repository: string | null
}

const PROVIDER = 'token.actions.githubusercontent.com'

export const accountChecks = (one: OfEnvironment): readonly DoctorCheck[] => {
  const environment = one.name
  const role = one.config.roles.target
  const withRole = (look: (role: RoleName) => Promise<Finding>) => (): Promise<Finding> =>
    role === null ? Promise.resolve(skipped('`role-to-assume` is not set')) : look(role)
  return [
    { id: 'aws-credentials', environment, needs: [], look: () => lookAtCredentials(one) },
    { id: 'oidc-provider', environment, needs: ['aws-credentials'], look: withRole((own) => lookAtProvider(own, one)) },
    { id: 'deploy-role', environment, needs: ['aws-credentials'], look: withRole((own) => lookAtRole(own, one)) },
    {
      ...{ id: 'deploy-role-trust', environment, needs: ['deploy-role', 'oidc-provider', 'github-sub'] },
      look: withRole((own) => lookAtTrust(own, one)),
    },
    {
      ...{ id: 'deploy-role-policy', environment, needs: ['deploy-role'] },
      look: withRole((own) => lookAtPolicy(own, one)),
    },
  ]
}

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
  return wanted === null || wanted === Account
    ? ok(`${Arn} of the account ${Account}`)
    : skipped(`they are of the account ${Account}: run it again with credentials of ${wanted}`)
}

const isMissing = (error: unknown): boolean => error instanceof AwsError && error.awsCode.startsWith('NoSuchEntity')

const lookAtProvider = async (role: RoleName, { ports }: OfEnvironment): Promise<Finding> => {
  const arn = `arn:${role.partition}:iam::${role.account}:oidc-provider/${PROVIDER}`
  const audience = audienceOf(role)
  try {
    const found = await ports.surroundings.iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: arn })
    const { ClientIDList = [] } = found
    if (ClientIDList.includes(audience)) return ok(`accepts ${audience}`)
    const add = ['add-client-id-to-open-id-connect-provider', '--open-id-connect-provider-arn', arn]
    return failed(
      `does not accept the audience ${audience}`,
      shellCommand('aws', 'iam', ...add, '--client-id', audience),
    )
  } catch (error) {
    if (!isMissing(error)) throw error
    const create = ['create-open-id-connect-provider', '--url', `https://${PROVIDER}`, '--client-id-list', audience]
    return failed(`the account ${role.account} has none for GitHub`, shellCommand('aws', 'iam', ...create))
  }
}

const nameOf = ({ arn }: RoleName): string => lastPart(arn)

const lookAtRole = async (role: RoleName, { name, ports }: OfEnvironment): Promise<Finding> => {
  try {
    await ports.surroundings.iam.getRole({ RoleName: nameOf(role) })
    return ok(role.arn)
  } catch (error) {
    if (!isMissing(error)) throw error
    const stack = `${nameOf(role).replace(/-deploy$/u, '')}-deploy-roles`
    const parameters = ['--parameter-overrides', `file://infra/parameters/${stack}.json`]
    const deploy = ['cloudformation', 'deploy', '--stack-name', stack, '--template-file', 'infra/deploy-roles.yaml']
    const fix = shellCommand('aws', ...deploy, '--capabilities', 'CAPABILITY_NAMED_IAM', ...parameters)
    return failed(`${role.arn}, of ${name}, does not exist`, fix)
  }
}

/** Of the workflows that deploy. Called by a commit, the claim ends in it. */
const DEPLOYING = ['ship', 'promote', 'rollback', 'maintenance']
const ANY_COMMIT = '0'.repeat(40)

const lookAtTrust = async (role: RoleName, one: OfEnvironment): Promise<Finding> => {
  const { Role: found } = await one.ports.surroundings.iam.getRole({ RoleName: nameOf(role) })
  const policy = jsonValue(decodeURIComponent(found?.AssumeRolePolicyDocument ?? ''))
  const sub = one.subjects.get(one.name) ?? ''
  const aud = audienceOf(role)
  const claims = {
    ...{ sub: [sub], aud: [aud], environment: [one.name], repository: one.repository === null ? [] : [one.repository] },
    job_workflow_ref: DEPLOYING.map((name) => `ship-to-ecs/ship-to-ecs/.github/workflows/${name}.yml@${ANY_COMMIT}`),
  }
  const verdict = trustOf(policy, { provider: PROVIDER, account: role.account, claims })
  const statement = trustStatement(role, { sub, aud, iss: `https://${PROVIDER}` }).join('')
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [JSON.parse(statement)] })
  const update = ['iam', 'update-assume-role-policy', '--role-name', nameOf(role), '--policy-document', document]
  const fix = shellCommand('aws', ...update)
  if (verdict.kind === 'refused') return failed(`does not let in ${sub}: ${verdict.because}`, fix)
  if (verdict.kind === 'unknown') return skipped(`not understood: ${verdict.because}`)
  return verdict.looksAtSub
    ? ok(`lets in ${sub}`)
    : warned('looks at no `sub`: every repository on GitHub may be let in', fix)
}

const lookAtPolicy = async (role: RoleName, { ports }: OfEnvironment): Promise<Finding> => {
  const { EvaluationResults = [] } = await ports.surroundings.iam.simulatePrincipalPolicy({
    PolicySourceArn: role.arn,
    ActionNames: [...ACTIONS_OF_EVERY_DEPLOYMENT],
  })
  if (EvaluationResults.length < ACTIONS_OF_EVERY_DEPLOYMENT.length)
    return skipped('AWS returned an incomplete response')
  const denied = EvaluationResults.filter(({ EvalDecision }) => EvalDecision === 'explicitDeny')
  const missing = EvaluationResults.filter(({ EvalDecision }) => EvalDecision === 'implicitDeny')
  const names = (all: typeof denied): string => all.map(({ EvalActionName = '' }) => EvalActionName).join(', ')
  if (denied.length > 0) return failed(`a policy denies ${names(denied)}`, null)
  // A policy that names resources does not allow a call on all of them.
  if (missing.length > 0) return warned(`does not allow on every resource: ${names(missing)}`, null)
  return ok(`allows ${ACTIONS_OF_EVERY_DEPLOYMENT.length} actions`)
}
