/** The shipped bundle and deployments that wait at a pause hook: who answers, how often, and what the run says of it. */
import { describe, expect, jest, test } from '@jest/globals'
import { shifted } from '../../local-aws/ecs/script/strategies.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

const BLUE_GREEN: ShipPlay = {
  service: { deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 } },
}
const LINEAR: ShipPlay = {
  service: {
    deploymentConfiguration: {
      strategy: 'LINEAR',
      bakeTimeInMinutes: 5,
      linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 2 },
    },
  },
}

const CONTINUING = { inputs: { 'guarded-settings': 'pause-hook: continue' } }
const LINEAR_PAUSED: ShipPlay = {
  ...LINEAR,
  scenario: shifted({ weights: [50, 100], pausesAt: 'PRE_PRODUCTION_TRAFFIC_SHIFT' }),
}

const fault = (more: Partial<FaultRule>): FaultRule =>
  // One of the kinds of a rule, completed.
  ({ service: 'ecs', operation: 'ContinueServiceDeployment', ...more }) as FaultRule

describe('a pause hook', () => {
  test('is continued at each step, once', async () => {
    const run = await play({ ...LINEAR_PAUSED, ...CONTINUING })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'success' } })
    expect(run.callsOf('ContinueServiceDeployment')).toBe(2)
    for (const id of ['ecs-pause-1', 'ecs-pause-2']) expect(run.log).toContain(`continued pause hook ${id}`)
  })

  test('that waits for a person is reported with its end and the command', async () => {
    const run = await play({ ...LINEAR_PAUSED, inputs: { 'wait-for-minutes': '15', 'rollback-on': 'none' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'deployment-status': 'paused', 'error-code': 'E_PAUSED' } })
    expect(run.log).toMatch(/paused at hook ecs-pause-1 until it is continued; at [\d: -]+ UTC ECS rolls it back/u)
    expect(run.log).toContain('--hook-id ecs-pause-1 --action CONTINUE')
    expect(run.callsOf('ContinueServiceDeployment')).toBe(0)
  })

  test('at which nobody answers in time is a rollback by its stage', async () => {
    const scenario = shifted({ pausesAt: 'POST_SCALE_UP', expiresInSeconds: 60 })
    const run = await play({ ...BLUE_GREEN, scenario })
    expect(headlineOf(run)).toBe('Rolled back: the pause hook at `POST_SCALE_UP` timed out')
  })

  test('that ECS continues by itself holds nothing up', async () => {
    const scenario = shifted({ pausesAt: 'POST_SCALE_UP', expiresInSeconds: 60, timeoutAction: 'CONTINUE' })
    const run = await play({ ...BLUE_GREEN, scenario })
    expect(run.outputs['deployment-status']).toBe('success')
  })

  test('is answered by a rollback with `roll-back`', async () => {
    const run = await play({ ...LINEAR_PAUSED, inputs: { 'guarded-settings': 'pause-hook: roll-back' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'deployment-status': 'rolled-back' } })
    expect(headlineOf(run)).toBe('Rolled back: the deployment was at pause hook `ecs-pause-1` (`pause-hook`)')
    expect(run.callsOf('ContinueServiceDeployment')).toBe(1)
    expect(run.callsOf('StopServiceDeployment')).toBe(0)
  })

  test('whose request is not answered is continued at the next look', async () => {
    const lost = fault({ kind: 'silent', times: 1 })
    const run = await play({ ...LINEAR_PAUSED, ...CONTINUING, faults: [lost] })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'success' } })
    expect(run.summary).not.toContain('may have been continued')
  })

  test('that may not be continued ends the wait', async () => {
    const denied = fault({ kind: 'error', code: 'AccessDeniedException', message: 'is not authorized', status: 400 })
    const run = await play({ ...LINEAR_PAUSED, ...CONTINUING, faults: [denied] })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_ACCESS_DENIED' } })
    expect(run.callsOf('ContinueServiceDeployment')).toBe(1)
  })

  test('is where a deployment is taken back by its answer, or by a stop where that is denied', async () => {
    const given: ShipPlay = {
      service: { deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 } },
      scenario: shifted({ pausesAt: 'POST_SCALE_UP' }),
      inputs: { 'wait-for-minutes': '3', 'rollback-on': 'timeout' },
    }
    const denied = fault({ kind: 'error', code: 'AccessDeniedException', message: 'is not authorized', status: 400 })
    const [answered, stopped] = [await play(given), await play({ ...given, faults: [denied] })]
    const calls = ({ callsOf }: ShipPlayed) => [callsOf('ContinueServiceDeployment'), callsOf('StopServiceDeployment')]
    expect([calls(answered), calls(stopped)]).toEqual([
      [1, 0],
      [1, 1],
    ])
    for (const run of [answered, stopped]) expect(run.outputs['rollback']).toBe('restored')
  })
})
