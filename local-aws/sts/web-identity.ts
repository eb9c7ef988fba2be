/**
 * AssumeRoleWithWebIdentity, with the errors of AWS in its words, from public reports. The order of the checks of a token is not documented; here it
 * is: provider, signature, times, audience, trust policy.
 */
import type { AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse } from '@aws-sdk/client-sts'
import { limitOf, type DeclaredRole, type OidcProvider } from '../access/declared.ts'
import { roleId, type Identities } from '../access/identities.ts'
import { decide, statementsOf } from '../access/policy.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { claimsContext } from './github-claims.ts'
import { checkSignature, invalid, parseIdToken, type Claims } from './id-token.ts'
import { checkRequest, sessionPolicy } from './session-request.ts'

/** The roles and providers of one account. */
export interface RolesOfAccount {
  readonly account: string
  readonly partition: string
  readonly roles: readonly DeclaredRole[]
  readonly oidcProviders: readonly OidcProvider[]
}

export interface WebIdentityBackend {
  readonly accounts: readonly RolesOfAccount[]
  readonly identities: Identities
  /** In milliseconds. */
  readonly now: () => number
}

type Request = AssumeRoleWithWebIdentityRequest
type Response = AssumeRoleWithWebIdentityResponse

/** A session of the role, where its trust policy accepts the token. @throws AwsError with STS's codes */
export const assumeRoleWithWebIdentity = async (backend: WebIdentityBackend, input: Request): Promise<Response> => {
  const { partition, account: id, name } = checkRequest(input)
  const token = parseIdToken(input.WebIdentityToken ?? '')
  const account = backend.accounts.find((one) => one.account === id && one.partition === partition)
  const provider = providerOf(account, token.claims.iss)
  await checkSignature(token, provider.keys)
  checkTimes(token.claims, backend.now())
  if (!token.claims.aud.some((audience) => provider.clientIds.includes(audience))) {
    throw invalid('Incorrect token audience')
  }
  const [own, role] = trustedRole(account, name, token.claims)
  return respond(backend, input, { own, role, claims: token.claims })
}

const providerOf = (account: RolesOfAccount | undefined, issuer: string): OidcProvider => {
  const found = account?.oidcProviders.find(({ url }) => url === issuer)
  if (found !== undefined) return found
  throw invalid(`No OpenIDConnect provider found in your account for ${issuer}`)
}

const checkTimes = ({ exp, nbf = 0 }: Claims, now: number): void => {
  const seconds = Math.floor(now / 1000)
  if (seconds >= exp) {
    const message = `Token expired: current date/time ${seconds} must be before the expiration date/time ${exp}`
    throw new AwsError('WebIdentityTokenExpired', message)
  }
  if (seconds < nbf) {
    throw invalid(`Token not yet valid: current date/time ${seconds} must be after the not-before date/time ${nbf}`)
  }
}

/** A role that does not exist is refused like one whose trust policy does not accept the token. */
const trustedRole = (
  account: RolesOfAccount | undefined,
  name: string,
  claims: Claims,
): readonly [RolesOfAccount, DeclaredRole] => {
  const role = account?.roles.find((one) => `${one.path}${one.name}` === `/${name}`)
  if (account === undefined || role === undefined || !trusts(account, role, claims)) {
    throw new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403)
  }
  return [account, role]
}

const trusts = (account: RolesOfAccount, role: DeclaredRole, claims: Claims): boolean => {
  const host = claims.iss.replace('https://', '')
  const provider = `arn:${account.partition}:iam::${account.account}:oidc-provider/${host}`
  const decision = decide(statementsOf(role.trust), {
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: null,
    names: ({ Federated }) => Federated.includes(provider),
    context: claimsContext(host, claims),
  })
  return decision === 'allowed'
}

interface Accepted {
  readonly own: RolesOfAccount
  readonly role: DeclaredRole
  readonly claims: Claims
}

const HOUR = 3600

const respond = ({ identities }: WebIdentityBackend, input: Request, { own, role, claims }: Accepted): Response => {
  const seconds = input.DurationSeconds ?? HOUR
  if (seconds > role.maxSessionDuration) {
    const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
    throw new AwsError('ValidationError', message)
  }
  const policy = sessionPolicy(input)
  const host = claims.iss.replace('https://', '')
  const id = roleId(own.account, role.name)
  const session = identities.issue({
    account: own.account,
    partition: own.partition,
    role: { name: role.name, path: role.path, id },
    sessionName: input.RoleSessionName ?? '',
    seconds,
    limits: [limitOf(role), ...policy.limits],
  })
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: session.expiresAt,
    },
    SubjectFromWebIdentityToken: claims.sub,
    AssumedRoleUser: { AssumedRoleId: session.principal.userId, Arn: session.principal.arn },
    Provider: `arn:${own.partition}:iam::${own.account}:oidc-provider/${host}`,
    ...(claims.aud[0] === undefined ? {} : { Audience: claims.aud[0] }),
    ...policy.size,
  }
}
