/** The shipped bundle over accounts: a shared one that owns the registry, and one for each environment, by roles that only its jobs may assume. */
import { afterEach, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { COMMIT } from '../support/ship-play.ts'
import { deployRole, PRODUCTION, PUSH_ROLE, STAGING, twoAccounts, type TwoAccounts } from '../support/two-accounts.ts'
import { PUSH } from '../../local-oidc/claims.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const started: TwoAccounts[] = []
afterEach(async () => {
  for (const { oidc } of started.splice(0)) await oidc.close()
})

const SETTINGS = `registry-role: ${PUSH_ROLE}
environments:
  staging: { role-to-assume: '${deployRole(STAGING)}' }
  production: { role-to-assume: '${deployRole(PRODUCTION)}' }
`

test('one image of the shared registry goes from the account of staging to that of production', async () => {
  const accounts = await twoAccounts()
  started.push(accounts)
  const run = await play({
    accounts,
    settings: SETTINGS,
    labels: { 'org.opencontainers.image.revision': COMMIT },
    inputs: { environment: 'staging' },
    again: {
      inputs: { environment: 'production', pipeline: 'promote', image: `staging-${COMMIT}` },
      meanwhile: async () => {
        await Promise.resolve()
        accounts.oidc.set({ job: { ...PUSH, environment: 'production' } })
      },
    },
  })
  expect(run.runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  expect(run.tags).toEqual(
    Object.fromEntries(
      ['staging', 'production'].flatMap((one) => [
        [`${one}-${COMMIT}`, run.digest],
        [`passed-${one}-${COMMIT}`, run.digest],
      ]),
    ),
  )
  const [staging, production] = run.runs
  expect(staging?.outputs['task-definition-arn']).toContain(`:${STAGING}:`)
  expect(production?.outputs['task-definition-arn']).toContain(`:${PRODUCTION}:`)
  expect(production?.outputs['running-digest']).toBe(run.digest)
})

test('a job of staging cannot promote to production: its role is refused before anything is written', async () => {
  const accounts = await twoAccounts()
  started.push(accounts)
  const run = await play({
    accounts,
    settings: SETTINGS,
    labels: { 'org.opencontainers.image.revision': COMMIT },
    inputs: { environment: 'staging' },
    again: { inputs: { environment: 'production', pipeline: 'promote', image: `staging-${COMMIT}` } },
  })
  expect(run.exitCode).toBe(1)
  expect(run.callsOf('PutImage') + run.callsOf('RegisterTaskDefinition')).toBe(0)
  expect(Object.keys(run.tags).toSorted()).toEqual([`passed-staging-${COMMIT}`, `staging-${COMMIT}`])
})

test('a registry in a region where the repository is not: one error, before anything is written', async () => {
  const accounts = await twoAccounts()
  started.push(accounts)
  const run = await play({
    accounts,
    settings: SETTINGS,
    inputs: { environment: 'staging', 'registry-region': 'eu-central-1' },
  })
  expect(run.outputs).toMatchObject({ 'failed-stage': 'plan', 'error-code': 'E_REPOSITORY_NOT_FOUND' })
  expect(run.log.match(/^::error /gmu)).toHaveLength(1)
  expect(run.log).toContain("the ECR repository 'hello' does not exist")
  expect(run.tags).toEqual({})
  expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
})
