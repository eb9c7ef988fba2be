/**
 * The shipped bundle and the end of a deployment: what ECS shows of it, and what its tasks prove, decides between green and red, and the
 * summary says why.
 */
import { describe, expect, jest, test } from '@jest/globals'
import type { Scenario, Step } from '../../local-aws/ecs/script/scenario.ts'
import * as scenarios from '../../local-aws/ecs/script/scenarios.ts'
import { digestOf } from '../support/image.ts'
import { playShip, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

// Far less than what the scripts last: a wait in real time would not get through.
jest.setTimeout(60_000)

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## /u, '')

/** From the summary: `after 3 min 2.0 s`. */
const waitedSeconds = ({ summary }: ShipPlayed): number => {
  const [, minutes = '0', seconds = 'NaN'] = /\*\* after (?:(\d+) min )?([\d.]+) s/.exec(summary) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

/** A deployment that fails at two minutes and is not rolled back. */
const endedBy = (cause: 'circuit-breaker' | 'alarm'): ShipPlay => ({
  scenario: {
    name: `${cause}, without rollback`,
    steps: [
      { at: 30, kind: 'tasks-run', count: 1 },
      { at: 120, kind: 'fails', cause, rollback: false },
    ],
  },
  service: {
    // Without a rolloutState, so that only the service deployment shows it.
    loadBalancer: 'classic',
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
  },
})

/** A rollback is requested, and does not begin before the wait is over. */
const toBeRolledBack: ShipPlay = {
  scenario: {
    name: 'a rollback is requested',
    steps: [{ at: 60, kind: 'fails', cause: 'user', rollback: true }],
    lingerSeconds: 100_000,
  },
  inputs: { 'wait-for-minutes': '5' },
}

/** What the run does about it is in roll-back.test.ts. */
const LEFT_AS_IT_IS = { 'rollback-on': 'none' }

const of = (scenario: Scenario): ShipPlay => ({ scenario })
const CRASH = 'container `app` exited with code 1 (3 of 3 tasks)'
const EXITED = 'Essential container in task exited'
const BY_USER = 'the deployment was stopped by a user'

/** What it is, how it ends, the headline, and what the summary shows as evidence. */
const RED: readonly (readonly [string, ShipPlay, string, string, string])[] = [
  ['rolled back by the breaker', of(scenarios.breakerRollsBack()), 'E_ROLLED_BACK', `Rolled back: ${CRASH}`, EXITED],
  [
    'rolled back by an alarm',
    of(scenarios.alarmRollsBack()),
    'E_ROLLED_BACK',
    'Rolled back: an alarm went off',
    'because of an alarm',
  ],
  [
    'rolled back to tasks that fail, too',
    of(scenarios.rollbackFails()),
    'E_ROLLED_BACK',
    `Rollback failed too: ${CRASH}`,
    EXITED,
  ],
  [
    'rolled back, seen late',
    of(scenarios.seenLate(scenarios.breakerRollsBack(), { seconds: 20 })),
    'E_ROLLED_BACK',
    `Rolled back: ${CRASH}`,
    EXITED,
  ],
  ['to be rolled back', toBeRolledBack, 'E_ROLLED_BACK', `Rolling back: ${BY_USER}`, 'rolled back by user'],
  ['failed by the breaker', of(scenarios.breakerStops()), 'E_ROLLOUT_FAILED', `Deployment failed: ${CRASH}`, EXITED],
  [
    'failed by the breaker, without a rolloutState',
    endedBy('circuit-breaker'),
    'E_ROLLOUT_FAILED',
    'Deployment failed: tasks failed to start (circuit breaker 0/3)',
    'threshold was exceeded',
  ],
  [
    'failed by an alarm, without a rolloutState',
    endedBy('alarm'),
    'E_ROLLOUT_FAILED',
    'Deployment failed: an alarm went off',
    'because of an alarm',
  ],
  [
    'superseded',
    of(scenarios.supersededByAnother()),
    'E_SUPERSEDED',
    'Superseded: the deployment was replaced by a newer one',
    'ecs-svc/',
  ],
  [
    'stopped',
    of(scenarios.stoppedByOperator({ rollback: false })),
    'E_STOPPED',
    `Stopped: ${BY_USER}`,
    'stopped by the user',
  ],
  [
    'paused at a hook',
    of(scenarios.pausesAtHook()),
    'E_PAUSED',
    'Paused: the deployment is paused at hook `hook-1`',
    '--hook-id hook-1',
  ],
]

describe('red is a deployment that is', () => {
  test.each(RED)('%s', async (_, given, code, headline, evidence) => {
    const run = await playShip({ ...given, inputs: { ...LEFT_AS_IT_IS, ...given.inputs } })
    expect(headlineOf(run)).toBe(`❌ ${headline}`)
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: 'failed', 'failed-stage': 'wait', 'error-code': code },
    })
    expect(run.summary).toMatch(/running \d of \d tasks?/iu)
    expect(run.summary).toContain(evidence)
    expect(run.aws.schemaViolations).toEqual([])
  })

  test('not converging, after the whole wait', async () => {
    const run = await playShip({ ...of(scenarios.neverConverges()), settings: 'fail-fast: false\n' })
    expect(headlineOf(run)).toBe('❌ Timed out: container `app` exited with code 1 (40 of 40 tasks)')
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { 'deployment-status': 'timed-out', 'error-code': 'E_WAIT_TIMED_OUT' },
    })
    expect(waitedSeconds(run)).toBeGreaterThanOrEqual(30 * 60)
  })
})

