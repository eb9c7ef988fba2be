/** What is read from the answers of CodeDeploy. */
import type { DeploymentInfo, ECSTarget } from '@aws-sdk/client-codedeploy'
import { describe, expect, test } from '@jest/globals'
import { readCodeDeploy } from '../../../src/domain/codedeploy/codedeploy-reading.ts'
import { parseCodeDeployId, parseTaskDefinitionArn } from '../../../src/domain/rollout/identifiers.ts'
import type { StartedDeployment } from '../../../src/domain/rollout/rollout.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:2'

const sure = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('a sample is not valid')
  return value
}

const STARTED: StartedDeployment = {
  deploymentId: sure(parseCodeDeployId('d-ABCDEF123')),
  createdAt: 0,
  taskDefinitionArn: sure(parseTaskDefinitionArn(ARN)),
  cluster: 'main',
  service: 'web',
  previousTaskDefinitionArn: null,
}

const ROLLS_BACK = {
  enabled: true,
  events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST'],
} as const satisfies DeploymentInfo['autoRollbackConfiguration']

const read = (deployment: DeploymentInfo, rollback: DeploymentInfo | null = null, target: ECSTarget | null = null) =>
  readCodeDeploy({ service: { serviceName: 'web' }, deployment, target, rollback }, STARTED)

describe('a deployment', () => {
  test.each(['Created', 'Queued', 'InProgress', 'Baking', 'a status of tomorrow'])('%s is under way', (status) => {
    // The last one is what a newer CodeDeploy may say.
    expect(read({ status: status as DeploymentInfo['status'] })).toMatchObject({ kind: 'running', pausedAt: null })
  })

  test('Ready waits for a person', () => {
    expect(read({ status: 'Ready' })).toMatchObject({ kind: 'running', pausedAt: 'READY_WAIT' })
  })

  test('Succeeded is the one success', () => {
    const completeTime = new Date(5000)
    expect(read({ status: 'Succeeded', completeTime })).toMatchObject({
      kind: 'ended',
      outcome: { kind: 'success', endedAt: 5000 },
    })
  })

  test.each<readonly [string, DeploymentInfo, DeploymentInfo | null, object]>([
    ['that failed', { status: 'Failed' }, null, { kind: 'ended', outcome: { kind: 'failed', alarms: null } }],
    ['that was stopped', { status: 'Stopped' }, null, { kind: 'ended', outcome: { kind: 'stopped' } }],
    [
      'that an alarm stopped',
      { status: 'Stopped', errorInformation: { code: 'ALARM_ACTIVE' } },
      null,
      { kind: 'ended', outcome: { kind: 'failed', alarms: [] } },
    ],
    [
      'that failed, where a rollback is still to come',
      { status: 'Failed', autoRollbackConfiguration: ROLLS_BACK },
      null,
      { kind: 'doomed', outcome: { kind: 'failed' } },
    ],
    [
      'that failed, where CodeDeploy says why it does not roll back',
      { status: 'Failed', autoRollbackConfiguration: ROLLS_BACK, rollbackInfo: { rollbackMessage: 'no revision' } },
      null,
      { kind: 'ended', outcome: { kind: 'failed', reason: 'no revision' } },
    ],
    [
      'whose rollback is under way',
      { status: 'Failed', rollbackInfo: { rollbackDeploymentId: 'd-ZZZ' } },
      { status: 'InProgress' },
      { kind: 'doomed', outcome: { kind: 'rolled-back', state: 'in-progress' } },
    ],
    [
      'whose rollback cannot be read yet',
      { status: 'Failed', rollbackInfo: { rollbackDeploymentId: 'd-ZZZ' } },
      null,
      { kind: 'doomed', outcome: { kind: 'rolled-back', state: 'in-progress' } },
    ],
    [
      'whose rollback succeeded',
      { status: 'Stopped', rollbackInfo: { rollbackDeploymentId: 'd-ZZZ' } },
      { status: 'Succeeded' },
      { kind: 'ended', outcome: { kind: 'rolled-back', state: 'done' } },
    ],
    [
      'whose rollback failed',
      { status: 'Failed', rollbackInfo: { rollbackDeploymentId: 'd-ZZZ' } },
      { status: 'Failed' },
      { kind: 'ended', outcome: { kind: 'rolled-back', state: 'failed' } },
    ],
  ])('%s', (_, deployment, rollback, reading) => {
    expect(read(deployment, rollback)).toMatchObject(reading)
  })

  test('with an event that failed can no longer succeed; a hook is named', () => {
    const lifecycleEvents = [
      { lifecycleEventName: 'Install', status: 'Succeeded' },
      { lifecycleEventName: 'AfterInstall', status: 'Failed', diagnostics: { message: 'returned Failed' } },
    ] as const
    expect(read({ status: 'InProgress' }, null, { lifecycleEvents: [...lifecycleEvents] })).toMatchObject({
      kind: 'doomed',
      outcome: { kind: 'failed', reason: 'the hook of AfterInstall failed; returned Failed' },
    })
  })

  test('of a service that was deleted is stopped', () => {
    const reading = readCodeDeploy(
      { service: null, deployment: { status: 'InProgress' }, target: null, rollback: null },
      STARTED,
    )
    expect(reading).toMatchObject({ kind: 'ended', outcome: { kind: 'stopped' } })
  })
})
