/** The shipped bundle, where an earlier run has left a deployment that is not done: replaced, waited for, or not touched. */
import { expect, jest, test } from '@jest/globals'
import { neverConverges, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const OTHER = {
  family: 'hello',
  cpu: '512',
  containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 128 }],
}

/** The first run times out after a minute; the second one has another definition. */
const afterAnother = (whenInProgress: string): Promise<ShipPlayed> =>
  play({
    scenario: [neverConverges(), succeeds()],
    inputs: { 'wait-for-minutes': '1', 'rollback-on': 'none' },
    settings: 'fail-fast: false\n',
    files: { 'other.json': JSON.stringify(OTHER) },
    again: {
      inputs: { 'task-definition': 'other.json', 'wait-for-minutes': '2', 'when-in-progress': whenInProgress },
    },
  })

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

test('`replace`: the service gets the new revision', async () => {
  const run = await afterAnother('replace')
  expect(run.exitCode).toBe(0)
  expect(run.log).toMatch(/deployment ecs-svc\/\d+ of service `web` is in progress: `hello:2`; this run replaces it/u)
  expect(headlineOf(run)).toMatch(/^Shipped: `web` runs/u)
})

test.each(['fail', 'wait'])('`%s`: nothing is registered while it is in progress', async (whenInProgress) => {
  const run = await afterAnother(whenInProgress)
  expect(run).toMatchObject({
    exitCode: 1,
    outputs: { 'failed-stage': 'deploy', 'error-code': 'E_DEPLOYMENT_IN_PROGRESS' },
  })
  expect(headlineOf(run)).toBe('Failed in deploy: another deployment of the service is in progress')
  expect(['RegisterTaskDefinition', 'UpdateService', 'StopServiceDeployment'].map(run.callsOf)).toEqual([0, 0, 0])
  expect(run.summary).toContain('Nothing was changed.')
})
