/** Credentials by OIDC in the shipped bundle: a role in the shared account and one in that of the environment. */
import { describe, expect, jest, test } from '@jest/globals'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { PUSH } from '../../local-oidc/claims.ts'
import { EVENTS } from '../support/events.ts'
import { useRolePlays, type RolesPlayed } from '../support/role-plays.ts'
import { PRODUCTION, SHARED, STAGING, subjectIn, trustOf } from '../support/two-accounts.ts'

jest.setTimeout(120_000)

const play = useRolePlays()

/** Who made the calls to a service, without the names of the sessions. */
const callersOf = ({ requests }: RolesPlayed, service: string): readonly string[] => [
  ...new Set(
    requests.filter((one) => one.service === service).map(({ principal }) => principal?.replace(/\/[^/]*$/u, '') ?? ''),
  ),
]

const PUSHER = `arn:aws:sts::${SHARED}:assumed-role/push`
const DEPLOYER = `arn:aws:sts::${STAGING}:assumed-role/deploy`

const assumptions = ({ requests }: RolesPlayed) =>
  requests.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity')

describe('two accounts', () => {
  test('each is reached by its own role, which is assumed once', async () => {
    const run = await play()
    expect(run.exitCode).toBe(0)
    expect(run.outputs).toMatchObject({ result: 'success', 'deployment-status': 'success' })
    expect(callersOf(run, 'ecr')).toEqual([PUSHER])
    expect(callersOf(run, 'ecs')).toEqual([DEPLOYER])
    expect(assumptions(run)).toHaveLength(2)
    expect(run.log).toContain(`account ${STAGING}, region eu-west-1; registry of the account ${SHARED}, `)
    expect(run.summary).toContain(`| Account of the registry | \`${SHARED}\` |`)
    expect(run.oidc.requests.filter(({ of }) => of === 'token')).toEqual([
      { of: 'token', audience: 'sts.amazonaws.com' },
      { of: 'token', audience: 'sts.amazonaws.com' },
    ])
    const sessions = run.aws.sessions().map(({ principal }) => principal.arn)
    expect(new Set(sessions)).toEqual(new Set([PUSHER, DEPLOYER].map((arn) => `${arn}/ship-to-ecs-1-octo-org-hello`)))
  })

  test('a job without an environment pushes by the role of the registry alone', async () => {
    const trust = trustOf(SHARED, [subjectIn(null)])
    const run = await play({
      oidc: { job: PUSH },
      roles: { [SHARED]: [{ name: 'push', trust }] },
      inputs: { pipeline: 'push', 'aws-account-id': STAGING },
    })
    expect(run.outputs).toMatchObject({ result: 'success', 'image-digest': run.digest })
    expect(assumptions(run).map(({ input }) => input)).toMatchObject([{ RoleArn: `arn:aws:iam::${SHARED}:role/push` }])
    expect(run.log).toContain(`account ${SHARED}, region eu-west-1, repository `)
  })

  test('a wait of more than an hour renews the session of the services, and no call is rejected', async () => {
    const run = await play({ scenario: succeeds({ at: 3_660 }), inputs: { 'wait-for-minutes': '90' } })
    expect(run.outputs).toMatchObject({ result: 'success' })
    const deploys = run.aws.sessions().filter(({ principal }) => principal.arn.startsWith(DEPLOYER))
    expect(deploys).toHaveLength(2)
    expect(run.log).toContain(`renewed the session of arn:aws:iam::${STAGING}:role/deploy`)
    expect(run.aws.requests.filter(({ principal }) => principal === null)).toEqual([])
  })
})

describe('what passes', () => {
  test('GitHub and STS that fail at first', async () => {
    const run = await play({
      oidc: {
        faults: [
          { kind: 'status', status: 503, of: 'token', times: 1 },
          { kind: 'reset', of: 'token', times: 1 },
        ],
      },
      faults: [
        { kind: 'throttle', operation: 'AssumeRoleWithWebIdentity', times: 1 },
        {
          kind: 'error',
          operation: 'AssumeRoleWithWebIdentity',
          code: 'IDPCommunicationError',
          message: 'no',
          status: 400,
          times: 1,
        },
      ],
    })
    expect(run.outputs).toMatchObject({ result: 'success' })
    expect(run.log).toContain('trying again')
    expect(new Set(run.oidc.issued).size).toBe(run.oidc.issued.length)
  })

  test('a session that AWS calls expired in the middle of the wait is replaced, and the call sent again', async () => {
    const run = await play({
      scenario: succeeds({ at: 120 }),
      faults: [{ kind: 'expired-token', operation: 'DescribeServices', afterSeconds: 90, times: 1 }],
    })
    expect(run.outputs).toMatchObject({ result: 'success', 'deployment-status': 'success' })
    expect(run.aws.sessions()).toHaveLength(3)
  })
})

