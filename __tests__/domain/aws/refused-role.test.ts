import { describe, expect, test } from '@jest/globals'
import { chanceOf, explainedRefusal } from '../../../src/domain/aws/refused-role.ts'
import { CLAIMS, ROLE, stsError } from '../../support/role-play.ts'

const explain = (name: string, message: string, claims: typeof CLAIMS | null = CLAIMS) =>
  explainedRefusal(stsError(name, message), { role: ROLE, claims })

const NOT_AUTHORIZED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'

describe('a role that trusts another subject', () => {
  test('what GitHub sent, and that a policy by names alone does not fit', () => {
    const error = explain('AccessDenied', NOT_AUTHORIZED)
    expect(error.message).toBe(
      `STS does not let this run assume ${ROLE.arn} (\`role-to-assume\`): its trust policy does not allow this run, or there is no such role. GitHub sent the \`sub\` ${CLAIMS.sub}, \`aud\` sts.amazonaws.com (sts:AssumeRoleWithWebIdentity: AccessDenied)`,
    )
    expect(error.hint).toContain('names only `repo:octo-org/hello:environment:prod`, without the ids, does not fit')
    expect(error.headlines[0]?.length).toBeLessThanOrEqual(80)
  })

  test('the same the other way round', () => {
    const { hint } = explain('AccessDenied', NOT_AUTHORIZED, { ...CLAIMS, sub: 'repo:octo-org/hello:environment:prod' })
    expect(hint).toContain('A policy for the immutable form `repo:octo-org@*/hello@*:environment:prod` does not fit')
  })

  test('what may be wrong with the job comes first: no environment, or another one', () => {
    const hintOf = (context: string) =>
      explain('AccessDenied', NOT_AUTHORIZED, { ...CLAIMS, sub: `repo:octo-org@12/hello@34:${context}` }).hint
    expect(hintOf('environment:staging')).toMatch(
      /^If .+ correct `environment` of the job, which is `staging`\. Otherwise let /,
    )
    for (const context of ['ref:refs/heads/environment:x', 'pull_request'])
      expect(hintOf(context)).toMatch(/^If .+ add `environment` to the job, which has none\. Otherwise let /)
    expect(explain('AccessDenied', NOT_AUTHORIZED, null).hint).toMatch(/^Let /)
  })

  test('a customized subject, and a token that cannot be read', () => {
    expect(explain('AccessDenied', NOT_AUTHORIZED, { ...CLAIMS, sub: 'team:one' }).hint).toContain('is customized')
    const { message } = explain('AccessDenied', NOT_AUTHORIZED, null)
    expect(message).not.toContain('GitHub sent')
  })
})

test.each([
  [
    'InvalidIdentityTokenException',
    'No OpenIDConnect provider found in your account for https://x',
    'has no OIDC provider',
    'Create the identity provider',
  ],
  [
    'InvalidIdentityTokenException',
    'Incorrect token audience',
    'does not list the audience',
    'Add the audience (client id) sts.amazonaws.com',
  ],
  [
    'InvalidIdentityTokenException',
    'The ID Token provided is not a valid JWT',
    'STS rejected the token of GitHub (The ID Token provided is not a valid JWT)',
    'Check the identity provider',
  ],
  [
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role',
    'no session of one hour',
    'maximum session duration',
  ],
  ['PackedPolicyTooLargeException', 'at 120%', 'too large', 'Shorten `role-session-policy`'],
  [
    'MalformedPolicyDocumentException',
    'Syntax errors',
    'not a valid IAM policy (Syntax errors)',
    'Correct `role-session-policy`',
  ],
  [
    'ExpiredTokenException',
    'Token expired: current date/time 2 must be before 1',
    'had expired when STS got it (Token expired: current date/time 2 must be before 1)',
    'Re-run',
  ],
  ['RegionDisabledException', '', 'not activated', 'Activate STS'],
])('%s, %s: %s', (name, message, cause, hint) => {
  const error = explain(name, message)
  expect(error).toMatchObject({ code: 'E_ROLE_REFUSED', awsCode: name })
  expect(error.message).toContain(cause)
  expect(error.message).toContain(ROLE.arn)
  expect(error.hint).toContain(hint)
})

test('what is no refusal stays as it is', () => {
  const error = stsError('ThrottlingException')
  expect(explainedRefusal(error, { role: ROLE, claims: CLAIMS })).toBe(error)
  expect(chanceOf(stsError('SomethingNew'))).toBe('none')
})
