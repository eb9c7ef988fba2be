/** A role that jobs assume: GitHub's OIDC provider in its account, the role, and whom it lets in. */
import { lastPart } from '../domain/aws/last-part.ts'
import { audienceOf, type RoleName } from '../domain/aws/role.ts'
import { trustOf, type TrustVerdict } from '../domain/aws/trust-of-subject.ts'
import { trustStatement } from '../domain/aws/trust-statement.ts'
import { jsonValue } from '../domain/json.ts'
import { shellCommand } from '../domain/shell-word.ts'
import { AwsError } from '../errors/aws-error.ts'
import type { Ports } from '../ports/ports.ts'
import { failed, ok, skipped, warned, type Finding } from './doctor-check.ts'

const PROVIDER = 'token.actions.githubusercontent.com'

/** A job of an environment, as its token describes it. */
export interface TrustedJob {
  readonly ports: { readonly surroundings: Ports['registryAccount'] }
  readonly environment: string
  /** Null where GitHub has not said it. */
  readonly sub: string | null
  /** `owner/name`; null where it is not known. */
  readonly repository: string | null
  /** `job_workflow_ref` of each workflow that can assume the role; one of the first kind must be let in. */
  readonly workflows: { readonly deploying: readonly string[]; readonly others: readonly string[] }
}

/** Whether IAM says that there is no such thing. */
const isMissing = (error: unknown): boolean => error instanceof AwsError && error.awsCode.startsWith('NoSuchEntity')

export const lookAtProvider = async (role: RoleName, { ports }: Pick<TrustedJob, 'ports'>): Promise<Finding> => {
  const arn = `arn:${role.partition}:iam::${role.account}:oidc-provider/${PROVIDER}`
  const audience = audienceOf(role)
  try {
    const found = await ports.surroundings.iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: arn })
    const { ClientIDList = [] } = found
    if (ClientIDList.includes(audience)) return ok(`accepts ${audience}`)
    const add = ['add-client-id-to-open-id-connect-provider', '--open-id-connect-provider-arn', arn]
    const fix = shellCommand('aws', 'iam', ...add, '--client-id', audience)
    return failed(`does not accept the audience ${audience}`, fix)
  } catch (error) {
    if (!isMissing(error)) throw error
    const create = ['create-open-id-connect-provider', '--url', `https://${PROVIDER}`, '--client-id-list', audience]
    return failed(`the account ${role.account} has none for GitHub`, shellCommand('aws', 'iam', ...create))
  }
}

/** @param stack creates the role where `init` has named it; null otherwise */
export const lookAtRole = async (role: RoleName, job: TrustedJob, stack: string | null): Promise<Finding> => {
  try {
    await job.ports.surroundings.iam.getRole({ RoleName: lastPart(role.arn) })
    return ok(role.arn)
  } catch (error) {
    if (!isMissing(error)) throw error
    return failed(`${role.arn}, of ${job.environment}, does not exist`, stack ?? createRole(role, job))
  }
}

const createRole = (role: RoleName, job: TrustedJob): string | null => {
  if (job.sub === null) return null
  const document = ['--assume-role-policy-document', trustPolicy([statementFor(role, job.sub)])]
  return shellCommand('aws', 'iam', 'create-role', '--role-name', lastPart(role.arn), ...document)
}

const trustPolicy = (statements: readonly unknown[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

const statementFor = (role: RoleName, sub: string): unknown =>
  JSON.parse(trustStatement(role, { sub, aud: audienceOf(role), iss: `https://${PROVIDER}` }).join(''))

export const lookAtTrust = async (role: RoleName, job: TrustedJob): Promise<Finding> => {
  const { Role: found } = await job.ports.surroundings.iam.getRole({ RoleName: lastPart(role.arn) })
  const policy = jsonValue(decodeURIComponent(found?.AssumeRolePolicyDocument ?? ''))
  const sub = job.sub ?? ''
  const verdictOf = (workflow: string): TrustVerdict =>
    trustOf(policy, { provider: PROVIDER, account: role.account, claims: claimsOf(role, job, workflow) })
  const verdicts = job.workflows.deploying.map(verdictOf)
  const trusted = verdicts.find((one) => one.kind === 'trusted')
  if (trusted?.looksAtSub === true) {
    const all = [...job.workflows.deploying, ...job.workflows.others]
    const refused = all.filter((workflow) => verdictOf(workflow).kind !== 'trusted')
    return ok(`lets in ${sub}${refused.length === 0 ? '' : `, not from ${refused.map(nameOf).join(', ')}`}`)
  }
  if (trusted !== undefined) {
    const fix = updateTrust(role, [statementFor(role, sub)])
    return warned('looks at no `sub`: every repository on GitHub may be let in', fix)
  }
  const unclear = verdicts.find((one) => one.kind === 'unknown')
  if (unclear !== undefined) return skipped(`not understood: ${unclear.because}`)
  const [because = 'no workflow deploys'] = verdicts.flatMap((one) => (one.kind === 'refused' ? [one.because] : []))
  const fix = updateTrust(role, [...allowedIn(policy), statementFor(role, sub)])
  return failed(`does not let in ${sub}: ${because}`, fix)
}

const updateTrust = (role: RoleName, statements: readonly unknown[]): string => {
  const words = ['iam', 'update-assume-role-policy', '--role-name', lastPart(role.arn)]
  return shellCommand('aws', ...words, '--policy-document', trustPolicy(statements))
}

const claimsOf = (role: RoleName, { sub, environment, repository }: TrustedJob, workflow: string) => ({
  ...{ sub: [sub ?? ''], aud: [audienceOf(role)], environment: [environment] },
  ...{ repository: repository === null ? [] : [repository], job_workflow_ref: [workflow] },
})

const nameOf = (workflow: string): string => workflow.replace(/^.*\/|@.*$/gu, '')

/** What lets others in stays; a denial would go before what is added. */
const allowedIn = (policy: unknown): readonly unknown[] => {
  if (typeof policy !== 'object' || policy === null || !('Statement' in policy)) return []
  return [policy.Statement]
    .flat()
    .filter((one) => typeof one === 'object' && one !== null && 'Effect' in one && one.Effect === 'Allow')
}
