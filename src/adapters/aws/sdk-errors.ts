/**
 * What the SDK throws, as an `AwsError`: named by the IAM action, with the catalogue's code where the cause is one that a user
 * can mend (no credentials, expired ones, no region, a missing permission). All of the SDK's error texts are hostile.
 */
import { AwsError } from '../../errors/aws-error.ts'
import { messageOf } from '../../errors/ship-error.ts'
import { type ErrorCode } from '../../errors/catalogue.ts'

interface Meaning {
  readonly code?: ErrorCode
  readonly awsCode: string
  readonly awsMessage: string
  readonly hint?: string | undefined
}

/** What an error says of itself; every member is unproved. */
interface Told {
  readonly name: string
  readonly message: string
  readonly requestId: string | undefined
  readonly httpStatus: number | undefined
  readonly networkCode: string | undefined
}

/**
 * Awaits a call and translates what it throws.
 * @throws AwsError; or the signal's reason, when the call was given up because of it
 */
export const answered = async <Output>(
  operation: string,
  signal: AbortSignal,
  send: () => Promise<Output>,
): Promise<Output> => {
  try {
    return await send()
  } catch (thrown) {
    if (signal.aborted) throw signal.reason
    throw toAwsError(operation, thrown)
  }
}

/** An error of the SDK as ours. `operation` is written as IAM writes it: `ecs:UpdateService`. */
export const toAwsError = (operation: string, thrown: unknown): AwsError => {
  const told = listen(thrown)
  return new AwsError({ operation, requestId: told.requestId, cause: thrown, ...meaningOf(operation, told) })
}

/**
 * Whether the SDK says that no region is configured; it has no name for that (`@smithy/core`, resolveRegionConfig, checkRegion).
 * An empty AWS_REGION is none: so an expression of a workflow comes out that names an unset variable.
 */
export const isMissingRegion = (thrown: unknown): boolean =>
  /^region is missing|^region not accepted: region=""/i.test(messageOf(thrown))

// ExpiredToken is STS's name, ExpiredTokenException that of the JSON services.
const EXPIRED = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired|CredentialsExpired.*)$/
const DENIED = /^(AccessDenied(Exception)?|UnauthorizedOperation|NotAuthorized|UnauthorizedException)$/
const NOT_VALID =
  /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature.*|MissingAuthenticationToken.*)$/
const NO_CREDENTIALS = /^(CredentialsProviderError|ProviderError|TokenProviderError)$/

const meaningOf = (operation: string, told: Told): Meaning => {
  const answer = { awsCode: told.name, awsMessage: told.message }
  if (isMissingRegion(told.message)) {
    return { ...answer, code: 'E_REGION_MISSING', awsCode: 'nothing', hint: 'Set `aws-region`, or AWS_REGION.' }
  }
  if (/^region not accepted/i.test(told.message)) {
    return { ...answer, code: 'E_REGION_MISSING', awsCode: 'nothing', hint: NAME_A_REGION }
  }
  if (NO_CREDENTIALS.test(told.name)) {
    if (/expired/i.test(told.message)) return { ...answer, code: 'E_CREDENTIALS_EXPIRED', hint: CONFIGURE }
    // The SDK's provider chain gave up; AWS was not asked.
    const awsMessage = `there are no AWS credentials (${told.message})`
    return { code: 'E_CREDENTIALS_MISSING', awsCode: 'nothing', awsMessage, hint: CONFIGURE }
  }
  if (EXPIRED.test(told.name)) return { ...answer, code: 'E_CREDENTIALS_EXPIRED', hint: RENEW }
  if (NOT_VALID.test(told.name)) return { ...answer, code: 'E_CREDENTIALS_INVALID', hint: CONFIGURE }
  if (DENIED.test(told.name)) return { ...answer, code: 'E_ACCESS_DENIED', hint: grantHint(operation, told.message) }
  return unexplained(told)
}

const NAME_A_REGION = 'Correct `aws-region`, or AWS_REGION: a name like `eu-west-1`.'
const CONFIGURE =
  'Run aws-actions/configure-aws-credentials before this step, in a job with `permissions: id-token: write`.'
const RENEW = 'Obtain credentials right before this step, and let the session last longer than build and wait together.'

/**
 * What to grant, from the text that IAM answers: `User: … is not authorized to perform: ACTION on resource: ARN because …`
 * (IAM user guide, "Troubleshoot access denied error messages").
 */
const grantHint = (operation: string, message: string): string => {
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? operation
  const resource = /on resource: (\S+)/.exec(message)?.[1] ?? '*'
  const boundary =
    /because no (identity-based|resource-based|session|permissions boundary|service control)[a-z -]* policy/i
  const deny = /explicit deny/i.test(message)
  const where = boundary.exec(message)?.[1]
  if (deny) return `A policy denies ${action} on ${resource} explicitly: remove that statement, or use another role.`
  return `Grant ${action} on ${resource} to the role of this job${where === undefined ? '' : ` (missing: ${where} policy)`}.`
}

const unexplained = (told: Told): Meaning => {
  if (told.networkCode !== undefined) {
    const awsMessage = told.message === '' ? told.networkCode : told.message
    return {
      awsCode: `nothing (${told.networkCode})`,
      awsMessage,
      hint: 'Check the network, the region and AWS_ENDPOINT_URL.',
    }
  }
  // A body that is not of the protocol: the parser's own error, or, of an empty one, the name `Unknown`.
  if (/^(SyntaxError|Unknown(Error)?)$/.test(told.name) || /deserialization/i.test(told.message)) {
    return {
      awsCode: `HTTP ${told.httpStatus ?? 'status unknown'}`,
      awsMessage: `not what the AWS protocol says: ${told.message.split('\n')[0] ?? ''}`,
      hint: 'Run again; if it stays, look what stands between the runner and AWS (a proxy?).',
    }
  }
  const hint = 'Mend what AWS names; if it was a passing fault (throttling, a server error), run again.'
  return { awsCode: told.name, awsMessage: told.message, hint }
}

const listen = (thrown: unknown): Told => {
  const error = record(thrown)
  const metadata = record(error['$metadata'])
  const response = record(error['$response'])
  const inner = Array.isArray(error['errors']) ? record(error['errors'][0]) : {}
  return {
    name: text(error['name']) ?? 'Error',
    message: messageOf(thrown) || text(inner['message']) || '',
    requestId: text(metadata['requestId']),
    httpStatus: number(metadata['httpStatusCode']) ?? number(response['statusCode']),
    networkCode: networkCode(error),
  }
}

/** Node's code of a failed connection (`ECONNREFUSED`, `ENOTFOUND`), or the SDK's name for no answer in time. */
const networkCode = (error: Readonly<Record<string, unknown>>): string | undefined => {
  const code = text(error['code'])
  if (code !== undefined && /^(E[A-Z_]+|ERR_TLS\w*|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/.test(code)) return code
  return error['name'] === 'TimeoutError' ? 'TimeoutError' : undefined
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  // An object's members are read as unknown, so nothing is assumed by the cast.
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
