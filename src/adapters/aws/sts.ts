/** The STS port over the SDK: who calls, and where to. Loaded by `aws-clients.ts` at the first call. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Sts } from '../../ports/aws.ts'
import type { Connection } from './clients.ts'
import { answered, isMissingRegion, toAwsError } from './sdk-errors.ts'

/** The port. Calls throw AwsError. */
export const makeSts = ({ client: settings, signal }: Connection): Sts => {
  const client = new STSClient(settings)
  const abort = { abortSignal: signal }
  return {
    getCallerIdentity: () =>
      answered('sts:GetCallerIdentity', signal, () => client.send(new GetCallerIdentityCommand({}), abort)),
    region: async () => {
      try {
        return await client.config.region()
      } catch (thrown) {
        if (isMissingRegion(thrown)) return null
        throw toAwsError('sts:GetCallerIdentity', thrown)
      }
    },
  }
}
