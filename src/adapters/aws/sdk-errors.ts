/**
 * Turns what the SDK throws into an `AwsError`: named by the IAM action, with the catalogue's code where the cause is one that a user can
 * fix (no credentials, expired ones, no region, a missing permission). All error texts of the SDK are hostile.
 */
import { AwsError, NOT_SENT } from '../../errors/aws-error.ts'
import { type ErrorCode } from '../../errors/catalogue.ts'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import { namedProxy, NOT_CONNECTED, type ProxyFault } from '../proxy-fault.ts'
import { readSdkError, type SdkError } from './sdk-error-shape.ts'

interface Meaning {
  readonly code?: ErrorCode
  readonly awsCode: string
  readonly awsMessage: string
  readonly hint?: string | undefined
  readonly headline?: string | undefined
}

/** What ends a call before its answer: the end of the run, or the limit of this call. */
export interface CallEnds {
  readonly run: AbortSignal
  readonly limit: AbortSignal | null
}

/**
 * Awaits a call and translates what it throws. The call ends with its signal even while the SDK pauses before another attempt.
 * @throws AwsError; the reason of the run's signal when the call ended because of it
 */
export const answered = async <Output>(
  operation: string,
  { run, limit }: CallEnds,
  send: (signal: AbortSignal) => Promise<Output>,
): Promise<Output> => {
  const signal = limit === null ? run : AbortSignal.any([run, limit])
  const ended = Promise.withResolvers<never>()
  const end = (): void => ended.reject(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([send(signal), ended.promise])
  } catch (thrown) {
    if (run.aborted) throw run.reason
    if (limit?.aborted === true) throw unanswered(operation)
    // Of the credentials: they have said what is wrong.
    if (thrown instanceof ShipError) throw thrown
    throw toAwsError(operation, thrown)
  } finally {
    signal.removeEventListener('abort', end)
  }
}

const unanswered = (operation: string): AwsError =>
  new AwsError({ operation, awsCode: 'no response, TimeoutError', awsMessage: 'AWS did not answer in time' })

/** An error of the SDK as an AwsError. `operation` is written as in IAM: `ecs:UpdateService`. */
export const toAwsError = (operation: string, thrown: unknown): AwsError => {
  const error = readSdkError(thrown)
  const { requestId, attempts, proxy } = error
  const meaning = proxy === null ? meaningOf(operation, error) : atProxy(operation, proxy)
  return new AwsError({ operation, requestId, attempts, cause: thrown, ...meaning })
}

/**
 * Whether the SDK found no region; it has no error name for that (`@smithy/core`, resolveRegionConfig, checkRegion).
 * An empty AWS_REGION counts as none: it comes from a workflow expression that names an unset variable.
 */
export const isMissingRegion = (thrown: unknown): boolean =>
  /^region is missing|^region not accepted: region=""/i.test(messageOf(thrown))

// STS calls it ExpiredToken, the JSON services ExpiredTokenException.
const EXPIRED = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired|CredentialsExpired.*)$/
const DENIED = /^(AccessDenied(Exception)?|UnauthorizedOperation|NotAuthorized|UnauthorizedException)$/
const NOT_VALID =
  /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature.*|MissingAuthenticationToken.*)$/
/** What the SDK says when no provider has anything to say. */
const GENERIC = /^could not load credentials from any providers\.?$/i
const NO_CREDENTIALS = /^(CredentialsProviderError|ProviderError|TokenProviderError)$/

/** Whether AWS rejected the credentials because their session has ended. */
export const isExpired = (thrown: unknown): boolean => EXPIRED.test(readSdkError(thrown).name)

/** Whether no place that the SDK looks at has credentials. */
export const isWithoutCredentials = (thrown: unknown): boolean => {
  const { name, message } = readSdkError(thrown)
  return NO_CREDENTIALS.test(name) && GENERIC.test(message)
}