/** The headline, and what the log says of it. */
const refused = ({ summary, outputs, log }: RolesPlayed) => ({
  headline: summary.split('\n')[0] ?? '',
  code: outputs['error-code'],
  log,
})

const deploy = (subjects: readonly string[]) => ({
  [STAGING]: [{ name: 'deploy', trust: trustOf(STAGING, subjects) }],
})

describe('a role that is refused, before anything is changed', () => {
  test('by a trust policy that names the repository without its ids', async () => {
    const run = await play({ roles: deploy(['repo:octo-org/hello:environment:staging']) })
    const { headline, code, log } = refused(run)
    expect(code).toBe('E_ROLE_REFUSED')
    expect(headline).toContain('STS does not let this run assume the role of')
    expect(log).toContain('"token.actions.githubusercontent.com:sub": "repo:octo-org@65/hello@74:environment:staging"')
    expect(run.summary).toContain('without the ids')
    expect(run.callsOf('PutImage') + run.callsOf('UpdateService')).toBe(0)
  })

  test.each([
    [
      'another environment',
      { job: { ...PUSH, environment: 'production' } },
      'repo:octo-org@65/hello@74:environment:production',
    ],
    ['another audience', { claims: { aud: 'https://github.com/octo-org' } }, 'does not list the audience of the token'],
    ['the past', { claims: { exp: 1_700_000_000 } }, 'ExpiredTokenException'],
    ['an unknown issuer', { claims: { iss: 'https://github.example/_services/token' } }, 'has no OIDC provider for'],
  ] as const)('for a token of %s', async (_, oidc, said) => {
    const roles = { [SHARED]: [{ name: 'push', trust: trustOf(SHARED, ['*']) }], ...deploy([subjectIn('staging')]) }
    const run = await play({ oidc, roles })
    const { code, log } = refused(run)
    expect(code).toBe('E_ROLE_REFUSED')
    expect(log).toContain(said)
    expect(run.callsOf('UpdateService')).toBe(0)
  })

  test('in a job without the permission', async () => {
    const run = await play({ environment: { ACTIONS_ID_TOKEN_REQUEST_URL: '' } })
    const { headline, code } = refused(run)
    expect(code).toBe('E_ID_TOKEN')
    expect(headline).toContain('id-token')
    expect(run.summary).toContain('permissions: id-token: write')
    expect(run.aws.requests).toEqual([])
  })

  test('for the account of another environment', async () => {
    const run = await play({ inputs: { 'aws-account-id': PRODUCTION } })
    expect(refused(run).code).toBe('E_ACCOUNT')
    expect(run.summary).toContain(STAGING)
    expect(run.callsOf('UpdateService')).toBe(0)
  })
})

describe('`pipeline: check` of a fork', () => {
  const fork = { event: { name: 'pull_request', payload: EVENTS['pull_request from a fork'] } }
  const inputs = { pipeline: 'check', 'config-file': 'none' }

  test('gets no token: nothing in AWS is read, and the run is green', async () => {
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }
    const run = await play({ ...fork, inputs, environment })
    expect(run.outputs).toMatchObject({ result: 'success', 'gate-verdict': 'passed' })
    expect(run.summary).toContain('No AWS credentials found, so nothing in AWS was read')
    expect(run.aws.requests).toEqual([])
  })

  test('of this repository, without the permission, is red', async () => {
    const run = await play({ inputs, environment: { ACTIONS_ID_TOKEN_REQUEST_URL: '' } })
    expect(run.outputs).toMatchObject({ result: 'failed', 'error-code': 'E_ID_TOKEN', 'gate-verdict': 'passed' })
  })

  test('of Dependabot, which gets none, is green', async () => {
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: '', GITHUB_ACTOR: 'dependabot[bot]' }
    const run = await play({ inputs, environment })
    expect(run.outputs).toMatchObject({ result: 'success', 'gate-verdict': 'passed' })
  })

  test('that GitHub gives a token plans as every other one', async () => {
    const run = await play({ ...fork, inputs })
    expect(run.outputs).toMatchObject({ result: 'success' })
    expect(JSON.parse(run.outputs['plan'] ?? '')).toHaveProperty('web')
  })
})

test('without `registry-role`, ECR is asked by the credentials of the environment', async () => {
  const run = await play({
    inputs: { 'registry-role': '' },
    environment: { AWS_ACCESS_KEY_ID: 'AKIASHARED', AWS_SECRET_ACCESS_KEY: 'not-a-secret' },
    keys: { [SHARED]: ['AKIASHARED'] },
  })
  expect(run.outputs).toMatchObject({ result: 'success' })
  expect(callersOf(run, 'ecs')).toEqual([DEPLOYER])
  expect(assumptions(run)).toHaveLength(1)
})
