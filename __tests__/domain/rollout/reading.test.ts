/** Single pictures whose reading is easily got wrong. The course of whole deployments is in `stages/wait*.test.ts`. */
import type { Deployment, Service, ServiceDeployment, ServiceDeploymentStatus } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { Doom } from '../../../src/domain/rollout/picture.ts'
import { readRollout } from '../../../src/domain/rollout/reading.ts'
import { firstView } from '../../../src/domain/rollout/view.ts'
import { after, OLD_ID, OLD_TASK_DEFINITION, OUR_ID } from '../../support/fake-ecs.ts'
import { BREAKER, newer, old, ourRollout, ours, STARTED } from '../../support/rollout-shapes.ts'

interface Given {
  readonly deployments?: readonly Deployment[]
  readonly serviceDeployment?: ServiceDeployment
  readonly service?: Partial<Service>
  readonly earlier?: Doom
}

const read = ({ deployments = [ours(), old()], serviceDeployment, service, earlier }: Given) => {
  const picture = {
    service: { status: 'ACTIVE', deployments: [...deployments], ...service },
    serviceDeployment: serviceDeployment ?? null,
    successor: null,
  }
  return readRollout(picture, STARTED, earlier)
}

const FAILED = ours({ rolloutState: 'FAILED', rolloutStateReason: BREAKER })
const MONITORED = { status: 'MONITORING', failureCount: 0, threshold: 3 } as const
const BACK = newer({ id: 'ecs-svc/3', createdAt: after(60), taskDefinition: OLD_TASK_DEFINITION })

describe('by our service deployment', () => {
  test('a finished pause does not hold it', () => {
    const hook = { hookId: 'approve', targetType: 'PAUSE', status: 'SUCCEEDED' } as const
    const reading = read({ serviceDeployment: ourRollout({ lifecycleHookDetails: [hook] }) })
    expect(reading).toMatchObject({ kind: 'running', pausedAt: null })
  })

  test('a Lambda hook is no pause', () => {
    const hook = { hookId: 'check', targetType: 'AWS_LAMBDA', status: 'AWAITING_ACTION' } as const
    const reading = read({ serviceDeployment: ourRollout({ lifecycleHookDetails: [hook] }) })
    expect(reading).toMatchObject({ kind: 'running', pausedAt: null })
  })

  test.each([
    ['the rolloutState', { deployments: [FAILED], serviceDeployment: ourRollout({ status: 'STOPPED' }) }],
    ['an alarm', { serviceDeployment: ourRollout({ status: 'STOPPED', alarms: { status: 'TRIGGERED' } }) }],
    [
      "ECS's words",
      { serviceDeployment: ourRollout({ status: 'STOPPED', statusReason: 'circuit breaker threshold' }) },
    ],
  ])('STOPPED is a failure by %s', (_, given) => {
    expect(read(given)).toMatchObject({ kind: 'ended', outcome: { kind: 'failed' } })
  })

  test('a failure stays one when a newer deployment follows', () => {
    const theirs = newer({ id: 'ecs-svc/2', createdAt: after(60) })
    const serviceDeployment = ourRollout({
      status: 'STOPPED',
      deploymentCircuitBreaker: { ...MONITORED, status: 'TRIGGERED' },
    })
    expect(read({ deployments: [theirs], serviceDeployment })).toMatchObject({ outcome: { kind: 'failed' } })
  })

  test('a requested stop can no longer succeed', () => {
    const serviceDeployment = ourRollout({ status: 'STOP_REQUESTED', statusReason: 'by a person' })
    expect(read({ serviceDeployment })).toMatchObject({
      kind: 'doomed',
      outcome: { kind: 'stopped', reason: 'by a person' },
    })
  })

  test('a status that is newer than this code is under way', () => {
    // What a later service model may answer.
    const status = 'SHINY' as ServiceDeploymentStatus
    expect(read({ serviceDeployment: ourRollout({ status }) })).toMatchObject({ kind: 'running', view: { status } })
  })

  test('counts come from the target revision when our deployment has left the list', () => {
    const target = { arn: 'arn:revision', requestedTaskCount: 4, runningTaskCount: 3, pendingTaskCount: 1 }
    const serviceDeployment = ourRollout({ targetServiceRevision: target })
    const expected = {
      desired: 4,
      running: 3,
      pending: 1,
      failed: 0,
      circuitBreaker: { failureCount: 0, threshold: 3 },
    }
    expect(read({ deployments: [], serviceDeployment })).toMatchObject({ view: expected })
  })

  test('what has failed is not forgotten when our deployment has left the list', () => {
    const deploymentCircuitBreaker = { status: 'TRIGGERED', failureCount: 3, threshold: 3 } as const
    const rollout = { status: 'ROLLBACK_IN_PROGRESS', deploymentCircuitBreaker } as const
    expect(read({ deployments: [], serviceDeployment: ourRollout(rollout) })).toMatchObject({
      outcome: { view: { failed: 3 } },
    })
    const earlier = {
      kind: 'failed',
      view: { ...firstView(STARTED), failed: 5 },
      reason: BREAKER,
      alarms: null,
    } as const
    expect(read({ deployments: [], serviceDeployment: ourRollout(rollout), earlier })).toMatchObject({
      outcome: { view: { failed: 5 } },
    })
  })

  test('every deployment of the service is seen beside ours', () => {
    expect(read({})).toMatchObject({
      view: {
        service: {
          deployments: [
            { deploymentId: OUR_ID, revision: 'web:8', status: 'PRIMARY', running: 0, desired: 1, pending: 1 },
            { deploymentId: OLD_ID, revision: 'web:7', status: 'ACTIVE', running: 1, desired: 1, pending: 0 },
          ],
        },
      },
    })
  })

  test('a breaker that is off is not shown', () => {
    const off = { status: 'DISABLED', failureCount: 0, threshold: 0 } as const
    expect(read({ serviceDeployment: ourRollout({ deploymentCircuitBreaker: off }) })).toMatchObject({
      view: { circuitBreaker: null },
    })
  })
})

