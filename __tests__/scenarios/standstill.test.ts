/** The shipped bundle and deployments of which nothing changes: what each waits for is in the log, once. */
import { expect, jest, test } from '@jest/globals'
import type { Scenario, Step } from '../../local-aws/ecs/script/scenario.ts'
import { codeDeploySucceeds } from '../../local-aws/codedeploy/deployment-scripts.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { byCodeDeploy } from '../support/codedeploy-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const standstillsIn = ({ log }: ShipPlayed): readonly string[] =>
  log.split('\n').filter((line) => line.startsWith('No change for '))

const of = (...steps: readonly Step[]): ShipPlay => ({
  scenario: { name: 'stands still', steps } satisfies Scenario,
  inputs: { 'wait-for-minutes': '8' },
})

const BLUE_GREEN = { service: { deploymentConfiguration: { strategy: 'BLUE_GREEN' } } } as const

test.each<readonly [string, ShipPlay, RegExp]>([
  [
    'a task that stays pending',
    of({ at: 20, kind: 'task-pending' }),
    /0 of 1 new task of `web` running: 1 PROVISIONING$/u,
  ],
  [
    'previous tasks that drain',
    of({ at: 20, kind: 'tasks-run', count: 1 }, { at: 40, kind: 'drains' }),
    /1 previous task of `web` has not stopped yet; all new tasks run$/u,
  ],
  [
    'a hook of a deployment whose traffic ECS shifts',
    {
      ...of(
        { at: 20, kind: 'enters', stage: 'POST_SCALE_UP', production: 0 },
        { at: 30, kind: 'hook', function: 'check', status: 'IN_PROGRESS' },
      ),
      ...BLUE_GREEN,
    },
    /hook check of stage `POST_SCALE_UP` has not ended$/u,
  ],
  [
    'a deployment of CodeDeploy',
    byCodeDeploy(
      { steps: codeDeploySucceeds().steps.filter(({ at }) => at < 80) },
      { inputs: { 'wait-for-minutes': '8' } },
    ),
    /the deployment of `web` is at stage `AllowTraffic`$/u,
  ],
])('%s', async (_, given, expected) => {
  const run = await play(given)
  expect(standstillsIn(run)).toEqual([expect.stringMatching(expected)])
  expect(run.outputs).toMatchObject({ result: 'failed' })
})
