/** What an error says of the change that a request was to make. */
import { AwsError, NOT_SENT } from '../errors/aws-error.ts'

/** No answer, one that is not of AWS's protocol, or a fault inside ECS: the change may have been made all the same. */
const UNSURE = /^(no response|HTTP )|^(ServerException|Internal\w*|ServiceUnavailable\w*|RequestTimeout\w*)$/

/**
 * Whether nothing was changed: the first and only attempt was refused, or never sent. After a retry that is not known: the reply to
 * an earlier attempt may be lost, and the error is only the answer to the last one.
 */
export const isRefused = (error: unknown): boolean => {
  if (!(error instanceof AwsError)) return false
  const { attempts, awsCode, code } = error
  const isOnly = attempts === 1 || (attempts === undefined && awsCode === NOT_SENT)
  return isOnly && !(code === 'E_AWS' && UNSURE.test(awsCode))
}
