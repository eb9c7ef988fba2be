/** What a failed call to AWS means for a loop that calls again and again. */
import { AwsError } from '../../errors/aws-error.ts'

/** Errors of the service model that the same request would meet again; every other one, throttling and 5xx above all, may pass. */
const REFUSED =
  /^(ClientException|InvalidParameter\w*|Validation\w*|Serialization\w*|Unsupported\w*|\w+NotFoundException)$/

/** Whether a later call may be answered. Credentials and permissions have codes of their own and do not mend themselves. */
export const isPassing = (error: unknown): error is AwsError =>
  error instanceof AwsError && error.code === 'E_AWS' && !REFUSED.test(error.awsCode)

/** Whether the caller may not make this call, or the service does not offer it. */
export const isUnavailable = (error: unknown): error is AwsError =>
  error instanceof AwsError && (error.code === 'E_ACCESS_DENIED' || error.awsCode === 'UnsupportedFeatureException')
