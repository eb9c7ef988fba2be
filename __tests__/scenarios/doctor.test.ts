/** The doctor as a process: with each thing missing or wrong in turn, exactly that line fails, and its command is below. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { doctorPlay, PROVIDER, ROLE, SUB, trust, type DoctorPlay } from '../support/doctor-play.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

type Line = Readonly<{ id: string; status: string; what: string; fix: string | null }>

const examine = async (given: DoctorPlay = {}) => {
  const run = await play(await doctorPlay(given))
  const { checks, exitCode } = JSON.parse(run.stdout) as { checks: Line[]; exitCode: number } // the form that is tested
  expect(exitCode).toBe(run.exitCode)
  const of = (status: string): string[] => checks.filter((one) => one.status === status).map(({ id }) => id)
  return { run, checks, of, line: (id: string) => checks.find((one) => one.id === id) }
}

const HOST = 'token.actions.githubusercontent.com'
const denied = (operation: string): FaultRule => ({
  ...{ kind: 'error', code: 'AccessDenied', message: 'is not authorized', status: 403 },
  ...{ service: 'iam', operation },
})

test('where everything is there, nothing fails and nothing is changed', async () => {
  const { run, of, line } = await examine()
  expect(of('fail')).toEqual([])
  expect(run.exitCode).toBe(0)
  expect(line('deploy-role-trust')).toMatchObject({ status: 'ok', what: `lets in ${SUB}` })
  expect(of('ok')).toEqual(
    expect.arrayContaining(['docker', 'settings', 'github-environment', 'repository', 'cluster', 'service', 'plan']),
  )
  const changing = run.requests.filter(
    ({ operation }) => !/^(?:Get|List|Describe|Batch(?:Get|Check)|Simulate)/u.test(operation),
  )
  expect(changing).toEqual([])
})

const DEPLOY_ROLES = 'node infra/deploy.mjs 123456789012 demo-test-deploy-roles deploy-roles.yaml demo-test-network'

const ROWS: readonly (readonly [string, string, DoctorPlay, string | null])[] = [
  [
    'the Docker command in a job',
    'docker',
    { play: { programs: 'missing', environment: { GITHUB_ACTIONS: 'true' } } },
    'https://get.docker.com',
  ],
  ['the repository on GitHub', 'github-repository', { replies: { '': null } }, 'gh auth login'],
  [
    'workflows',
    'github-actions',
    { replies: { '/actions/permissions': { enabled: false } } },
    'gh api --method PUT repos/octo-org/hello/actions/permissions -F enabled=true',
  ],
  [
    'the environment',
    'github-environment',
    { replies: { '/environments/test': null } },
    'gh api --method PUT repos/octo-org/hello/environments/test',
  ],
  [
    'credentials',
    'aws-credentials',
    {
      play: {
        environment: {
          AWS_ACCESS_KEY_ID: '',
          AWS_SECRET_ACCESS_KEY: '',
          AWS_EC2_METADATA_DISABLED: 'true',
          AWS_CONFIG_FILE: '/nowhere',
          AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
        },
      },
    },
    'aws sso login',
  ],
  [
    'the OIDC provider',
    'oidc-provider',
    { aws: { oidcProviders: [] } },
    `aws iam create-open-id-connect-provider --url https://${HOST} --client-id-list sts.amazonaws.com`,
  ],
  [
    'its audience',
    'oidc-provider',
    { aws: { oidcProviders: [{ ...PROVIDER, clientIds: ['other'] }] } },
    `--open-id-connect-provider-arn arn:aws:iam::123456789012:oidc-provider/${HOST} --client-id sts.amazonaws.com`,
  ],
  [
    'the role',
    'deploy-role',
    { aws: { roles: [] }, play: { surroundings: { roles: [] }, files: { 'BOOTSTRAP.md': DEPLOY_ROLES } } },
    DEPLOY_ROLES,
  ],
  [
    'trust in this repository',
    'deploy-role-trust',
    {
      aws: {
        roles: [
          {
            name: 'demo-test-deploy',
            trust: trust({
              StringEquals: {
                [`${HOST}:aud`]: 'sts.amazonaws.com',
                [`${HOST}:sub`]: 'repo:octo-org/hello:environment:test',
              },
            }),
          },
        ],
      },
    },
    `"${HOST}:sub":"${SUB}"`,
  ],
  [
    'the ECR repository',
    'repository',
    { aws: { repositories: [] } },
    'aws ecr create-repository --repository-name hello --image-tag-mutability IMMUTABLE',
  ],
  [
    'the cluster',
    'cluster',
    { play: { inputs: { cluster: 'nowhere' } } },
    'aws ecs create-cluster --cluster-name nowhere',
  ],
  ['the service', 'service', { play: { inputs: { service: 'nothing' } } }, 'service-definition: service.yaml'],
  [
    'an account',
    'aws-credentials',
    { play: { settings: JSON.stringify({ 'aws-account-id': '000000000001' }) } },
    'ship-to-ecs init',
  ],
  ['a task definition', 'plan', { play: { inputs: { 'task-definition': './nothing.json' } } }, null],
]

test.each(ROWS)('without %s, exactly %s fails', async (_, id, given, command) => {
  const { run, of, line } = await examine(given)
  expect(of('fail')).toEqual([id])
  expect(run.exitCode).toBe(1)
  const fix = line(id)?.fix ?? null
  if (command === null) expect(fix).toBeNull()
  else expect(fix).toContain(command)
})

test('settings that are wrong are a finding, not the end, and the exit code says so', async () => {
  const { run, of, line } = await examine({ play: { settings: 'no-such-key: 1\n' } })
  expect(of('fail')).toEqual(['settings'])
  expect(run.exitCode).toBe(2)
  expect(line('settings')?.what).toContain('no-such-key')
  expect(line('github-environment')?.status).toBe('ok')
})

test.each<[string, string[], 0 | 1, DoctorPlay]>([
  [
    'GitHub that does not answer',
    ['github-repository', 'github-actions', 'github-environment', 'github-sub'],
    1,
    { status: 500 },
  ],
  ['a token that may not see it', ['github-repository'], 1, { status: 403 }],
  ['roles that may not be read', ['deploy-role', 'deploy-role-trust'], 0, { play: { faults: [denied('GetRole')] } }],
  [
    'a simulation that is not allowed',
    ['deploy-role-policy'],
    0,
    { play: { faults: [denied('SimulatePrincipalPolicy')] } },
  ],
  [
    'another account',
    ['aws-credentials', 'deploy-role', 'cluster', 'plan'],
    1,
    { play: { settings: JSON.stringify({ 'role-to-assume': ROLE, 'aws-account-id': '999999999999' }) } },
  ],
])('what cannot be looked at is neither a failure nor ok: %s', async (_, ids, exitCode, given) => {
  const { run, of } = await examine(given)
  expect(of('fail')).toEqual([])
  expect(run.exitCode).toBe(exitCode)
  expect(of('skipped')).toEqual(expect.arrayContaining(ids))
})

test('a role that lets in every repository is a warning', async () => {
  const open = trust({ StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com' } })
  const { line } = await examine({ aws: { roles: [{ name: 'demo-test-deploy', trust: open }] } })
  expect(line('deploy-role-trust')).toMatchObject({ status: 'warn' })
})

test('for people: a sign and a line for each, the command below', async () => {
  const run = await play(await doctorPlay({ args: ['doctor'], replies: { '/environments/test': null } }))
  expect(run.exitCode).toBe(1)
  expect(run.stdout).toContain('✖ GitHub environment: does not exist\n    gh api --method PUT')
  expect(run.stdout).toContain('✔ ECS cluster: demo')
  expect(run.stdout).not.toContain('token-of-the-doctor')
})