/** Four tasks run and ECS is satisfied at 58 s; the wait looks every 3 s, so what follows at 59 s is there at the first look of confirm. */
const afterSuccess = (...steps: readonly Step[]): Scenario => ({
  name: 'succeeds, then',
  steps: [{ at: 20, kind: 'tasks-run', count: 4 }, { at: 58, kind: 'completes' }, ...steps],
})

const ONE_EXITS = afterSuccess(
  { at: 58, kind: 'tasks-stop', count: 1, cause: { kind: 'exits', exitCode: 1 } },
  { at: 58, kind: 'tasks-run', count: 4 },
)
const THREE_LOST = afterSuccess({ at: 58, kind: 'tasks-stop', count: 3, cause: { kind: 'spot-interruption' } })
const REPLACED = afterSuccess({ at: 58, kind: 'superseded' }, { at: 60, kind: 'completes' })

describe('red is a success of ECS', () => {
  test.each<readonly [string, Scenario, string, string]>([
    [
      'whose tasks report another image',
      { ...afterSuccess(), reports: digestOf('e') },
      'E_NOT_CONFIRMED',
      'a task runs another image than the one that was pushed',
    ],
    ['one of whose tasks has exited since', ONE_EXITS, 'E_NOT_CONFIRMED', 'container `app` exited with code 1'],
    [
      'with fewer tasks than desired',
      THREE_LOST,
      'E_NOT_CONFIRMED',
      'the deployment finished, but 1 of 4 tasks is running',
    ],
    ['that only tasks of another deployment outlive', REPLACED, 'E_SUPERSEDED', 'a newer deployment replaced it'],
  ])('%s', async (_, scenario, code, headline) => {
    const run = await playShip({ scenario, service: { desiredCount: 4 }, inputs: LEFT_AS_IT_IS })
    expect(headlineOf(run)).toBe(`❌ Failed in confirm: ${headline}`)
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'confirm', 'error-code': code } })
  })
})

test('tasks that report no digest prove nothing: green, with a warning and in the headline', async () => {
  const run = await playShip({ scenario: { ...scenarios.succeeds(), reports: '' } })
  expect(run.exitCode).toBe(0)
  expect(headlineOf(run)).toMatch(/; 1 task reports no digest$/u)
  expect(run.log).toContain('no digest is reported by 1 of 1 task')
})
