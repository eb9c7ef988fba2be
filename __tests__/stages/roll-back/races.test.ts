/** What happens to a service between the last look at it and the request that sets it back: nobody else's deployment is replaced. */
import { describe, expect, test } from '@jest/globals'
import { after, OUR_TASK_DEFINITION, refusal, type FakeFault, type Moment } from '../../support/fake-ecs.ts'
import { FAILED, play, SET_BACK, UNDER_WAY } from '../../support/roll-back-play.ts'
import type { Trigger } from '../../../src/domain/rollout/rollback-policy.ts'
import { newer, old, ourRollout, ours } from '../../support/rollout-shapes.ts'

const THEIRS = newer({
  id: 'ecs-svc/3333333333333333333',
  createdAt: after(300),
  taskDefinition: OUR_TASK_DEFINITION.replace(':8', ':9'),
  runningCount: 1,
})
const throttled = (operation: FakeFault['operation'], from: number, until: number): FakeFault => ({
  operation,
  from,
  until,
  error: refusal(operation, 'ThrottlingException', 'E_AWS'),
})
const unavailable = (operation: FakeFault['operation'], from: number, until: number): FakeFault => ({
  operation,
  from,
  until,
  error: refusal(operation, 'ServerException', 'E_AWS'),
})
const conflict: FakeFault = {
  operation: 'stopServiceDeployment',
  from: 0,
  until: 9999,
  error: refusal('StopServiceDeployment', 'ConflictException'),
}

describe('another deployment is the newest one by now', () => {
  test.each([
    [
      'after ours had succeeded',
      ourRollout({ status: 'SUCCESSFUL' }),
      ours({ status: 'ACTIVE', rolloutState: 'COMPLETED' }),
    ],
    [
      'after ours had failed',
      ourRollout({
        status: 'STOPPED',
        deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
      }),
      ours({ status: 'ACTIVE', rolloutState: 'FAILED' }),
    ],
  ] as const)('%s', async (_, rollout, own) => {
    const history: readonly Moment[] = [
      { ...UNDER_WAY, deployments: [THEIRS, own, old()], serviceDeployments: [rollout], updated: [SET_BACK] },
    ]
    const { result, writes } = await play({ history, ending: FAILED })
    expect(writes).toEqual([])
    expect(result).toEqual({ kind: 'none', because: 'a newer deployment has replaced it' })
  })

  test('while the update that sets the service back is throttled', async () => {
    const failed = { ...UNDER_WAY, serviceDeployments: [], deployments: [ours({ rolloutState: 'FAILED' }), old()] }
    const replaced = { at: 5, deployments: [THEIRS, ours({ status: 'ACTIVE', rolloutState: 'FAILED' }), old()] }
    const { result, writes } = await play({
      history: [failed, replaced],
      ending: FAILED,
      faults: [throttled('updateService', 0, 20)],
    })
    expect(writes.length).toBeLessThan(5)
    expect(result).toEqual({ kind: 'none', because: 'a newer deployment has replaced it' })
  })
})

describe('a deployment that ends between the look and the stop', () => {
  const SUCCEEDED: Moment = {
    at: 1,
    deployments: [ours({ rolloutState: 'COMPLETED' })],
    serviceDeployments: [ourRollout({ status: 'SUCCESSFUL' })],
  }
  const endedBy = (trigger: Trigger) =>
    play({
      history: [UNDER_WAY, SUCCEEDED],
      ending: { kind: 'trigger', trigger },
      faults: [throttled('stopServiceDeployment', 0, 1), conflict],
    })

  test.each(['timeout', 'failure'] as const)('%s: its success stays', async (trigger) => {
    const { result, error } = await endedBy(trigger)
    expect(error).toBeNull()
    expect(result).toEqual({ kind: 'none', because: 'the deployment has succeeded since then' })
  })

  test('cancel: nobody has confirmed it, so it is set back', async () => {
    const { writes } = await endedBy('cancel')
    expect(writes.at(-1)).toMatchObject({ operation: 'updateService' })
  })
})

test('the run names the revision that ECS has restored, not the one before the update', async () => {
  const other = OUR_TASK_DEFINITION.replace(':8', ':6')
  const back: Moment = {
    at: 60,
    deployments: [{ ...SET_BACK, taskDefinition: other }],
    serviceDeployments: [ourRollout({ status: 'ROLLBACK_SUCCESSFUL' })],
  }
  const { result } = await play({ history: [UNDER_WAY, back] })
  expect(result).toMatchObject({ kind: 'restored', revision: 'web:6' })
})

describe('faults that pass', () => {
  const BACK: Moment = {
    at: 120,
    deployments: [SET_BACK],
    serviceDeployments: [ourRollout({ status: 'ROLLBACK_SUCCESSFUL' })],
  }
  test.each<readonly [string, FakeFault]>([
    ['of the look', throttled('describeServices', 0, 30)],
    ['of the look, 5xx', unavailable('describeServices', 0, 30)],
    ['of the stop', throttled('stopServiceDeployment', 0, 30)],
    ['of the stop, 5xx', unavailable('stopServiceDeployment', 0, 30)],
  ])('%s', async (_, fault) => {
    const { result, error } = await play({ history: [UNDER_WAY, BACK], faults: [fault] })
    expect(error).toBeNull()
    expect(result).toMatchObject({ kind: 'restored' })
  })

  test('one answer without the service', async () => {
    const { result, writes } = await play({
      history: [{ ...UNDER_WAY, service: 'missing' }, { at: 1, service: {} }, BACK],
    })
    expect(writes).toHaveLength(1)
    expect(result).toMatchObject({ kind: 'restored' })
  })
})

test('an update without a reply that ECS has carried out counts as a rollback', async () => {
  const failed = { ...UNDER_WAY, serviceDeployments: [], deployments: [ours({ rolloutState: 'FAILED' }), old()] }
  const replaced = { at: 0.1, deployments: [SET_BACK, ours({ status: 'ACTIVE', rolloutState: 'FAILED' }), old()] }
  const { result, changes } = await play({
    history: [failed, replaced],
    ending: FAILED,
    faults: [unavailable('updateService', 0, 20)],
  })
  expect(result).toMatchObject({ kind: 'restored', by: 'run', revision: 'web:7' })
  expect(changes).toEqual([['service', 'changed']])
})

test('a fault that lasts ends the rollback with its error, after three minutes', async () => {
  const { error, writes } = await play({ history: [UNDER_WAY], faults: [throttled('stopServiceDeployment', 0, 9999)] })
  expect(error?.message).toContain('ThrottlingException')
  expect(writes.length).toBeGreaterThan(10)
})

test('an update without a reply is looked for also while ECS does not answer', async () => {
  const back = { at: 60, deployments: [SET_BACK], serviceDeployments: [ourRollout({ status: 'ROLLBACK_SUCCESSFUL' })] }
  const { result } = await play({
    history: [UNDER_WAY, back],
    deployed: null,
    noted: 'unknown',
    ending: FAILED,
    faults: [unavailable('describeServices', 0, 30)],
  })
  expect(result).toMatchObject({ kind: 'restored' })
})
