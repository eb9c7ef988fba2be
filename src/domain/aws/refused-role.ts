/** Why STS did not let a run assume a role, and what to do about it. Pure. */
import { AwsError } from '../../errors/aws-error.ts'
import type { ErrorCode } from '../../errors/catalogue.ts'
import { cut } from '../bounds.ts'
import { subjectOf, type Subject, type TokenClaims } from './id-token.ts'
import type { RoleToAssume } from './role.ts'
import { providerOf } from './trust-statement.ts'

/** Whether the same request may succeed: `passing` for as long as anything passing lasts, `soon` within seconds or never. */
export type Chance = 'passing' | 'soon' | 'none'

interface Asked {
  readonly role: RoleToAssume
  /** Null where the token cannot be read. */
  readonly claims: TokenClaims | null
}

interface Row {
  /** Of the error of STS, without `Exception`. */
  readonly name: RegExp
  readonly message?: RegExp
  readonly chance: Chance
  readonly explain?: (asked: Asked & { readonly said: string }) => Explanation
}

interface Explanation {
  readonly code: ErrorCode
  readonly cause: string
  readonly hint: string
}

// The first row that fits. Sources: STS API reference, AssumeRoleWithWebIdentity, "Errors"; the messages as people have reported them.
// prettier-ignore
const ROWS: readonly Row[] = [
  // IAM is eventually consistent: a role or a trust policy of a moment ago may not be known yet.
  { name: /^AccessDenied$/, chance: 'soon', explain: (asked) => ({ code: 'E_ROLE_REFUSED', cause: 'its trust policy does not allow this run, or there is no such role', hint: trustHint(asked) }) },
  { name: /^InvalidIdentityToken$/, message: /retrieve verification key/i, chance: 'passing' },
  { name: /^InvalidIdentityToken$/, message: /no openidconnect provider/i, chance: 'soon', explain: ({ role, claims }) => ({ code: 'E_ROLE_REFUSED', cause: `the account ${role.account} has no OIDC provider for ${issuerOf(claims)}`, hint: `Create the identity provider ${issuerOf(claims)} with the audience ${claims?.aud ?? 'sts.amazonaws.com'} in the account ${role.account}, the account of the role.` }) },
  { name: /^InvalidIdentityToken$/, message: /audience/i, chance: 'soon', explain: ({ role, claims }) => ({ code: 'E_ROLE_REFUSED', cause: `the OIDC provider of the account ${role.account} does not list the audience of the token`, hint: `Add the audience (client id) ${claims?.aud ?? 'sts.amazonaws.com'} to the identity provider ${issuerOf(claims)} in the account ${role.account}.` }) },
  { name: /^InvalidIdentityToken$|^IDPRejectedClaim$/, chance: 'none', explain: ({ role, claims, said }) => ({ code: 'E_ROLE_REFUSED', cause: `STS rejected the token of GitHub (${said})`, hint: `Check the identity provider ${issuerOf(claims)} in the account ${role.account}.` }) },
  { name: /^IDPCommunicationError$/, chance: 'passing' },
  { name: /^ExpiredToken$/, chance: 'passing', explain: ({ said }) => ({ code: 'E_ROLE_REFUSED', cause: `each token of GitHub, which lasts five minutes, had expired when STS got it (${said})`, hint: 'Re-run. On a runner of your own, check that nothing between it, GitHub and AWS keeps responses or requests back.' }) },
  { name: /^Validation(Error)?$/, message: /session ?duration|session limit/i, chance: 'none', explain: () => ({ code: 'E_ROLE_REFUSED', cause: 'the role allows no session of one hour', hint: 'Set the maximum session duration of the role to one hour or more.' }) },
  { name: /^PackedPolicyTooLarge$/, chance: 'none', explain: ({ role }) => ({ code: 'E_ROLE_REFUSED', cause: 'the session policy is too large for STS, which packs it', hint: `Shorten \`${policySetting(role)}\`.` }) },
  { name: /^MalformedPolicyDocument$/, chance: 'none', explain: ({ role, said }) => ({ code: 'E_ROLE_REFUSED', cause: `the session policy is not a valid IAM policy (${said})`, hint: `Correct \`${policySetting(role)}\`.` }) },
  { name: /^RegionDisabled$/, chance: 'none', explain: ({ role }) => ({ code: 'E_ROLE_REFUSED', cause: `STS is not activated in this region for the account ${role.account}`, hint: 'Activate STS in the region (IAM, Account settings), or use another region.' }) },
]

