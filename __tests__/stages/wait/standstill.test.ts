/** The wait for a deployment of which nothing changes: what it waits for is one line of the log. */
import { expect, test } from '@jest/globals'
import type { Task } from '@aws-sdk/client-ecs'
import { after, OUR_ID, OUR_TASK_DEFINITION, type Moment } from '../../support/fake-ecs.ts'
import { CRASHES, NO_BREAKER } from '../../support/failing-tasks.ts'
import { play, STARTING, SUCCESS_AT_180, type Play } from '../../support/rollout-play.ts'
import { event, old, ourRollout, ours } from '../../support/rollout-shapes.ts'

const task = (lastStatus: string, facts: Partial<Task> = {}): Task => ({
  taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/prod/0123456789abcdef`,
  startedBy: OUR_ID,
  taskDefinitionArn: OUR_TASK_DEFINITION,
  desiredStatus: 'RUNNING',
  lastStatus,
  ...facts,
})

const standstills = async (given: Play): Promise<readonly string[]> =>
  (await play({ waitMinutes: 10, ...given })).lines.filter((line) => line.startsWith('No change for '))

const RUNS: Moment = {
  at: 40,
  deployments: [ours({ runningCount: 1, pendingCount: 0 }), old()],
  tasks: [task('RUNNING', { startedAt: after(40) })],
}
const PENDING = 'No change for 3 min: 0 of 1 new task of `web` running: 1 PROVISIONING'

test('names the state of the tasks that do not run, once', async () => {
  expect(await standstills({ history: [STARTING, { at: 5, tasks: [task('PROVISIONING')] }] })).toEqual([PENDING])
})

test('is repeated after a quarter of an hour', async () => {
  const history = [STARTING, { at: 5, tasks: [task('PROVISIONING')] }]
  const lines = await standstills({ history, waitMinutes: 25 })
  expect(lines).toEqual(
    [PENDING, PENDING.replace('3 min', '18 min')].map(
      (line) =>
        expect.stringMatching(
          line.replace(/3 min|18 min/u, (found) => `${found.replace(' min', '')}(?:\\.\\d)? min`),
        ) as unknown,
    ),
  )
})

test('is reported again where it waits for something else', async () => {
  const history = [STARTING, { at: 5, tasks: [task('PROVISIONING')] }, { at: 240, tasks: [task('PENDING')] }]
  expect(await standstills({ history })).toEqual([PENDING, expect.stringMatching(/running: 1 PENDING$/u)])
})

test.each<readonly [string, readonly Moment[], RegExp]>([
  [
    'tasks that are not started',
    [STARTING, { at: 5, deployments: [ours({ pendingCount: 0 }), old()] }],
    /ECS has not started the missing ones$/u,
  ],
  [
    'a load balancer that calls a task unhealthy',
    [
      STARTING,
      {
        ...RUNS,
        events: [
          event(
            '1',
            after(45),
            '(service web) (task 0123456789abcdef) (port 80) is unhealthy in (target-group x) due to (reason Health checks failed with these codes: [503])',
          ),
        ],
      },
    ],
    /tasks of `web` run, but fail ELB health checks: status `503`$/u,
  ],
  [
    'previous tasks that drain',
    [STARTING, { ...RUNS, deployments: [ours({ runningCount: 1, pendingCount: 0 }), old({ desiredCount: 0 })] }],
    /1 previous task of `web` has not stopped yet; all new tasks run$/u,
  ],
  [
    'the bake time of alarms',
    [
      STARTING,
      {
        ...RUNS,
        deployments: [ours({ runningCount: 1, pendingCount: 0 })],
        serviceDeployments: [ourRollout({ alarms: { status: 'MONITORING' } })],
      },
    ],
    /the deployment of `web` is in the bake time of its alarms$/u,
  ],
  [
    'a hook of a stage',
    [
      STARTING,
      {
        ...RUNS,
        serviceDeployments: [
          ourRollout({
            lifecycleStage: 'POST_SCALE_UP',
            lifecycleHookDetails: [
              {
                hookId: 'h',
                targetType: 'AWS_LAMBDA',
                targetArn: 'arn:aws:lambda:eu-west-1:123456789012:function:check',
                status: 'IN_PROGRESS',
              },
            ],
          }),
        ],
      },
    ],
    /hook check of stage `POST_SCALE_UP` has not ended$/u,
  ],
  [
    'no capacity',
    [
      STARTING,
      {
        at: 5,
        deployments: [ours({ pendingCount: 0 }), old()],
        events: [
          event(
            '1',
            after(5),
            '(service web) was unable to place a task. Reason: Capacity is unavailable at this time.',
          ),
        ],
      },
    ],
    /tasks of `web` cannot be placed: Fargate has no capacity$/u,
  ],
  [
    'a task to be started again after one that failed',
    [{ ...NO_BREAKER }, ...CRASHES.slice(0, 1)],
    /container `web` of `web` exited with code 1 \(1 of 1 task\)$/u,
  ],
])('names %s', async (_, history, expected) => {
  expect(await standstills({ history, waitMinutes: 6 })).toEqual([expect.stringMatching(expected)])
})

test('is not reported of a deployment that goes on', async () => {
  expect(await standstills({ history: SUCCESS_AT_180 })).toEqual([])
})

test('costs no more than 45 calls a minute', async () => {
  const { calls } = await play({ history: [STARTING], waitMinutes: 20 })
  const most = Math.max(
    ...calls.map(({ second: from }) => calls.filter(({ second }) => second >= from && second < from + 60).length),
  )
  expect(most).toBeLessThanOrEqual(45)
})
