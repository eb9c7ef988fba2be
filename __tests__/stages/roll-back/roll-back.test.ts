/** What the roll-back stage asks of ECS, and when it says that the service is back. */
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '../../../src/domain/rollout/rollback-policy.ts'
import type { RollBackInput } from '../../../src/stages/roll-back/roll-back.ts'
import {
  CLUSTER,
  lateRefusal,
  OLD_TASK_DEFINITION,
  OUR_TASK_DEFINITION,
  refusal,
  SERVICE,
  type Moment,
} from '../../support/fake-ecs.ts'
import { DEPLOYED, FAILED, play, SET_BACK, UNDER_WAY } from '../../support/roll-back-play.ts'
import { old, ourRollout, ours } from '../../support/rollout-shapes.ts'

const STOP = {
  operation: 'stopServiceDeployment',
  asked: { serviceDeploymentArn: ourRollout().serviceDeploymentArn, stopType: 'ROLLBACK' },
}
const UPDATE = {
  operation: 'updateService',
  asked: { cluster: CLUSTER, service: SERVICE, taskDefinition: OLD_TASK_DEFINITION },
}

describe('a deployment under way', () => {
  const ROLLED_BACK: Moment = {
    at: 60,
    deployments: [SET_BACK],
    serviceDeployments: [ourRollout({ status: 'ROLLBACK_SUCCESSFUL' })],
  }

  test('is stopped with a rollback and followed until ECS has finished', async () => {
    const requested = { at: 3, serviceDeployments: [ourRollout({ status: 'ROLLBACK_REQUESTED' })] }
    const { result, writes, changes, lines } = await play({ history: [UNDER_WAY, requested, ROLLED_BACK] })
    expect(result).toEqual({ kind: 'restored', by: 'run', revision: 'web:7', running: '1 of 1 task of web:7' })
    expect(writes).toEqual([STOP])
    expect(changes).toEqual([['rollback', 'changed']])
    expect(lines.at(-1)).toBe('service web is healthy again on web:7: 1 of 1 task of web:7')
  })

  test.each([
    ['by ECS', refusal, 'ecs', 'unchanged'],
    ['by a request whose reply was lost', lateRefusal, 'run', 'changed'],
  ] as const)('whose rollback has begun meanwhile %s: the conflict is no error', async (_, given, by, state) => {
    const requested = { at: 0.1, serviceDeployments: [ourRollout({ status: 'ROLLBACK_REQUESTED' })] }
    const error = given('StopServiceDeployment', 'ConflictException')
    const faults = [{ operation: 'stopServiceDeployment', from: 0, until: 9, error }] as const
    const { result, changes } = await play({ history: [UNDER_WAY, requested, ROLLED_BACK], faults })
    expect(result).toMatchObject({ kind: 'restored', by })
    expect(changes).toEqual([['rollback', state]])
  })

  test('that ECS rolls back already is only followed', async () => {
    const rollingBack = { ...UNDER_WAY, serviceDeployments: [ourRollout({ status: 'ROLLBACK_IN_PROGRESS' })] }
    const { result, writes } = await play({ history: [rollingBack, ROLLED_BACK], ending: FAILED })
    expect(result).toMatchObject({ kind: 'restored', by: 'ecs' })
    expect(writes).toEqual([])
  })

  test('that is not listed yet is taken back by an update, whose deployment is followed', async () => {
    const unlisted = {
      ...UNDER_WAY,
      serviceDeployments: [],
      updated: [{ ...SET_BACK, rolloutState: 'IN_PROGRESS' as const }],
    }
    const { result, writes, changes } = await play({ history: [unlisted, { at: 60, deployments: [SET_BACK] }] })
    expect(writes).toEqual([UPDATE])
    expect(changes).toEqual([['service', 'changed']])
    expect(result).toEqual({ kind: 'restored', by: 'run', revision: 'web:7', running: '1 of 1 task of web:7' })
  })

  test('whose rollback fails, too', async () => {
    const failed = {
      at: 60,
      serviceDeployments: [ourRollout({ status: 'ROLLBACK_FAILED', statusReason: 'Its tasks failed, too' })],
    }
    const { error, result } = await play({ history: [UNDER_WAY, failed] })
    expect(error).toMatchObject({ code: 'E_NOT_ROLLED_BACK' })
    expect(error?.message).toBe('Service `web` is not back on `web:7`: rollback failed too: Its tasks failed, too')
    expect(result).toMatchObject({ kind: 'not-restored' })
  })

  test('whose rollback does not end in time', async () => {
    const requested = { at: 3, serviceDeployments: [ourRollout({ status: 'ROLLBACK_IN_PROGRESS' })] }
    const { error, result } = await play({ history: [UNDER_WAY, requested] })
    expect(error?.message).toMatch(/^Service `web` is not yet back on `web:7`: rolling back/u)
    expect(error?.hint).toBe('ECS continues with the rollback: check the service.')
    expect(result).toEqual({ kind: 'requested', revision: 'web:7' })
  })

  test('that succeeds after all, though its rollback was requested, does not count as rolled back', async () => {
    const succeeded = {
      at: 60,
      deployments: [ours({ rolloutState: 'COMPLETED' })],
      serviceDeployments: [ourRollout({ status: 'SUCCESSFUL' })],
    }
    const { error } = await play({ history: [UNDER_WAY, succeeded] })
    expect(error?.message).toBe('Service `web` is not back on `web:7`: deployed')
  })

  test('of a cancelled run is not followed', async () => {
    const { result, calls } = await play({ history: [UNDER_WAY], ending: { kind: 'trigger', trigger: 'cancel' } })
    expect(result).toEqual({ kind: 'requested', revision: 'web:7' })
    expect(calls.at(-1)?.operation).toBe('stopServiceDeployment')
  })
})

