import { describe, expect, test } from '@jest/globals'
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { DeclaredRole } from '../../local-aws/access/declared.ts'
import { PUSH } from '../../local-oidc/claims.ts'
import { PUSH_ROLE, SHARED, STAGING, subjectIn, trustOf } from '../support/two-accounts.ts'
import { useAssumed, type SessionCredentials } from './assumed.ts'

/** The trust policy of staging with this condition only. */
const trusting = (key: string, value: string): Pick<DeclaredRole, 'trust'> => {
  const trust = trustOf(STAGING, ['*'])
  const [statement] = [trust.Statement].flat()
  const Condition = { StringEquals: { [`token.actions.githubusercontent.com:${key}`]: value } }
  return { trust: { ...trust, Statement: { ...statement, Effect: 'Allow', Action: 'sts:*', Condition } } }
}

const ROLES = [
  { name: 'deploy', trust: trustOf(STAGING, [subjectIn('staging')]) },
  { name: 'by-id', ...trusting('repository_id', '74') },
  { name: 'by-workflow', ...trusting('job_workflow_ref', PUSH.workflow) },
  { name: 'by-environment', ...trusting('environment', 'production') },
  // AWS does not know this claim.
  { name: 'by-sha', ...trusting('sha', PUSH.sha) },
]

const local = useAssumed({ clusters: [{ name: 'demo' }] }, { roles: { [STAGING]: ROLES } })

const clustersOf = async (credentials: SessionCredentials, region?: string) =>
  (await new ECSClient(local.with(credentials, region)).send(new ListClustersCommand({}))).clusterArns

describe('a session of a role', () => {
  test('belongs to the account of the role', async () => {
    const reply = await local.assume({ DurationSeconds: 900 })
    expect(reply).toMatchObject({
      Provider: `arn:aws:iam::${STAGING}:oidc-provider/token.actions.githubusercontent.com`,
      Audience: 'sts.amazonaws.com',
      SubjectFromWebIdentityToken: 'repo:octo-org@65/hello@74:environment:staging',
    })
    expect(reply.Credentials?.Expiration?.getTime()).toBe(Math.floor(local.aws.clock.now() / 1000 + 900) * 1000)
    const credentials = await local.credentials()
    expect(await new STSClient(local.with(credentials)).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: STAGING,
      Arn: `arn:aws:sts::${STAGING}:assumed-role/deploy/ship-1`,
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{16}X:ship-1$/u),
    })
    expect(await clustersOf(credentials)).toEqual([`arn:aws:ecs:eu-west-1:${STAGING}:cluster/demo`])
    expect(await clustersOf(credentials, 'us-east-1')).toEqual([])
    expect(await clustersOf(await local.credentials({ RoleArn: PUSH_ROLE }))).toEqual([])
    expect(local.aws.requests.at(-1)?.principal).toBe(`arn:aws:sts::${SHARED}:assumed-role/push/ship-1`)
  })

  test('expires by the clock of the server', async () => {
    const credentials = await local.credentials({ DurationSeconds: 900 })
    const start = Math.floor(local.aws.clock.now() / 1000) * 1000
    await local.aws.clock.advanceTo(start + 899_000)
    expect(await clustersOf(credentials)).toHaveLength(1)
    await local.aws.clock.advanceTo(start + 900_000)
    await expect(clustersOf(credentials)).rejects.toMatchObject({
      name: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    })
  })

  test('is nobody without its token', async () => {
    const credentials = { ...(await local.credentials()), sessionToken: 'another' }
    await expect(clustersOf(credentials)).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  })

  test.each([
    [
      { Effect: 'Allow', Action: 'ecr:*', Resource: '*' },
      'because no session policy allows the ecs:ListClusters action',
    ],
    [
      [
        { Effect: 'Allow', Action: '*' },
        { Effect: 'Deny', Action: 'ecs:List*' },
      ],
      'with an explicit deny in a session policy',
    ],
  ])('may do what its session policy allows: %#', async (Statement, why) => {
    const credentials = await local.credentials({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
    await expect(clustersOf(credentials)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::${STAGING}:assumed-role/deploy/ship-1 is not authorized to perform: ecs:ListClusters ${why}`,
    })
  })
})

test.each([
  ['by-id', 'assumed'],
  ['by-workflow', 'assumed'],
  ['by-environment', 'AccessDenied'],
  ['by-sha', 'AccessDenied'],
])('a trust policy may name any claim that AWS knows: %s', async (name, result) => {
  const asked = local.assume({ RoleArn: `arn:aws:iam::${STAGING}:role/${name}` })
  const outcome = asked.then(
    () => 'assumed',
    (error: unknown) => (error instanceof Error ? error.name : error),
  )
  expect(await outcome).toBe(result)
})