const policySetting = ({ by }: RoleToAssume): string =>
  by === 'registry-role' ? 'registry-session-policy' : 'role-session-policy'

const issuerOf = (claims: TokenClaims | null): string =>
  claims === null ? 'token.actions.githubusercontent.com' : providerOf(claims)

/** Throttling, 5xx, lost connections, a response that lacks the keys (`HTTP 200`), and a token that GitHub did not give: nothing is refused. */
const PASSING =
  /^(not sent|Throttl\w+|TooManyRequests\w*|RequestLimitExceeded|Service\w*|Internal\w*|no response.*|HTTP (200|429|5\d\d)|Unknown\w*)$/

/** What STS says. A token in it is masked like anywhere else. */
const saidBy = ({ awsMessage }: AwsError): string => cut(awsMessage, 200)

const rowOf = ({ awsCode, message }: AwsError): Row | null =>
  ROWS.find((row) => row.name.test(withoutException(awsCode)) && (row.message?.test(message) ?? true)) ?? null

const withoutException = (name: string): string => name.replace(/Exception$/u, '')

/** Whether STS may answer otherwise when it is asked again. */
export const chanceOf = (error: AwsError): Chance =>
  rowOf(error)?.chance ?? (error.code === 'E_AWS' && PASSING.test(error.awsCode) ? 'passing' : 'none')

/** The error with what STS does not say: which role, what GitHub sent, what must be changed. As it is where there is no more to say. */
export const explainedRefusal = (error: AwsError, asked: Asked): AwsError => {
  const explanation = rowOf(error)?.explain?.({ ...asked, said: saidBy(error) })
  if (explanation === undefined) return error
  const { code, cause, hint } = explanation
  const { role, claims } = asked
  const sent = claims === null ? '' : `. GitHub sent the \`sub\` ${claims.sub}, \`aud\` ${claims.aud}`
  return new AwsError({
    code,
    operation: error.operation,
    awsCode: error.awsCode,
    requestId: error.requestId,
    attempts: error.attempts,
    awsMessage: `STS does not let this run assume ${role.arn} (\`${role.by}\`): ${cause}${sent}`,
    headline: `STS does not let this run assume the role of \`${role.by}\``,
    hint,
    cause: error,
  })
}

/** By the form of `sub`: trust policies of before July 2026 name only the old one. */
const trustHint = ({ claims }: Asked): string => {
  if (claims === null) return `Let ${ALLOWED}`
  const subject = subjectOf(claims.sub)
  if (subject === null) return `Let ${ALLOWED} The \`sub\` of this repository is customized.`
  const form =
    subject.form === 'immutable'
      ? `A policy that names only \`${subject.other}\`, without the ids, does not fit: GitHub sends the immutable form for this repository.`
      : `A policy for the immutable form \`${subject.other}\` does not fit: GitHub sends this repository's \`sub\` without ids.`
  return `${jobHint(subject)} Otherwise let ${ALLOWED} ${form}`
}

/** Comes first: a job without the environment that the role trusts is a more likely fault than the policy, and no reason to weaken it. */
const jobHint = ({ environment }: Subject): string =>
  environment === null
    ? 'If the role trusts an environment of GitHub, add `environment` to the job, which has none.'
    : `If the role trusts another environment of GitHub, correct \`environment\` of the job, which is \`${environment}\`.`

const ALLOWED = "the role's trust policy allow this very `sub` and `aud`; the log has the statement to copy."
