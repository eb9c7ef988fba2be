/** What a service runs now, in histories of ECS whose own count of the service misleads. */
import { describe, expect, test } from '@jest/globals'
import type { Deployment } from '@aws-sdk/client-ecs'
import { runningNow } from '../../../src/domain/rollout/running-now.ts'
import { firstView, viewOf } from '../../../src/domain/rollout/view.ts'
import { after, OLD_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { newer, old, ours, STARTED } from '../../support/rollout-shapes.ts'

const nowOf = (deployments: readonly Deployment[]): string | null =>
  runningNow(
    viewOf({ service: { deployments: [...deployments] }, serviceDeployment: null }, null, {
      started: STARTED,
      earlier: null,
    }),
  )

const back = (facts: Partial<Deployment>): Deployment => ({
  ...newer({ id: 'ecs-svc/3', createdAt: after(150), taskDefinition: OLD_TASK_DEFINITION }),
  ...facts,
})

describe('what runs now', () => {
  const UP = { runningCount: 1, pendingCount: 0 }
  test.each<readonly [string, readonly Deployment[], string | null]>([
    ['the new one starts', [ours(), old()], '0 of 1 task of web:8 (new), 1 of 1 task of web:7'],
    ['both run', [ours(UP), old()], '1 of 1 task of web:8 (new), 1 of 1 task of web:7'],
    [
      'the old one drains',
      [ours(UP), old({ desiredCount: 0 })],
      '1 of 1 task of web:8 (new), 1 task of web:7 (0 desired)',
    ],
    ['the old one is gone', [ours(UP)], '1 of 1 task of web:8'],
    [
      'the rollback starts beside the deployment that still runs',
      [back({}), ours({ status: 'ACTIVE', desiredCount: 0, pendingCount: 0 }), old()],
      '1 of 1 task of web:7',
    ],
    [
      'the failed one still runs after the rollback has started',
      [back({}), ours({ status: 'ACTIVE', desiredCount: 0, ...UP })],
      '0 of 1 task of web:7, 1 task of web:8 (new, 0 desired)',
    ],
    ['the rollback runs before the deployment before is gone', [back(UP), old()], '2 tasks of web:7 (1 desired)'],
    ['the rollback has ended', [back(UP)], '1 of 1 task of web:7'],
    [
      'the failed one stays PRIMARY without a rollback',
      [old(), ours()].toReversed(),
      '0 of 1 task of web:8 (new), 1 of 1 task of web:7',
    ],
    [
      'the PRIMARY one comes first, wherever ECS lists it',
      [old(), ours()],
      '0 of 1 task of web:8 (new), 1 of 1 task of web:7',
    ],
    ['several tasks', [ours({ desiredCount: 3, runningCount: 2 })], '2 of 3 tasks of web:8'],
    ['the service is scaled to nothing', [ours({ desiredCount: 0, pendingCount: 0 })], 'no task (desired count 0)'],
    ['ECS lists no deployment', [], null],
  ])('%s', (_, deployments, expected) => {
    expect(nowOf(deployments)).toBe(expected)
  })

  test('nothing is known before ECS has answered', () => {
    expect(runningNow(null)).toBeNull()
    expect(runningNow(firstView(STARTED))).toBeNull()
  })
})
