/** What a failed call to AWS means for the next one. */
import { AwsError } from '../../errors/aws-error.ts'

/** Errors that the same request would cause again; every other one, such as throttling or a 5xx status, may be temporary. */
const PERMANENT =
  /^(ClientException|InvalidParameter\w*|Validation\w*|Serialization\w*|Unsupported\w*|\w+NotFoundException)$/

/** Whether a later call may succeed. Missing credentials and permissions, which have codes of their own, are not temporary. */
export const isTemporary = (error: unknown): error is AwsError =>
  error instanceof AwsError && error.code === 'E_AWS' && !PERMANENT.test(error.awsCode)

/** Whether the caller may not make this call, or the service does not offer it. */
export const isUnavailable = (error: unknown): error is AwsError =>
  error instanceof AwsError && (error.code === 'E_ACCESS_DENIED' || error.awsCode === 'UnsupportedFeatureException')
