import { describe, expect, test } from '@jest/globals'
import { assumeRole } from '../../src/roles/assume-role.ts'
import { CLAIMS, playRole, ROLE, stsError, type RolePlay } from '../support/role-play.ts'

const assume = async (play: RolePlay = {}) => {
  const played = playRole(play)
  const end = await assumeRole(played.sources, played.log).catch((thrown: unknown) => thrown)
  return { ...played, end, elapsed: played.clock.elapsedMs() }
}

describe('a role that may be assumed', () => {
  test('gives its credentials, and everything that is secret is masked', async () => {
    const { end, requests, masked, issued, clock } = await assume()
    expect(end).toEqual({
      accessKeyId: 'ASIA1',
      secretAccessKey: 'secret-1',
      sessionToken: 'session-1',
      expiration: new Date(clock.now() + 3_600_000),
    })
    expect(requests).toEqual([{ RoleArn: ROLE.arn, RoleSessionName: 'ship-to-ecs-4711', WebIdentityToken: issued[0] }])
    expect(masked).toEqual([issued[0], 'secret-1', 'session-1'])
  })

  test('in China by a token for the audience of China', async () => {
    const { asked } = await assume({ role: { ...ROLE, partition: 'aws-cn' } })
    expect(asked).toEqual(['sts.amazonaws.com.cn'])
  })

  test('with the session policy that is set, and no other member', async () => {
    const sessionPolicy = { policy: '{}', policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }
    const { requests } = await assume({ role: { ...ROLE, sessionPolicy } })
    expect(requests[0]).toMatchObject({ Policy: '{}', PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] })
  })
})

describe('the end of a session', () => {
  test.each([
    ['is what STS says', { sessionMs: 900_000 }, 900_000],
    ['is an hour at most, where the clock of this machine is behind', { skewMs: 7_200_000 }, 3_600_000],
    ['is an hour, where that clock is so far ahead that it seems over', { skewMs: -7_200_000 }, 3_600_000],
  ])('%s', async (_, play, expected) => {
    const { end, clock } = await assume(play)
    expect(end).toMatchObject({ expiration: new Date(clock.now() + expected) })
  })
})

describe('what passes', () => {
  test.each([
    ['InvalidIdentityTokenException', "Couldn't retrieve verification key from your identity provider"],
    ['IDPCommunicationErrorException', 'timed out'],
    ['ExpiredTokenException', 'Token expired'],
    ['Throttling', 'Rate exceeded'],
    ['ServiceUnavailable', ''],
    ['no response, ECONNRESET', ''],
    ['HTTP 502', ''],
    ['HTTP 200', 'STS returned an incomplete response'],
    ['not sent', 'GitHub gave no OIDC token'],
    ['AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'],
  ])('%s is tried again, with a new token each time', async (name, message) => {
    const refusals = [stsError(name, message), stsError(name, message)]
    const { end, requests, issued } = await assume({ refusals })
    expect(end).toMatchObject({ accessKeyId: 'ASIA3' })
    expect(new Set(requests.map(({ WebIdentityToken: token }) => token))).toEqual(new Set(issued))
    expect(issued).toHaveLength(3)
  })

  test('a token that GitHub does not give at first', async () => {
    const { end, requests } = await assume({ tokenFaults: [stsError('not sent')] })
    expect(end).toMatchObject({ accessKeyId: 'ASIA1' })
    expect(requests).toHaveLength(1)
  })

  test('ends after a minute, with what AWS says', async () => {
    const fault = stsError('IDPCommunicationErrorException', 'timed out')
    const { end, elapsed } = await assume({ refusals: Array.from({ length: 100 }, () => fault) })
    expect(end).toBe(fault)
    expect(elapsed).toBeGreaterThan(45_000)
    expect(elapsed).toBeLessThanOrEqual(60_000)
  })
})

describe('what does not pass', () => {
  test('a refusal is tried again for a few seconds only, and explained with the statement to copy', async () => {
    const refusal = stsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity')
    const { end, elapsed, log, issued } = await assume({ refusals: Array.from({ length: 100 }, () => refusal) })
    expect(end).toMatchObject({ code: 'E_ROLE_REFUSED', awsCode: 'AccessDenied' })
    expect(elapsed).toBeLessThanOrEqual(6_000)
    expect(elapsed).toBeGreaterThan(2_000)
    const text = log.text('info')
    const statement: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
    expect(statement).toEqual({
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::012345678901:oidc-provider/token.actions.githubusercontent.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': CLAIMS.sub,
        },
      },
    })
    for (const token of issued) expect(text).not.toContain(token)
  })

  test.each([
    ['PackedPolicyTooLargeException', '', 'E_ROLE_REFUSED'],
    ['ValidationError', 'something', 'E_AWS'],
  ])('%s is not tried again', async (name, message, code) => {
    const { end, elapsed } = await assume({ refusals: [stsError(name, message)] })
    expect(end).toMatchObject({ awsCode: name, code })
    expect(elapsed).toBe(0)
  })

  test('a job that may have no token is an error at once', async () => {
    const fault = new Error('no permission')
    const { end, asked } = await assume({ tokenFaults: [fault] })
    expect(end).toBe(fault)
    expect(asked).toHaveLength(1)
  })
})
