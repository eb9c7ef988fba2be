/** How far a deployment has come that is still under way. The course of whole deployments is in `scenarios/strategies.test.ts`. */
import type { Deployment, Service, ServiceDeployment } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { milestoneIn } from '../../../src/domain/rollout/milestone.ts'
import { WAIT_STAGES, type WaitUntil } from '../../../src/domain/rollout/lifecycle-stages.ts'
import { viewOf } from '../../../src/domain/rollout/view.ts'
import { OUR_ID } from '../../support/fake-ecs.ts'
import { old, ourRollout, ours, STARTED } from '../../support/rollout-shapes.ts'

interface Given {
  readonly deployments?: readonly Deployment[]
  readonly service?: Partial<Service>
  readonly own?: Partial<ServiceDeployment>
}

const RUNNING = ours({ runningCount: 1, pendingCount: 0 })

const reached = (until: WaitUntil, { deployments = [RUNNING, old()], service, own }: Given) => {
  const shown: Service = { status: 'ACTIVE', desiredCount: 1, deployments: [...deployments], ...service }
  const picture = { service: shown, serviceDeployment: own === undefined ? null : ourRollout(own) }
  const entry = deployments.find(({ id }) => id === OUR_ID) ?? null
  return milestoneIn(until, viewOf(picture, entry, { started: STARTED, earlier: null }), picture)
}

const shown = (lifecycleStage: string, production = 100): Partial<ServiceDeployment> => ({
  // The enum of the SDK lacks a stage that ECS has.
  lifecycleStage: lifecycleStage as NonNullable<ServiceDeployment['lifecycleStage']>,
  targetServiceRevision: { requestedProductionTrafficWeight: production },
})

describe('a stage', () => {
  test.each(WAIT_STAGES.map((stage, index) => [stage, index] as const))(
    '%s is reached by it and all later ones',
    (wanted, index) => {
      WAIT_STAGES.forEach((stage, at) => {
        expect(reached(wanted, { own: shown(stage) })).toBe(at >= index ? wanted : null)
      })
    },
  )

  test.each(['RECONCILE_SERVICE', 'PRE_SCALE_UP', 'SCALE_UP', 'NEWER_STAGE', ''])('%s is none of them', (stage) => {
    for (const wanted of WAIT_STAGES) expect(reached(wanted, { own: shown(stage) })).toBeNull()
  })

  test('is never reached by a deployment that shows none', () => {
    for (const wanted of WAIT_STAGES) expect(reached(wanted, { own: {} })).toBeNull()
  })
})

const DRAINING = old({ desiredCount: 0 })

describe('serving, rolling', () => {
  test.each<readonly [string, Given, boolean]>([
    ['the old tasks drain', { deployments: [RUNNING, DRAINING] }, true],
    ['old tasks are wanted', { deployments: [RUNNING, old()] }, false],
    ['some old tasks are wanted', { deployments: [RUNNING, DRAINING, old({ id: 'ecs-svc/5' })] }, false],
    ['a new task is pending', { deployments: [ours({ runningCount: 1, pendingCount: 1 }), DRAINING] }, false],
    [
      'too few new tasks run',
      { deployments: [ours({ desiredCount: 2, runningCount: 1, pendingCount: 0 }), DRAINING] },
      false,
    ],
    [
      'ECS has lowered the count of ours',
      { deployments: [ours({ desiredCount: 0, pendingCount: 0 }), DRAINING] },
      false,
    ],
    ['another deployment is PRIMARY', { deployments: [{ ...RUNNING, status: 'ACTIVE' }, DRAINING] }, false],
    ['there was no old task: nothing shows that the new ones are healthy', { deployments: [RUNNING] }, false],
    ['the old tasks are gone', { deployments: [RUNNING, old({ desiredCount: 0, runningCount: 0 })] }, false],
    ['ours is not listed', { deployments: [DRAINING] }, false],
    [
      'no task is wanted',
      { deployments: [ours({ desiredCount: 0, pendingCount: 0 }), DRAINING], service: { desiredCount: 0 } },
      true,
    ],
    ['DAEMON', { deployments: [RUNNING, DRAINING], service: { schedulingStrategy: 'DAEMON' } }, false],
    [
      'DAEMON with a minimum of 100 %',
      {
        deployments: [RUNNING, DRAINING],
        service: { schedulingStrategy: 'DAEMON', deploymentConfiguration: { minimumHealthyPercent: 100 } },
      },
      true,
    ],
    [
      'the minimum is below 100 %',
      { deployments: [RUNNING, DRAINING], service: { deploymentConfiguration: { minimumHealthyPercent: 99 } } },
      false,
    ],
  ])('%s', (_, given, isReached) => {
    expect(reached('serving', given)).toBe(isReached ? 'serving' : null)
    expect(reached('stable', given)).toBeNull()
  })
})

describe('serving, shifted by ECS', () => {
  const service = { deploymentConfiguration: { strategy: 'LINEAR' } } as const

  test.each<readonly [string, number, boolean]>([
    ['PRODUCTION_TRAFFIC_SHIFT', 50, false],
    // ECS has asked for it; the listener may not have it yet.
    ['PRODUCTION_TRAFFIC_SHIFT', 100, false],
    ['PRE_PRODUCTION_TRAFFIC_SHIFT', 50, false],
    ['POST_PRODUCTION_TRAFFIC_SHIFT', 100, true],
    ['BAKE_TIME', 100, true],
    ['BAKE_TIME', 99, false],
    ['CLEAN_UP', 100, true],
  ])('%s with %i %%', (stage, weight, isReached) => {
    expect(reached('serving', { service, own: shown(stage, weight) })).toBe(isReached ? 'serving' : null)
  })

  test('with a task missing', () => {
    const deployments = [ours({ runningCount: 0, pendingCount: 1 }), old()]
    expect(reached('serving', { service, deployments, own: shown('BAKE_TIME') })).toBeNull()
  })

  test('where ECS names no weights, by the stage alone', () => {
    const own = { lifecycleStage: 'BAKE_TIME', targetServiceRevision: {} } as const
    expect(reached('serving', { service, own })).toBe('serving')
  })
})
