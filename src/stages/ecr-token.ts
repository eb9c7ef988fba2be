/** A token of ECR for the registry of its region. It is masked before anything can print it. */
import type { Ecr } from '../ports/aws.ts'
import type { Secrets } from '../ports/secrets.ts'

export interface EcrToken {
  /** `AWS:password` in base64: the credentials of HTTP basic authentication. */
  readonly token: string
  /** `https://…`: the registry of the caller, as ECR says it; empty when it does not. */
  readonly endpoint: string
}

/** Null when ECR returns none. @throws AwsError */
export const ecrToken = async (
  ecr: Pick<Ecr, 'getAuthorizationToken'>,
  secrets: Pick<Secrets, 'mask'>,
): Promise<EcrToken | null> => {
  const { authorizationData } = await ecr.getAuthorizationToken({})
  const { authorizationToken: token = '', proxyEndpoint: endpoint = '' } = authorizationData?.[0] ?? {}
  const decoded = Buffer.from(token, 'base64').toString('utf8')
  const password = decoded.slice(decoded.indexOf(':') + 1)
  if (password === '') return null
  secrets.mask(token)
  secrets.mask(password)
  return { token, endpoint }
}
