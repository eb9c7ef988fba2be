/** Requests that AWS has rejected because the clock of the runner is wrong. The SDK corrects its own clock by the response, and signs the next request by that. */
import { isClockSkewed, readSdkError } from './sdk-error-shape.ts'

/** What the SDK takes for a wrong clock (`@smithy/core`, CLOCK_SKEW_ERROR_CODES). */
const BY_THE_TIME = [
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]

/**
 * Sends a request, and once more where its signature was rejected by a clock that the SDK has corrected since: nothing was carried out. Every other
 * error is thrown, also one after which the clock was corrected.
 */
export const sendInTime = async <Output>(send: () => Promise<Output>): Promise<Output> => {
  try {
    return await send()
  } catch (thrown) {
    if (!isClockSkewed(thrown) || !BY_THE_TIME.includes(readSdkError(thrown).name)) throw thrown
    return send()
  }
}