describe('by deployments[] alone', () => {
  test('a failed rollback is reported', () => {
    const deployments = [
      { ...BACK, rolloutState: 'FAILED' as const },
      { ...FAILED, status: 'ACTIVE' },
    ]
    expect(read({ deployments })).toMatchObject({ outcome: { kind: 'rolled-back', state: 'failed', reason: BREAKER } })
  })

  test('the previous task definition again, without a failure of our deployment, is somebody else', () => {
    expect(read({ deployments: [BACK, ours({ status: 'ACTIVE' })] })).toMatchObject({
      outcome: { kind: 'superseded', by: 'ecs-svc/3' },
    })
  })

  test('a failure of our deployment, then another task definition, is a failure', () => {
    const theirs = newer({ id: 'ecs-svc/2', createdAt: after(60), taskDefinition: 'arn:web:9' })
    expect(read({ deployments: [theirs, { ...FAILED, status: 'ACTIVE' }] })).toMatchObject({
      kind: 'ended',
      outcome: { kind: 'failed', reason: BREAKER },
    })
  })

  test('a failure that was seen before explains the previous task definition', () => {
    const earlier = { kind: 'failed', view: firstView(STARTED), reason: BREAKER, alarms: null } as const
    const deployments = [{ ...BACK, rolloutState: 'COMPLETED' as const }]
    expect(read({ deployments, earlier })).toMatchObject({
      outcome: { kind: 'rolled-back', state: 'done', reason: BREAKER },
    })
  })

  test('a service without a breaker whose deployment failed waits for nothing', () => {
    expect(read({ deployments: [FAILED], service: { deploymentConfiguration: {} } })).toMatchObject({ kind: 'ended' })
  })

  test('an alarm that rolls back is waited for', () => {
    const alarms = { alarmNames: ['5xx'], enable: true, rollback: true }
    const service = { deploymentConfiguration: { alarms } }
    expect(read({ deployments: [FAILED], service })).toMatchObject({ kind: 'doomed', outcome: { kind: 'failed' } })
  })

  test('running all tasks is not success', () => {
    expect(read({ deployments: [ours({ runningCount: 1, pendingCount: 0 })] })).toMatchObject({ kind: 'running' })
  })
})
