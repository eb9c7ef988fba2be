import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { AssumeRoleWithWebIdentityRequest } from '@aws-sdk/client-sts'
import { PUSH } from '../../local-oidc/claims.ts'
import type { TokenSettings } from '../../local-oidc/server.ts'
import { deployRole, PRODUCTION, STAGING } from '../support/two-accounts.ts'
import { useAssumed } from './assumed.ts'

const local = useAssumed()

describe('a token that is refused', () => {
  const refused = { name: 'AccessDenied', message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity' }
  const invalid = (message: string) => ({ name: 'InvalidIdentityTokenException', message })
  const staging = { ...PUSH, environment: 'staging' }
  test.each<[string, Partial<TokenSettings>, object]>([
    ['of another environment', { job: { ...staging, environment: 'production' } }, refused],
    ['without an environment', { job: PUSH }, refused],
    ['whose subject has names only', { subject: 'names' }, refused],
    ['of another repository', { job: { ...staging, repositoryId: '75' } }, refused],
    ['for another audience', { claims: { aud: 'https://github.com/octo-org' } }, invalid('Incorrect token audience')],
    ['of nobody', { key: 'another' }, invalid('Token signature invalid')],
    [
      'of another issuer',
      { claims: { iss: 'https://token.actions.githubusercontent.com/octo' } },
      invalid('No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com/octo'),
    ],
    [
      'that has expired',
      { skewSeconds: -300 },
      {
        name: 'ExpiredTokenException',
        message: expect.stringMatching(
          /^Token expired: current date\/time \d+ must be before the expiration date\/time \d+$/u,
        ),
      },
    ],
    ['that is not valid yet', { skewSeconds: 3600 }, invalid(expect.stringMatching(/^Token not yet valid/u) as never)],
    ['without a subject', { claims: { sub: null } }, invalid(expect.stringMatching(/not a valid JWT/u) as never)],
  ])('%s', async (_what, settings, error) => {
    local.oidc.set(settings)
    await expect(local.assume()).rejects.toMatchObject(error)
    expect(local.aws.sessions()).toEqual([])
  })

  test('because the keys of the issuer cannot be read; once', async () => {
    local.oidc.addFault({ of: 'keys', kind: 'status', status: 503, times: 1 })
    await expect(local.assume()).rejects.toMatchObject(
      invalid(
        "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
      ),
    )
    expect((await local.assume()).Credentials).toBeDefined()
  })

  test.each<[string, Partial<AssumeRoleWithWebIdentityRequest>, object]>([
    ['the role of production', { RoleArn: deployRole(PRODUCTION) }, refused],
    ['a role that does not exist', { RoleArn: `arn:aws:iam::${STAGING}:role/none` }, refused],
    [
      'a role of an account without a provider',
      { RoleArn: deployRole('444444444444') },
      invalid('No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com'),
    ],
    ['what is not a role', { RoleArn: `arn:aws:iam::${STAGING}:user/deploy` }, { message: 'Request ARN is invalid' }],
    ['what is not a token', { WebIdentityToken: 'none' }, invalid(expect.stringMatching(/not a valid JWT/u) as never)],
    [
      'more than the role allows',
      { DurationSeconds: 7200 },
      {
        name: 'ValidationError',
        message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      },
    ],
    [
      'less than AWS gives',
      { DurationSeconds: 60 },
      { message: expect.stringMatching(/greater than or equal to 900$/u) },
    ],
    [
      'a session name with a space',
      { RoleSessionName: 'a b' },
      { message: expect.stringMatching(/regular expression pattern/u) },
    ],
    ['a policy of no JSON', { Policy: 'none' }, { name: 'MalformedPolicyDocumentException' }],
    [
      'a policy that is too long',
      { Policy: 'x'.repeat(2049) },
      { message: expect.stringMatching(/less than or equal to 2048$/u) },
    ],
    [
      'a policy that packs badly',
      {
        Policy: JSON.stringify({
          Statement: { Effect: 'Allow', Action: createHash('shake256', { outputLength: 980 }).digest('hex') },
        }),
      },
      {
        name: 'PackedPolicyTooLargeException',
        message: expect.stringMatching(/^Packed policy consumes \d{3}% of allotted space/u),
      },
    ],
  ])('for %s', async (_what, more, error) => {
    await expect(local.assume(more)).rejects.toMatchObject(error)
  })
})
