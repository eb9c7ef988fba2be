/** A role that jobs assume: GitHub's OIDC provider in its account, the role, and whom it lets in. */
import { lastPart } from '../domain/aws/last-part.ts'
import { audienceOf, type RoleName } from '../domain/aws/role.ts'
import { jsonValue } from '../domain/json.ts'
import { shellCommand } from '../domain/shell-word.ts'
import { AwsError } from '../errors/aws-error.ts'
import type { Ports } from '../ports/ports.ts'
import { failed, ok, skipped, type Finding } from './doctor-check.ts'
import type { Entrances } from './job-entrances.ts'
import { judgeTrust, policyFor, PROVIDER } from './role-trust.ts'

/** The jobs that ask for a role, and the account in which it is looked for. */
export interface AskedRole {
  readonly iam: Ports['registryAccount']['iam']
  readonly environment: string
  /** Null where GitHub has not said the `sub` of the tokens. */
  readonly entrances: Entrances | null
}

/** Whether IAM says that there is no such thing. */
const isMissing = (error: unknown): boolean => error instanceof AwsError && error.awsCode.startsWith('NoSuchEntity')

/** @param stack creates the provider; null where none does */
export const lookAtProvider = async (role: RoleName, iam: AskedRole['iam'], stack: string | null): Promise<Finding> => {
  const arn = `arn:${role.partition}:iam::${role.account}:oidc-provider/${PROVIDER}`
  const audience = audienceOf(role)
  try {
    const { ClientIDList = [] } = await iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: arn })
    if (ClientIDList.includes(audience)) return ok(`accepts ${audience}`)
    const add = ['add-client-id-to-open-id-connect-provider', '--open-id-connect-provider-arn', arn]
    const fix = shellCommand('aws', 'iam', ...add, '--client-id', audience)
    return failed(`does not accept the audience ${audience}`, fix)
  } catch (error) {
    if (!isMissing(error)) throw error
    const create = ['create-open-id-connect-provider', '--url', `https://${PROVIDER}`, '--client-id-list', audience]
    return failed(`the account ${role.account} has none for GitHub`, stack ?? shellCommand('aws', 'iam', ...create))
  }
}

/** @param stack creates the role; null where none does */
export const lookAtRole = async (role: RoleName, asked: AskedRole, stack: string | null): Promise<Finding> => {
  try {
    await asked.iam.getRole({ RoleName: lastPart(role.arn) })
    return ok(role.arn)
  } catch (error) {
    if (!isMissing(error)) throw error
    return failed(`${role.arn}, of ${asked.environment}, does not exist`, stack ?? createRole(role, asked))
  }
}

const createRole = (role: RoleName, { entrances }: AskedRole): string | null => {
  if (entrances === null) return null
  const document = ['--assume-role-policy-document', policyFor(role, entrances)]
  return shellCommand('aws', 'iam', 'create-role', '--role-name', lastPart(role.arn), ...document)
}

export const lookAtTrust = async (role: RoleName, { iam, entrances }: AskedRole): Promise<Finding> => {
  if (entrances === null) return skipped('GitHub has not said the `sub` of its tokens')
  const { Role: found } = await iam.getRole({ RoleName: lastPart(role.arn) })
  return judgeTrust({ role, entrances, policy: trustPolicyIn(found?.AssumeRolePolicyDocument) })
}

/** IAM API reference, Role: URL-encoded JSON. Null: it is none. */
const trustPolicyIn = (encoded = ''): unknown => {
  try {
    return jsonValue(decodeURIComponent(encoded)) ?? null
  } catch {
    return null
  }
}
