/** What can be read from an error of the SDK. Its members are not typed, and none is certain to exist. */
import { messageOf } from '../../errors/ship-error.ts'
import { proxyFault, type ProxyFault } from '../proxy-fault.ts'

export interface SdkError {
  readonly name: string
  readonly message: string
  readonly requestId: string | undefined
  readonly httpStatus: number | undefined
  /** Node's code of a failed connection (`ECONNREFUSED`, `ENOTFOUND`), or `TimeoutError` when no response came in time. */
  readonly networkCode: string | undefined
  /** What the proxy has to do with it; null: nothing. */
  readonly proxy: ProxyFault | null
  /** The retry middleware counts them (`@smithy/core`, retryMiddleware). */
  readonly attempts: number | undefined
}

/** Reads any thrown value. */
export const readSdkError = (thrown: unknown): SdkError => {
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
    proxy: proxyFault(thrown, process.env),
    attempts: number(metadata['attempts']),
  }
}

/** Whether the SDK has corrected its clock by this response (`@aws-sdk/core`, AwsSdkSigV4Signer, errorHandler). */
export const isClockSkewed = (thrown: unknown): boolean =>
  record(record(thrown)['$metadata'])['clockSkewCorrected'] === true

const networkCode = (error: Readonly<Record<string, unknown>>): string | undefined => {
  const code = text(error['code'])
  if (code !== undefined && /^(E[A-Z_]+|ERR_TLS\w*|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/.test(code)) return code
  return error['name'] === 'TimeoutError' ? 'TimeoutError' : undefined
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  // The members of an object are read as unknown, so the cast assumes nothing.
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
