/** The wait for a deployment that ECS fails. */
import { describe, expect, test } from '@jest/globals'
import { type Moment, OLD_TASK_DEFINITION, OUR_ID, after } from '../../support/fake-ecs.ts'
import { FAILED, STARTING, TASKS, TRIGGERED, play } from '../../support/rollout-play.ts'
import {
  BREAKER,
  BREAKER_ROLLBACK,
  event,
  newer,
  old,
  ourRollout,
  ours,
  stoppedTask,
} from '../../support/rollout-shapes.ts'

describe('a deployment that the circuit breaker ends', () => {
  const reason = 'Service deployment rolled back because the circuit breaker threshold was exceeded.'
  const back = newer({
    id: 'ecs-svc/3',
    createdAt: after(150),
    rolloutStateReason: BREAKER_ROLLBACK,
    taskDefinition: OLD_TASK_DEFINITION,
  })
  const rollingBack: Moment = {
    at: 150,
    deployments: [back, FAILED],
    serviceDeployments: [
      ourRollout({
        status: 'ROLLBACK_IN_PROGRESS',
        deploymentCircuitBreaker: TRIGGERED,
        rollback: { reason, startedAt: after(150) },
      }),
    ],
    events: [
      event('failed', after(150), `(service web) (deployment ${OUR_ID}) deployment failed: tasks failed to start.`),
    ],
    tasks: [...TASKS, stoppedTask('theirs', { startedBy: 'ecs-svc/9' })],
  }

  test.each([
    ['ROLLBACK_IN_PROGRESS', 'is being rolled back'],
    ['IN_PROGRESS', 'failed'],
    ['STOP_REQUESTED', 'is being stopped'],
  ] as const)('keeps that in a wait that is cancelled: %s', async (status, continues) => {
    const serviceDeployments = [ourRollout({ status, deploymentCircuitBreaker: TRIGGERED, rollback: { reason } })]
    const { result, error } = await play({
      history: [STARTING, { ...rollingBack, serviceDeployments }],
      cancelAt: 160,
    })
    expect(error).toMatchObject({ code: 'E_CANCELLED', hint: `The deployment ${continues}: check the service.` })
    expect(error?.message.split('\n')).toContain(`ECS: ${reason}`)
    expect(result.outcome).toMatchObject({ kind: 'interrupted', view: { status } })
  })

  test('with a rollback is red at once and watched until the rollback is done', async () => {
    const { result, error, lines, seconds } = await play({
      history: [
        STARTING,
        rollingBack,
        {
          at: 300,
          deployments: [{ ...back, rolloutState: 'COMPLETED', runningCount: 1, pendingCount: 0 }],
          serviceDeployments: [ourRollout({ status: 'ROLLBACK_SUCCESSFUL', rollback: { reason } })],
        },
      ],
    })
    expect(result.outcome).toMatchObject({ kind: 'rolled-back', state: 'done', reason })
    expect(error).toMatchObject({ code: 'E_ROLLED_BACK', kind: 'rollout' })
    expect(error?.message.split('\n')).toEqual([
      'Rolled back: container `web` of `web` exited with code 1 (3 of 3 tasks)',
      'ECS: EssentialContainerExited: Essential container in task exited; web: exit code 1',
      `ECS: ${reason}`,
      'Running: 1 of 1 task of web:7',
      `Deployment ${OUR_ID} of service web: ROLLBACK_SUCCESSFUL, 3 tasks failed`,
    ])
    expect(error?.hint).toBe(
      'Read the log of the container, fix the cause and re-run. The service runs its previous revision again.',
    )
    expect(result.cause?.summary).toBe('container `web` exited with code 1 (3 of 3 tasks)')
    expect(result.evidence.at(-1)?.text).toBe(
      '3 × EssentialContainerExited: Essential container in task exited; web: exit code 1',
    )
    expect(lines).toContain(`the deployment is being rolled back: ${reason} (${OUR_ID})`)
    expect(seconds).toBe(300)
    expect(result.evidence.map(({ kind }) => kind)).toEqual(['event', 'stopped-task'])
  })

  test('with a rollback that fails says that the service may be down', async () => {
    const rollbackFailed = ourRollout({ status: 'ROLLBACK_FAILED', statusReason: 'no capacity' })
    const { result, error } = await play({
      history: [STARTING, rollingBack, { at: 200, serviceDeployments: [rollbackFailed] }],
    })
    expect(result.outcome).toMatchObject({ kind: 'rolled-back', state: 'failed' })
    expect(error?.hint).toContain('may be down')
  })

  test('with a rollback that hangs is watched for ten minutes at most', async () => {
    const { result, seconds } = await play({ history: [STARTING, rollingBack] })
    expect(result.outcome).toMatchObject({ kind: 'rolled-back', state: 'in-progress' })
    expect(seconds).toBe(750)
  })

  test('with a rollback that hangs is watched for the rest of the wait at most', async () => {
    const { result, seconds } = await play({ history: [STARTING, rollingBack], waitMinutes: 4 })
    expect(result.outcome).toMatchObject({ kind: 'rolled-back', state: 'in-progress' })
    expect(seconds).toBe(240)
  })

  test('without a rollback is red when ECS stops it', async () => {
    const statusReason = 'Service deployment failed because the circuit breaker threshold was exceeded.'
    const { result, error, seconds } = await play({
      history: [
        STARTING,
        {
          at: 150,
          deployments: [{ ...FAILED, status: 'PRIMARY' }, old()],
          serviceDeployments: [ourRollout({ status: 'STOPPED', statusReason, deploymentCircuitBreaker: TRIGGERED })],
          tasks: TASKS,
        },
      ],
    })
    expect(result.outcome).toMatchObject({ kind: 'failed', reason: statusReason, view: { failed: 3 } })
    expect(error?.code).toBe('E_ROLLOUT_FAILED')
    expect(seconds).toBe(150)
  })

  test('without a revision to go back to is red within a minute', async () => {
    const { result, seconds } = await play({
      history: [
        { ...STARTING, deployments: [ours()] },
        {
          at: 150,
          deployments: [{ ...FAILED, status: 'PRIMARY' }],
          serviceDeployments: [ourRollout({ deploymentCircuitBreaker: TRIGGERED })],
        },
      ],
    })
    expect(result.outcome).toMatchObject({ kind: 'failed', reason: BREAKER })
    expect(seconds).toBe(210)
  })

  test('by an alarm names the alarm', async () => {
    const alarms = { status: 'TRIGGERED', alarmNames: ['5xx', 'latency'], triggeredAlarmNames: ['5xx'] } as const
    const stopped = ourRollout({
      status: 'STOPPED',
      statusReason: 'Service deployment failed because of an alarm.',
      alarms: { ...alarms, alarmNames: [...alarms.alarmNames], triggeredAlarmNames: [...alarms.triggeredAlarmNames] },
    })
    const { result, error } = await play({ history: [STARTING, { at: 60, serviceDeployments: [stopped] }] })
    expect(result).toMatchObject({ outcome: { alarms: ['5xx'] }, cause: { summary: 'alarm `5xx` went off' } })
    expect(error?.message.split('\n')[0]).toBe('Deployment failed: alarm `5xx` of `web` went off')
  })
})
