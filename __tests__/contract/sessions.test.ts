/** A session of a role by an ID token, from the local AWS and from moto, which checks neither the token nor the trust policy. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { tokenOf, useAssumed } from '../local-aws/assumed.ts'
import { deployRole, STAGING } from '../support/two-accounts.ts'
import { startMoto, type Emulator } from './emulator.ts'

jest.setTimeout(300_000)

const local = useAssumed()
let moto: Emulator

beforeAll(async () => {
  moto = await startMoto()
})

afterAll(() => moto.close())

/** What STS gives for a role, and whom it sees in the session. */
const sessionAt = async (endpoint: string) => {
  const settings = { endpoint, region: 'eu-west-1', maxAttempts: 1 }
  const reply = await new STSClient(settings).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: deployRole(STAGING),
      RoleSessionName: 'ship-1',
      WebIdentityToken: await tokenOf(local.oidc),
    }),
  )
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = reply.Credentials ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  const { Account, Arn } = await new STSClient({ ...settings, credentials }).send(new GetCallerIdentityCommand({}))
  return {
    seen: { Account, Arn },
    user: reply.AssumedRoleUser?.Arn,
    key: AccessKeyId.slice(0, 4),
    keyLength: AccessKeyId.length,
    expires: Math.round(((reply.Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 60_000),
  }
}

test('both give a session of the same form, and know it again', async () => {
  const here = await sessionAt(local.aws.endpoint)
  expect(here).toEqual(await sessionAt(moto.endpoint))
  expect(here.seen.Arn).toBe(`arn:aws:sts::${STAGING}:assumed-role/deploy/ship-1`)
})
