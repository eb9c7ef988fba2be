/**
 * The committed action on a real engine and registry, while the deployment follows a script on a virtual clock that the action
 * shares by a preload module. The other ways that a wait can end are in scenarios/ship-rollout.test.ts: none needs an engine.
 */
import { join } from 'node:path'
import { afterEach, expect, jest, test } from '@jest/globals'
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'
import * as scenarios from '../../local-aws/ecs/script/scenarios.ts'
import { openWorld, type Shipped, type World } from './world.ts'

// Far less than what the scripts last: a wait in real time would not get through.
jest.setTimeout(60_000)

const preload = join(import.meta.dirname, '..', '..', 'local-aws', 'clock', 'preload.ts')

let world: World | null = null
afterEach(async () => world?.close())

const shipInto = async (scenario: Scenario): Promise<Shipped & { readonly waited: number }> => {
  world = await openWorld({ drive: { kind: 'script', scenario } })
  const run = await world.ship({
    nodeOptions: ['--no-warnings', '--import', preload],
    environment: { LOCAL_AWS_CLOCK: world.stack.aws.endpoint },
  })
  expect(world.stack.aws.schemaViolations).toEqual([])
  return { ...run, waited: waitedSeconds(run.summary) }
}

/** From the summary: `after 3 min 2.0 s`. */
const waitedSeconds = (summary: string): number => {
  const [, minutes = '0', seconds = 'NaN'] = /\*\* after (?:(\d+) min )?([\d.]+) s/.exec(summary) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

test('a deployment that takes three minutes is green within 6 s of ECS saying so', async () => {
  const run = await shipInto(scenarios.succeeds({ at: 180 }))
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'success' } })
  expect(run.waited).toBeGreaterThanOrEqual(180)
  expect(run.waited).toBeLessThanOrEqual(186)
})

test('a deployment that ECS rolls back is red and says why', async () => {
  const run = await shipInto(scenarios.breakerRollsBack())
  expect(run).toMatchObject({
    exitCode: 1,
    outputs: { 'deployment-status': 'rolled-back', 'error-code': 'E_ROLLED_BACK', result: 'failed' },
  })
  expect(run.summary).toContain('exited with code 1 (3 of 3 tasks)')
  expect(run.summary).toMatch(/running \d of \d tasks?/iu)
  expect(run.summary).toContain('Essential container in task exited')
})