describe('the right to stop is missing', () => {
  const faults = [
    {
      operation: 'stopServiceDeployment',
      from: 0,
      until: 9999,
      error: refusal('StopServiceDeployment', 'AccessDeniedException', 'E_ACCESS_DENIED'),
    },
  ] as const

  test('by default nothing is written', async () => {
    const { error, writes, changes } = await play({
      history: [UNDER_WAY],
      faults,
      ending: FAILED,
      policy: DEFAULT_POLICY,
    })
    expect(error?.code).toBe('E_ACCESS_DENIED')
    expect(writes).toEqual([STOP])
    expect(changes).toEqual([['rollback', 'unchanged']])
  })

  test('of a forced deployment of the same revision there is nothing to update to', async () => {
    const deployed = { ...DEPLOYED, previousTaskDefinitionArn: OUR_TASK_DEFINITION }
    const { error } = await play({ history: [UNDER_WAY], faults, deployed })
    expect(error?.code).toBe('E_ACCESS_DENIED')
  })
})

describe('an update whose reply is not known', () => {
  test('was made: its deployment is found by the revision that was registered', async () => {
    const back = {
      at: 60,
      deployments: [SET_BACK],
      serviceDeployments: [ourRollout({ status: 'ROLLBACK_SUCCESSFUL' })],
    }
    const { result, writes } = await play({
      history: [UNDER_WAY, back],
      deployed: null,
      noted: 'unknown',
      ending: FAILED,
    })
    expect(writes).toEqual([STOP])
    expect(result).toMatchObject({ kind: 'restored' })
  })

  test.each(['unknown', 'unchanged', undefined] as const)('was not made (%s)', async (noted) => {
    const before = { at: 0, deployments: [old({ status: 'PRIMARY' })] }
    const { result, writes } = await play({
      history: [before],
      deployed: null,
      ending: FAILED,
      ...(noted === undefined ? {} : { noted }),
    })
    expect(result).toEqual({ kind: 'none', because: 'the service has no deployment of this run' })
    expect(writes).toEqual([])
  })
})

test.each<readonly [string, Partial<RollBackInput>, string]>([
  [
    'that another run has started',
    { deployed: { ...DEPLOYED, kind: 'followed' } },
    'this run has not started the deployment',
  ],
  [
    'that is the first one',
    { deployed: { ...DEPLOYED, previousTaskDefinitionArn: null } },
    'it is the first deployment of the service, so there is no revision to roll back to',
  ],
  ['of an end that is not listed', { policy: DEFAULT_POLICY }, '`rollback-on` does not list `timeout`'],
  ['whose end is not known', { ending: { kind: 'left', because: 'nobody has seen it' } }, 'nobody has seen it'],
])('a deployment %s is left alone', async (_, input, because) => {
  const { result, writes, lines } = await play({ history: [UNDER_WAY], ...input })
  expect(result).toEqual({ kind: 'none', because })
  expect(writes).toEqual([])
  expect(lines.at(-1)).toBe(`no rollback requested: ${because}`)
})
