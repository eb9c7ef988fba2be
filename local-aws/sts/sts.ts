/** AWS STS: GetCallerIdentity and AssumeRoleWithWebIdentity. */
import * as schemas from '@aws-sdk/client-sts'
import type {
  AssumeRoleWithWebIdentityRequest,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
} from '@aws-sdk/client-sts'
import type { Principal, Service } from '../protocol/call.ts'
import { assumeRoleWithWebIdentity, type WebIdentityBackend } from './web-identity.ts'

/** STS for the accounts of this server. */
export const stsService = (backend: WebIdentityBackend): Service => ({
  name: 'sts',
  schemas,
  operations: {
    GetCallerIdentity: (
      _input: GetCallerIdentityRequest,
      { account, arn, userId }: Principal,
    ): GetCallerIdentityResponse => ({ UserId: userId, Account: account, Arn: arn }),
    AssumeRoleWithWebIdentity: (input: AssumeRoleWithWebIdentityRequest) => assumeRoleWithWebIdentity(backend, input),
  },
})
