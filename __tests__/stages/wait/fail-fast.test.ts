/** The wait for a deployment whose tasks fail again and again: when the run gives it up. */
import { describe, expect, test } from '@jest/globals'
import type { Task } from '@aws-sdk/client-ecs'
import { OUR_ID, OUR_TASK_DEFINITION, after } from '../../support/fake-ecs.ts'
import { CRASHES, loop, NO_BREAKER, NO_IMAGE } from '../../support/failing-tasks.ts'
import { FAILED, play, STARTING } from '../../support/rollout-play.ts'
import { old, ourRollout } from '../../support/rollout-shapes.ts'

describe('a deployment whose tasks fail again and again', () => {
  test('is given up at the limit, and announced', async () => {
    const { result, error, seconds, announced } = await play({ history: [NO_BREAKER, ...CRASHES] })
    expect(seconds).toBe(162)
    expect(result.outcome).toMatchObject({
      kind: 'failed',
      givenUp: { because: 'limit', failures: 3, limit: 3 },
    })
    expect(error?.code).toBe('E_ROLLOUT_FAILED')
    expect(error?.message.split('\n')).toEqual([
      'Deployment failed: container `web` of `web` exited with code 1 (3 of 3 tasks)',
      'ECS: EssentialContainerExited: Essential container in task exited; web: exit code 1',
      'The run gave up after 3 tasks failed (the limit is 3).',
      'Running: 0 of 1 task of web:8 (new), 1 of 1 task of web:7',
      `Deployment ${OUR_ID} of service web: IN_PROGRESS, 3 tasks failed`,
    ])
    expect(error?.hint).toContain('The deployment continues: check the service.')
    expect(announced).toEqual([[162, 'Deployment failed: container `web` exited with code 1 (3 of 3 tasks)']])
  })

  test('is not given up at one failure fewer', async () => {
    const { result } = await play({ history: [NO_BREAKER, ...CRASHES.slice(0, 2)], waitMinutes: 10 })
    expect(result.outcome.kind).toBe('timed-out')
  })

  test('is given up at the second task by a cause that another start does not remove', async () => {
    const { result, seconds } = await play({ history: [NO_BREAKER, ...loop([40, 100], NO_IMAGE)] })
    expect(result.outcome).toMatchObject({ givenUp: { because: 'cannot-heal', failures: 2 } })
    expect(seconds).toBe(102)
  })

  test('is not given up at the first task by such a cause', async () => {
    const { result } = await play({ history: [NO_BREAKER, ...loop([40], NO_IMAGE)], waitMinutes: 10 })
    expect(result.outcome.kind).toBe('timed-out')
  })

  test.each([
    ['Spot', { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }],
    ['a person', { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }],
    ['capacity', { stopCode: 'TaskFailedToStart', stoppedReason: 'RESOURCE:CPU', containers: [] }],
    [
      'scale-in',
      { stopCode: 'ServiceSchedulerInitiated', stoppedReason: `Scaling activity initiated by (deployment ${OUR_ID})` },
    ],
  ] as const)('is not given up where %s ends them', async (_, facts) => {
    const history = [
      NO_BREAKER,
      ...loop([40, 100, 160, 220, 280], { ...facts, containers: [{ name: 'web', exitCode: 143 }] }),
    ]
    const { result } = await play({ history, waitMinutes: 10 })
    expect(result.outcome.kind).toBe('timed-out')
  })

  test('is not given up where `failedTasks` alone counts', async () => {
    const history = [NO_BREAKER, ...loop([40, 100, 160]).map(({ tasks: _, ...moment }) => moment)]
    const { result } = await play({ history, waitMinutes: 10 })
    expect(result.outcome.kind).toBe('timed-out')
  })

  test('is not given up while one of its tasks has become healthy since', async () => {
    const healthy: Task = {
      taskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/prod/good',
      startedBy: OUR_ID,
      taskDefinitionArn: OUR_TASK_DEFINITION,
      desiredStatus: 'RUNNING',
      lastStatus: 'RUNNING',
      startedAt: after(105),
    }
    const history = [NO_BREAKER, ...CRASHES.map((moment) => ({ ...moment, tasks: [...(moment.tasks ?? []), healthy] }))]
    const { result } = await play({ history, waitMinutes: 10 })
    expect(result.outcome.kind).toBe('timed-out')
    const kept = {
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: false, rollback: false, resetOnHealthyTask: false },
      },
    }
    const again = await play({ history: [{ ...NO_BREAKER, service: kept }, ...history.slice(1)], waitMinutes: 10 })
    expect(again.result.outcome).toMatchObject({ givenUp: { because: 'limit' } })
  })

  test('is left to a circuit breaker that does its work', async () => {
    const broken = { at: 200, deployments: [{ ...FAILED, status: 'PRIMARY' }, old()] }
    const stopped = [
      ourRollout({
        status: 'STOPPED',
        statusReason: 'Service deployment failed because the circuit breaker threshold was exceeded.',
      }),
    ]
    const { result } = await play({ history: [STARTING, ...CRASHES, { ...broken, serviceDeployments: stopped }] })
    expect(result.outcome).toMatchObject({ kind: 'failed' })
    expect(result.outcome).not.toHaveProperty('givenUp')
  })

  test('is given up where the circuit breaker does not end it within a minute', async () => {
    const { result, seconds } = await play({ history: [STARTING, ...CRASHES] })
    expect(result.outcome).toMatchObject({ givenUp: { because: 'limit' } })
    expect(seconds).toBe(222)
  })

  test('is followed to the end of the wait where fail-fast is off', async () => {
    const { result } = await play({ history: [NO_BREAKER, ...CRASHES], failFast: 'off', waitMinutes: 10 })
    expect(result.outcome.kind).toBe('timed-out')
  })
})
