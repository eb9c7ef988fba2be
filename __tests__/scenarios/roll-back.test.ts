/** The shipped bundle takes a deployment back that does not succeed: when, by which call, and what it says of the service then. */
import { describe, expect, jest, test } from '@jest/globals'
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'
import {
  breakerRollsBack,
  breakerStops,
  heldAt,
  neverConverges,
  pausesAtHook,
  rollbackFails,
  stoppedByOperator,
  succeeds,
  supersededByAnother,
} from '../../local-aws/ecs/script/scenarios.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { whenHeld, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

const rolling = (rollbackOn: string, more: Readonly<Record<string, string>> = {}): Pick<ShipPlay, 'inputs'> => ({
  inputs: { 'rollback-on': rollbackOn, 'wait-for-minutes': '5', ...more },
})

/** For what the end of the time does. */
const PATIENT = { settings: 'fail-fast: false\n' }

const LEFT_FAILED = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } }
/** Two tasks run and ECS is satisfied at 58 s; one exits before `confirm` looks. */
const EXITS: Scenario = {
  name: 'succeeds, then exits',
  steps: [
    { at: 20, kind: 'tasks-run', count: 2 },
    { at: 58, kind: 'completes' },
    { at: 59, kind: 'tasks-stop', count: 1, cause: { kind: 'exits', exitCode: 1 } },
    { at: 59, kind: 'tasks-run', count: 2 },
  ],
}
const CRASHED = 'container `app` exited with code 1'

const denied = (operation: string): FaultRule => ({
  kind: 'error',
  code: 'AccessDeniedException',
  message: `is not authorized to perform: ecs:${operation}`,
  status: 400,
  service: 'ecs',
  operation,
})

describe('a deployment is taken back', () => {
  test.each<readonly [string, ShipPlay, string, 'StopServiceDeployment' | 'ContinueServiceDeployment']>([
    [
      'that does not finish in time',
      { ...rolling('failure, timeout'), ...PATIENT, scenario: neverConverges() },
      `Timed out: ${CRASHED} (7 of 7 tasks); rolled back to \`hello:1\``,
      'StopServiceDeployment',
    ],
    [
      'that is paused when the time is over',
      { ...rolling('timeout'), scenario: pausesAtHook() },
      'Paused: the deployment is paused at hook `hook-1`; rolled back to `hello:1`',
      'ContinueServiceDeployment',
    ],
  ])('by a stop with rollback: one %s', async (_, given, headline, request) => {
    const run = await play(given)
    expect(headlineOf(run)).toBe(headline)
    expect(run.summary).toContain('`hello:1` → `hello:2` (rolled back to `hello:1`), running 1 of 1 task of `hello:1`')
    expect(run.summary).toContain('The rollback of `web` was requested.')
    expect(run.summary).not.toContain('check the service')
    expect(run.log).toContain('service web is healthy again on hello:1: 1 of 1 task of hello:1')
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'failed', 'failed-stage': 'wait' } })
    const requests = ['StopServiceDeployment', 'ContinueServiceDeployment'].filter((name) => run.callsOf(name) > 0)
    expect(requests).toEqual([request])
    expect([request, 'UpdateService'].map(run.callsOf)).toEqual([1, 1])
  })

  test.each<readonly [string, ShipPlay, string]>([
    [
      'that ECS has left failed, where `rollback-on` is chosen',
      { ...rolling('failure'), service: LEFT_FAILED, scenario: [breakerStops(), succeeds()] },
      `Deployment failed: ${CRASHED} (3 of 3 tasks); rolled back to \`hello:1\``,
    ],
    [
      'that ECS has left failed, of a service without a circuit breaker that says so',
      { scenario: [breakerStops(), succeeds()] },
      `Deployment failed: ${CRASHED} (3 of 3 tasks); rolled back to \`hello:1\``,
    ],
    [
      'whose tasks exit after its success',
      { scenario: [EXITS, succeeds({ desiredCount: 2 })], service: { desiredCount: 2 } },
      `Failed in confirm: ${CRASHED}; rolled back to \`hello:1\``,
    ],
  ])('by an update to the revision before: one %s', async (_, given, headline) => {
    const run = await play(given)
    expect(headlineOf(run)).toBe(headline)
    expect(run.summary).toContain('(rolled back to `hello:1`)')
    expect(run.summary).toContain('Service `web` was set back to `hello:1`.')
    expect(run.summary).not.toContain('ECS did not roll back')
    expect(run.exitCode).toBe(1)
    expect(['StopServiceDeployment', 'UpdateService', 'RegisterTaskDefinition'].map(run.callsOf)).toEqual([0, 2, 1])
  })

  test('by an update to the last revision that completed, where the one before never did', async () => {
    const run = await play({
      revisions: [{ cpu: '256' }],
      service: { history: 'never-completed', completedBefore: ['hello:1'] },
      scenario: [breakerStops(), succeeds()],
    })
    expect(headlineOf(run)).toBe(`Deployment failed: ${CRASHED} (3 of 3 tasks); rolled back to \`hello:1\``)
    expect(run.log).toContain('the last revision of web that completed is hello:1, not hello:2')
    expect(run.outputs['previous-task-definition-arn']).toMatch(/hello:2$/u)
    const updates = run.requests.filter(({ operation }) => operation === 'UpdateService')
    expect(updates.map(({ input }) => input)).toEqual([
      expect.objectContaining({ taskDefinition: expect.stringMatching(/hello:3$/u) }),
      expect.objectContaining({ taskDefinition: expect.stringMatching(/hello:1$/u) }),
    ])
  })

  test('of a cancelled run: ECS has the request before the runner kills', async () => {
    const run = await play({ ...rolling('cancel'), scenario: heldAt(succeeds({ at: 180 }), 90), cancelWhen: whenHeld })
    expect(headlineOf(run)).toBe('Cancelled while waiting for the deployment of `web`; rollback requested to `hello:1`')
    expect(run.summary).toContain('(rollback to `hello:1` requested)')
    expect(run.outputs).toMatchObject({ result: 'cancelled', 'error-code': 'E_CANCELLED' })
    expect(run.callsOf('StopServiceDeployment')).toBe(1)
    expect(run.cancelledAfterMs).toBeLessThan(7_000)
  })
})

