/** The wait for a deployment that somebody else ends, or nobody. */
import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { after, OUR_ID, OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { STARTING, TASKS, play } from '../../support/rollout-play.ts'
import { newer, old, ourRollout, ours, stoppedTask } from '../../support/rollout-shapes.ts'

describe('a deployment that others end', () => {
  const stopped = ourRollout({ status: 'STOPPED', statusReason: 'Service deployment was stopped.' })

  test('superseded names the newer deployment and is neither failed nor rolled back', async () => {
    const theirs = newer({ id: 'ecs-svc/2', createdAt: after(60), taskDefinition: 'arn:web:9' })
    const { result, error, seconds } = await play({
      history: [STARTING, { at: 60, deployments: [theirs, ours({ status: 'ACTIVE' })], serviceDeployments: [stopped] }],
    })
    expect(result.outcome).toMatchObject({ kind: 'superseded', by: 'ecs-svc/2' })
    expect(error?.code).toBe('E_SUPERSEDED')
    expect(error?.message.split('\n').slice(0, 2)).toEqual([
      'Superseded: the deployment of `web` was replaced by a newer one',
      'Newer deployment: ecs-svc/2',
    ])
    expect(error?.message).not.toContain('circuit breaker')
    expect(seconds).toBe(60)
  })

  test('superseded is seen in the listing where DescribeServices lags behind', async () => {
    const theirs = { ...ourRollout(), serviceDeploymentArn: 'arn:theirs', createdAt: after(60) }
    const { result } = await play({ history: [STARTING, { at: 60, serviceDeployments: [theirs, stopped] }] })
    expect(result.outcome).toMatchObject({ kind: 'superseded', by: 'arn:theirs' })
  })

  test('stopped by an operator', async () => {
    const { result, error, lines } = await play({ history: [STARTING, { at: 60, serviceDeployments: [stopped] }] })
    expect(result.outcome).toMatchObject({ kind: 'stopped', reason: 'Service deployment was stopped.' })
    expect(error?.code).toBe('E_STOPPED')
    expect(error?.message.split('\n')[0]).toBe('Stopped: Service deployment was stopped (service `web`)')
    expect(lines).toContain(`the deployment was stopped: Service deployment was stopped. (${OUR_ID})`)
  })

  test.each([
    ['STOP_REQUESTED', 'is being stopped'],
    ['STOPPED', 'was stopped'],
  ] as const)('a stop is reported as in a wait that is cancelled: %s', async (status, expected) => {
    const { error, lines } = await play({
      history: [STARTING, { at: 60, serviceDeployments: [{ ...stopped, status }] }],
      cancelAt: 65,
    })
    expect(error?.hint).toBe(`The deployment ${expected}: check the service.`)
    expect(lines.some((line) => line.startsWith(`the deployment ${expected}: `))).toBe(true)
  })

  test.each([
    [{ service: { status: 'DRAINING' } }, 30],
    [{ service: { status: 'INACTIVE' } }, 30],
    // Five responses without it are tolerated.
    [{ service: 'missing' }, 45],
  ] as const)('deleted: %j', async (gone, at) => {
    const { result, error, seconds } = await play({ history: [STARTING, { at: 30, ...gone }] })
    expect(result.outcome).toMatchObject({ kind: 'stopped', reason: 'the service was deleted' })
    expect(error?.code).toBe('E_STOPPED')
    expect(result.cause?.summary).toBe('the service was deleted')
    expect(seconds).toBe(at)
  })

  test('five answers in a row without the service are no deletion', async () => {
    const there = { service: {} }
    const { result, lines } = await play({
      history: [
        STARTING,
        { at: 30, service: 'missing' },
        { at: 45, ...there },
        { at: 48, service: 'missing' },
        { at: 63, ...there },
        { at: 90, serviceDeployments: [ourRollout({ status: 'SUCCESSFUL' })] },
      ],
    })
    expect(result.outcome.kind).toBe('success')
    expect(lines.filter((line) => line.includes('ECS does not list the service'))).toHaveLength(10)
  })

  test('a service that is always missing does not outlast the time of the wait', async () => {
    const { error, seconds } = await play({ history: [{ ...STARTING, service: 'missing' }], waitMinutes: 0.1 })
    expect(error?.code).toBe('E_WAIT_TIMED_OUT')
    expect(seconds).toBe(6)
  })
})

describe('a deployment that does not end', () => {
  test('a crash loop without a breaker times out without fail-fast, with its stopped tasks', async () => {
    const looping = ours({ failedTasks: 12 })
    const { result, error, seconds } = await play({
      history: [
        { ...STARTING, service: {}, tasks: TASKS },
        { at: 60, deployments: [looping, old()] },
      ],
      failFast: 'off',
    })
    expect(result.outcome).toMatchObject({ kind: 'timed-out', afterMs: 1_800_000, view: { failed: 12 } })
    expect(error?.code).toBe('E_WAIT_TIMED_OUT')
    expect(error?.message.split('\n')[0]).toBe(
      'Timed out after 30 min: container `web` of `web` exited with code 1 (3 of 3 tasks)',
    )
    expect(error?.message).toContain('Running: 0 of 1 task of web:8 (new), 1 of 1 task of web:7')
    expect(result.evidence.at(-1)?.text).toContain('3 × EssentialContainerExited')
    expect(seconds).toBe(1800)
  })

  test('an early crash that was replaced well is not what it waits for', async () => {
    const up = { runningCount: 1, pendingCount: 0 }
    const running: Task = {
      taskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/prod/second',
      startedBy: OUR_ID,
      taskDefinitionArn: OUR_TASK_DEFINITION,
      desiredStatus: 'RUNNING',
      lastStatus: 'RUNNING',
      startedAt: after(70),
    }
    const crashed = stoppedTask('first', { startedAt: after(10) })
    const { result } = await play({
      history: [STARTING, { at: 90, deployments: [ours(up), old({ desiredCount: 0 })], tasks: [crashed, running] }],
      waitMinutes: 10,
    })
    expect(result.cause).toMatchObject({
      summary: '1 previous task has not stopped yet; all new tasks run',
      others: ['container `web` exited with code 1 (1 of 1 task)'],
    })
  })

  test('a pause hook is logged once and is its own outcome', async () => {
    const hook = { hookId: 'approve', targetType: 'PAUSE', status: 'AWAITING_ACTION' } as const
    const paused = ourRollout({ lifecycleStage: 'POST_SCALE_UP', lifecycleHookDetails: [hook] })
    const { result, error, lines } = await play({
      history: [STARTING, { at: 30, serviceDeployments: [paused] }],
      waitMinutes: 5,
    })
    expect(result.outcome).toMatchObject({ kind: 'paused', hook: 'approve' })
    expect(error?.code).toBe('E_PAUSED')
    expect(error?.hint).toContain('--hook-id approve')
    expect(lines.filter((line) => line.includes('paused at hook approve'))).toHaveLength(1)
  })

  test('a pause hook that is continued in time is no outcome', async () => {
    const hook = { hookId: 'approve', targetType: 'PAUSE', status: 'AWAITING_ACTION' } as const
    const { result } = await play({
      history: [
        STARTING,
        { at: 30, serviceDeployments: [ourRollout({ lifecycleHookDetails: [hook] })] },
        { at: 90, serviceDeployments: [ourRollout({ status: 'SUCCESSFUL' })] },
      ],
    })
    expect(result.outcome.kind).toBe('success')
  })
})