const meaningOf = (operation: string, error: SdkError): Meaning => {
  const known = { awsCode: error.name, awsMessage: error.message }
  if (isMissingRegion(error.message)) {
    return { code: 'E_REGION_MISSING', awsCode: NOT_SENT, awsMessage: 'no AWS region is set' }
  }
  if (/^region not accepted/i.test(error.message)) {
    const awsMessage = `the AWS region is not valid: ${error.message}`
    const headline = 'the AWS region is not valid'
    return { code: 'E_REGION_MISSING', awsCode: NOT_SENT, awsMessage, headline, hint: NAME_A_REGION }
  }
  if (NO_CREDENTIALS.test(error.name)) {
    if (/expired/i.test(error.message)) return { ...known, code: 'E_CREDENTIALS_EXPIRED' }
    // The SDK's provider chain gave up; no request was sent.
    const awsMessage = GENERIC.test(error.message)
      ? 'No AWS credentials found'
      : `No AWS credentials found: ${error.message}`
    return { code: 'E_CREDENTIALS_MISSING', awsCode: NOT_SENT, awsMessage }
  }
  if (EXPIRED.test(error.name)) return { ...known, code: 'E_CREDENTIALS_EXPIRED' }
  if (NOT_VALID.test(error.name)) return { ...known, code: 'E_CREDENTIALS_INVALID' }
  if (DENIED.test(error.name)) {
    const hint = grantHint(operation, error.message)
    return { ...known, code: 'E_ACCESS_DENIED', headline: `AWS denied ${operation}`, hint }
  }
  return withoutKnownCause(operation, error)
}

const NAME_A_REGION = 'Correct `aws-region`, or AWS_REGION: a name like `eu-west-1`.'

/**
 * What to grant, from IAM's message: `User: … is not authorized to perform: ACTION on resource: ARN because …`
 * (IAM user guide, "Troubleshoot access denied error messages").
 */
const grantHint = (operation: string, message: string): string => {
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? operation
  const resource = /on resource: (\S+)/.exec(message)?.[1] ?? '*'
  if (/explicit deny/i.test(message)) {
    return `A policy explicitly denies ${action} on ${resource}: remove that statement, or use another role.`
  }
  const missing =
    /because no (identity-based|resource-based|session|permissions boundary|service control)[a-z -]* policy/i.exec(
      message,
    )?.[1]
  return `Grant ${action} on ${resource} to the role of this job${missing === undefined ? '' : ` (missing: ${missing} policy)`}.`
}

/** Also of connections that ended early, and of the SDK's own limit. */
const NETWORK: Readonly<Record<string, string>> = {
  ...NOT_CONNECTED,
  ECONNRESET: 'connection reset',
  TimeoutError: 'no response in time',
}

const atProxy = (operation: string, { because, hint, status, mayPass }: ProxyFault): Meaning => ({
  // Under this name a refusal of the proxy is none of AWS, and no passing fault either.
  awsCode: mayPass ? 'no response, proxy' : `proxy, HTTP ${status ?? 'status unknown'}`,
  awsMessage: `AWS cannot be reached: ${because}`,
  headline: `AWS cannot be reached: ${because} (${operation})`,
  hint,
})

const checkNetwork = (): string => {
  const proxy = namedProxy(process.env)
  const words = proxy === null ? '' : `the proxy ${proxy.place} (${proxy.variable}), `
  return `Check the network, ${words}the region and AWS_ENDPOINT_URL.`
}

const withoutKnownCause = (operation: string, error: SdkError): Meaning => {
  if (error.networkCode !== undefined) {
    return {
      awsCode: `no response, ${error.networkCode}`,
      awsMessage: error.message === '' ? `AWS could not be reached` : error.message,
      headline: `AWS cannot be reached: ${NETWORK[error.networkCode] ?? error.networkCode} (${operation})`,
      hint: checkNetwork(),
    }
  }
  // A body that is not of the protocol: the parser's own error or, for an empty body, the name `Unknown`.
  if (/^(SyntaxError|Unknown(Error)?)$/.test(error.name) || /deserialization/i.test(error.message)) {
    return {
      awsCode: `HTTP ${error.httpStatus ?? 'status unknown'}`,
      awsMessage: `AWS returned an unreadable response: ${error.message.split('\n')[0] ?? ''}`,
      hint: 'Re-run. If the error persists, check what is between the runner and AWS (a proxy?).',
    }
  }
  // The SDK takes this status for throttling, whatever the name.
  if (error.httpStatus === 429 && !/throttl|toomany/i.test(error.name)) {
    return { awsCode: 'HTTP 429', awsMessage: `${error.name}: ${error.message}` }
  }
  return { awsCode: error.name, awsMessage: error.message }
}
