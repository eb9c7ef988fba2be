/** Where a repository is spoken to directly: at the host of the choice of endpoints, with a login that is asked for once. */
import { expect, test } from '@jest/globals'
import { registryPlace } from '../../src/stages/registry-place.ts'
import { recordingSecrets } from '../support/recording-log.ts'
import { onlyThese, sessionOf } from '../support/session.ts'

const CLASSIC = '123456789012.dkr.ecr.us-east-1.amazonaws.com'
const TOKEN = Buffer.from('AWS:password').toString('base64')

const placed = async (fips: 'on' | 'off', dualStack: 'on' | 'off', tokens: readonly string[] = [TOKEN]) => {
  const remaining = [...tokens]
  const getAuthorizationToken = () =>
    Promise.resolve({ $metadata: {}, authorizationData: [{ authorizationToken: remaining.shift() ?? '' }] })
  const registry = {
    ...sessionOf({ ecr: onlyThese<'ecr'>({ getAuthorizationToken }) }),
    endpoints: () => Promise.resolve({ fips, dualStack }),
  }
  return registryPlace(`${CLASSIC}/team/hello`, { registry, secrets: recordingSecrets() })
}

test.each([
  ['off', 'off', CLASSIC],
  ['on', 'off', '123456789012.dkr.ecr-fips.us-east-1.amazonaws.com'],
  ['off', 'on', '123456789012.dkr-ecr.us-east-1.on.aws'],
  ['on', 'on', '123456789012.dkr-ecr-fips.us-east-1.on.aws'],
] as const)('with FIPS %s and dual stack %s it is %s', async (fips, dualStack, registry) => {
  expect(await placed(fips, dualStack)).toMatchObject({ registry, repository: 'team/hello' })
})

test('a login is asked for once, and again when it is rejected', async () => {
  const { login } = await placed('off', 'off', [TOKEN, Buffer.from('AWS:other').toString('base64')])
  expect(await login('known')).toBe(`Basic ${TOKEN}`)
  expect(await login('known')).toBe(`Basic ${TOKEN}`)
  expect(await login('new')).not.toBe(`Basic ${TOKEN}`)
})

test('without a token nothing is sent', async () => {
  const { login } = await placed('off', 'off', [])
  await expect(Promise.resolve(login('known'))).rejects.toMatchObject({ code: 'E_LOGIN' })
})
