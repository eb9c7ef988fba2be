/** Roles by OIDC in the pipelines beside a deployment, after a cancel, with the policy of a session, and in an account of several environments. */
import { expect, jest, test } from '@jest/globals'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { runningPlay } from '../support/rescan-play.ts'
import { ROLES, useRolePlays, type RolesPlayed } from '../support/role-plays.ts'
import { deployRole, SHARED, STAGING } from '../support/two-accounts.ts'
import { until } from '../support/until.ts'

jest.setTimeout(120_000)

const play = useRolePlays()

const CHANGES = /^(?:Register|Update|Stop|Put|Create|Delete|Run)/u

/** Who has changed what: `UpdateService by deploy of 222222222222`. */
const changesIn = ({ requests }: RolesPlayed): readonly string[] =>
  requests
    .filter(({ operation }) => CHANGES.test(operation))
    .map(({ operation, principal }) => {
      const [, account = '', role = ''] = /::(\d+):assumed-role\/([^/]+)\//u.exec(principal ?? '') ?? []
      return `${operation} by ${role} of ${account}`
    })

const rolesOf = ({ requests }: RolesPlayed): readonly string[] =>
  requests.flatMap(
    ({ operation, input }) =>
      operation === 'AssumeRoleWithWebIdentity' ? [String((input as { RoleArn?: string }).RoleArn)] : [], // an object
  )

test('a dry run assumes both roles, and changes nothing', async () => {
  const run = await play({ inputs: { 'dry-run': 'true' } })
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
  expect(rolesOf(run).toSorted()).toEqual(Object.values(ROLES).toSorted())
  expect(changesIn(run)).toEqual([])
})

test('a rescan reads what runs with the role of the services', async () => {
  const run = await play(await runningPlay({ 'old:1': { severities: ['LOW'] } }))
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
  expect(rolesOf(run)).toContain(deployRole(STAGING))
  expect(changesIn(run)).toEqual([])
})

const IMAGE = manifestOf(`sha256:${'1'.repeat(64)}`)
const DIGEST = sha256Of(IMAGE)
const withImage = (digest: string) => ({
  containerDefinitions: [{ name: 'app', image: `REGISTRY/hello@${digest}`, memory: 128 }],
})

test('a rollback changes the service with its role, and nothing in the registry', async () => {
  const run = await play({
    before: IMAGE,
    registered: withImage(DIGEST),
    revisions: [{ ...withImage(DIGEST), cpu: '256' }],
    service: { completedBefore: ['hello:1'] },
    scenario: { ...succeeds(), reports: DIGEST },
    inputs: { pipeline: 'rollback' },
  })
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
  expect(changesIn(run)).toEqual([`UpdateService by deploy of ${STAGING}`])
})

test('a cancelled run takes its deployment back with the session that it has', async () => {
  const run = await play({
    environment: { LOCAL_AWS_CLOCK: '' },
    settings: 'verify: false\n',
    scenario: succeeds({ at: 30 }),
    inputs: { 'rollback-on': 'cancel' },
    cancelWhen: (_aws, log) => until('the wait', () => log().includes('::group::wait')),
  })
  expect(run.outputs).toMatchObject({ result: 'cancelled' })
  expect(changesIn(run)).toContain(`StopServiceDeployment by deploy of ${STAGING}`)
  expect(rolesOf(run)).toHaveLength(2)
})

test('the policy of a session takes away what the role may', async () => {
  const statement = (action: string) => `{ Statement: [{ Effect: Allow, Action: ${action}, Resource: '*' }] }`
  const run = await play({
    settings: `role-session-policy: ${statement("['ecs:Describe*', 'ecs:List*', 'ecs:Register*']")}\n`,
  })
  expect(run.outputs).toMatchObject({ 'error-code': 'E_ACCESS_DENIED' })
  expect(run.log).toContain('is not authorized to perform: ecs:UpdateService')
  expect(changesIn(run).at(-1)).toBe(`UpdateService by deploy of ${STAGING}`)
  expect(run.outputs).not.toHaveProperty('deployment-id')
})

test('the policy of a session of the registry does the same', async () => {
  const settings = `registry-session-policy: { Statement: [{ Effect: Allow, Action: ['ecr:Describe*', 'ecr:Get*'], Resource: '*' }] }\n`
  const run = await play({ settings })
  expect(run.outputs).toMatchObject({ 'error-code': 'E_ACCESS_DENIED' })
  expect(run.log).toContain('is not authorized to perform: ecr:BatchGetImage')
  expect(changesIn(run)).toEqual([])
})

test('environments of one account are a warning that says why', async () => {
  const settings = `environments:
  staging: { role-to-assume: '${deployRole(STAGING)}' }
  production: { role-to-assume: 'arn:aws:iam::${STAGING}:role/production' }
`
  const run = await play({ settings, inputs: { environment: 'staging' } })
  expect(run).toMatchObject({ exitCode: 0 })
  expect(run.log).toContain(
    `this environment and \`production\` are in one account, ${STAGING}: whoever may deploy to one`,
  )
  expect(rolesOf(run)).toContain(`arn:aws:iam::${SHARED}:role/push`)
})
