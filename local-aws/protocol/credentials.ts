/** Rejects calls by their access key id: some ids always fail, each in its own way. */
import { AwsError } from './aws-error.ts'
import type { RecordedRequest, ServiceName } from './call.ts'

/**
 * The error that a call with this access key id gets, or null. Without an id the call is not signed. `AKIAEXPIRED…`, `AKIAINVALID…` and
 * `AKIADENIED…` fail with AWS's messages; every other id is accepted. Signatures are not checked.
 */
export const refusalOf = (
  accessKeyId: string | null,
  call: { readonly service: ServiceName; readonly operation: string },
): AwsError | null => {
  if (accessKeyId === null)
    return new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403)
  if (accessKeyId.startsWith('AKIAEXPIRED')) {
    return new AwsError('ExpiredTokenException', 'The security token included in the request is expired')
  }
  if (accessKeyId.startsWith('AKIAINVALID')) {
    return new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.')
  }
  if (accessKeyId.startsWith('AKIADENIED')) {
    return denial(call)
  }
  return null
}

/** The error of a call that no policy allows. */
export const denial = ({ service, operation }: Pick<RecordedRequest, 'service' | 'operation'>): AwsError => {
  const action = `${service}:${operation}`
  const message = `User: arn:aws:iam::123456789012:user/deploy is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`
  return new AwsError('AccessDeniedException', message)
}
