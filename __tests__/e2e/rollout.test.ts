/**
 * The committed action on a real engine and registry, while the deployment follows a script on a virtual clock that the action
 * shares by a preload module: every way that a wait can end, in no time.
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

const CRASHED = 'exited with code 1 (3 of 3 tasks)'

test.each([
  ['rolled-back', 'E_ROLLED_BACK', scenarios.breakerRollsBack(), CRASHED, 'Essential container in task exited'],
  ['rolled-back', 'E_ROLLED_BACK', scenarios.alarmRollsBack(), 'an alarm went off', 'because of an alarm'],
  ['rolled-back', 'E_ROLLED_BACK', scenarios.rollbackFails(), CRASHED, 'Essential container in task exited'],
  ['failed', 'E_ROLLOUT_FAILED', scenarios.breakerStops(), CRASHED, 'Essential container in task exited'],
  ['superseded', 'E_SUPERSEDED', scenarios.supersededByAnother(), 'was replaced by a newer one', 'ecs-svc/'],
  [
    'stopped',
    'E_STOPPED',
    scenarios.stoppedByOperator({ rollback: false }),
    'was stopped by a user',
    'stopped by the user',
  ],
  ['paused', 'E_PAUSED', scenarios.pausesAtHook(), 'is paused at hook `hook-1`', '--hook-id hook-1'],
  [
    'timed-out',
    'E_WAIT_TIMED_OUT',
    scenarios.neverConverges(),
    'exited with code 1 (',
    'Essential container in task exited',
  ],
])('%s is red and says why (%s)', async (status, code, scenario, cause, evidence) => {
  const run = await shipInto(scenario)
  expect(run).toMatchObject({
    exitCode: 1,
    outputs: { 'deployment-status': status, 'error-code': code, result: 'failed' },
  })
  expect(run.summary).toContain(cause)
  expect(run.summary).toMatch(/running \d of \d tasks?/iu)
  expect(run.summary).toContain(evidence)
})

test('a picture that lags behind is never taken for a success', async () => {
  const run = await shipInto(scenarios.seenLate(scenarios.breakerRollsBack(), { seconds: 20 }))
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'deployment-status': 'rolled-back' } })
})

test('half an hour of waiting takes no half hour', async () => {
  const run = await shipInto(scenarios.neverConverges())
  expect(run.waited).toBeGreaterThanOrEqual(30 * 60)
})
