/** AWS STS: GetCallerIdentity. */
import * as schemas from '@aws-sdk/client-sts'
import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts'
import type { Service } from './protocol/call.ts'

/** STS for one account. */
export const stsService = (account: string): Service => ({
  name: 'sts',
  schemas,
  operations: {
    GetCallerIdentity: (): GetCallerIdentityResponse => ({
      UserId: 'AROAEXAMPLEEXAMPLEEXA:session',
      Account: account,
      Arn: `arn:aws:sts::${account}:assumed-role/deploy/session`,
    }),
  },
})
