/** What a failed call to AWS means for the next one. */
import { AwsError } from '../../errors/aws-error.ts'

/** Errors that the same request would cause again; every other one, such as throttling or a 5xx status, may be temporary. */
const PERMANENT =
  /^(ClientException|InvalidParameter\w*|Validation\w*|Serialization\w*|Unsupported\w*|\w+NotFoundException)$/

/** Whether a later call may succeed. Missing credentials and permissions, which have codes of their own, are not temporary. */
export const isTemporary = (error: unknown): error is AwsError =>
  error instanceof AwsError && error.code === 'E_AWS' && (!PERMANENT.test(error.awsCode) || isBusy(error))

/** The names of throttling (`@smithy/core`, THROTTLING_ERROR_CODES), without LimitExceededException: ECS's name for a quota. */
const THROTTLED =
  /^(Throttl\w+|RequestThrottled\w*|TooManyRequests\w*|RequestLimitExceeded|BandwidthLimitExceeded|EC2ThrottledException|SlowDown|PriorRequestNotComplete|HTTP 429)$/

/** ECS, of several RegisterTaskDefinition of one family at once: a `ClientException` that the same request does not cause again. */
const CONCURRENT = /too many concurrent attempts to create a new revision/i

/** Whether AWS refused a request only because there were too many at once: it was not executed, and may be sent again. */
export const isBusy = (error: unknown): error is AwsError =>
  error instanceof AwsError &&
  error.code === 'E_AWS' &&
  (THROTTLED.test(error.awsCode) || (error.awsCode === 'ClientException' && CONCURRENT.test(error.message)))

/** Whether the caller may not make this call, or the service does not offer it. */
export const isUnavailable = (error: unknown): error is AwsError =>
  error instanceof AwsError && (error.code === 'E_ACCESS_DENIED' || error.awsCode === 'UnsupportedFeatureException')