describe('nothing is requested', () => {
  test.each<readonly [string, ShipPlay, string]>([
    [
      'by default when the time is over',
      { inputs: { 'wait-for-minutes': '5' }, ...PATIENT, scenario: neverConverges() },
      '`rollback-on` does not list `timeout`',
    ],
    ['with `none`', { ...rolling('none'), scenario: breakerStops() }, '`rollback-on` does not list `failure`'],
    [
      'by default where the circuit breaker is set not to roll back',
      { service: LEFT_FAILED, scenario: breakerStops() },
      'the circuit breaker of the service is set not to roll back',
    ],
    ['where ECS rolls back itself', { scenario: breakerRollsBack() }, 'ECS has rolled it back'],
    ['where ECS has failed to roll back', { scenario: rollbackFails() }, 'ECS has tried to roll it back, and failed'],
    [
      'of a newer deployment',
      { ...rolling('failure, timeout, cancel'), scenario: supersededByAnother() },
      'a newer deployment has replaced it',
    ],
    [
      'where somebody has stopped it',
      { ...rolling('failure, timeout, cancel'), scenario: stoppedByOperator({ rollback: false }) },
      'the deployment was stopped',
    ],
    [
      'for a call that is denied',
      { ...rolling('failure, timeout'), scenario: succeeds(), faults: [denied('ListTasks')] },
      'left to ECS',
    ],
  ])('%s', async (_, given, because) => {
    const run = await play(given)
    expect(run.exitCode).toBe(1)
    expect(run.log).toMatch(new RegExp(`no rollback requested: .*${because}`, 'u'))
    expect(headlineOf(run)).not.toMatch(/; roll|; the roll/iu)
    expect(['StopServiceDeployment', 'UpdateService'].map(run.callsOf)).toEqual([0, 1])
  })
})

describe('a rollback', () => {
  test('without the right to stop: by an update where `rollback-on` is chosen', async () => {
    const faults = [denied('StopServiceDeployment')]
    const run = await play({ ...rolling('timeout'), ...PATIENT, scenario: [neverConverges(), succeeds()], faults })
    expect(headlineOf(run)).toMatch(/; rolled back to `hello:1`$/u)
    expect(run.log).toContain('setting the service back by ecs:UpdateService instead')
    expect(run.callsOf('UpdateService')).toBe(2)
  })

  test('whose previous revision does not start either is not a success', async () => {
    const scenario = [breakerStops(), breakerStops()]
    const run = await play({ scenario })
    expect(headlineOf(run)).toMatch(/; the rollback failed$/u)
    expect(run.summary).toContain('E_NOT_ROLLED_BACK')
    expect(run.summary).toContain('Service `web` is not back on `hello:1`: deployment failed')
  })

  test.each<readonly [string, FaultRule]>([
    ['AWS throttles when the time is over', { kind: 'throttle', service: 'ecs', afterSeconds: 290, untilSeconds: 345 }],
    [
      'the stop has no answer at first',
      { kind: 'html500', service: 'ecs', operation: 'StopServiceDeployment', times: 4 },
    ],
  ])('is made also where %s', async (_, fault) => {
    const run = await play({ ...rolling('timeout'), ...PATIENT, scenario: neverConverges(), faults: [fault] })
    expect(headlineOf(run)).toMatch(/; rolled back to `hello:1`$/u)
  })
})
