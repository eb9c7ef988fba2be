/** What a look at a deployment of CodeDeploy calls for, where it is to be taken back. */
import type { DeploymentInfo, ECSTarget } from '@aws-sdk/client-codedeploy'
import type { Deployment } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { codeDeployMoveFor, type TakingBack } from '../../../src/domain/codedeploy/codedeploy-move.ts'
import { parseCodeDeployId, parseTaskDefinitionArn } from '../../../src/domain/rollout/identifiers.ts'

const sure = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('a sample is not valid')
  return value
}

const arn = (revision: number): string => `arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:${revision}`
const OWN = sure(parseCodeDeployId('d-ABCDEF123'))
const OURS: Deployment = { id: OWN, status: 'PRIMARY', taskDefinition: arn(2), createdAt: new Date(5000) }
const OLD: Deployment = { id: 'd-OLD', status: 'PRIMARY', taskDefinition: arn(1), createdAt: new Date(1000) }
const NEWER: Deployment = { id: 'd-NEW', status: 'PRIMARY', taskDefinition: arn(3), createdAt: new Date(9000) }
const green = (trafficWeight: number): ECSTarget => ({ taskSetsInfo: [{ taskSetLabel: 'Green', trafficWeight }] })

interface Case {
  readonly deployment?: DeploymentInfo
  readonly primary?: Deployment
  readonly target?: ECSTarget
  readonly previous?: string | null
  readonly trigger?: TakingBack['trigger']
  readonly origin?: TakingBack['policy']['origin']
}

const moveFor = ({
  deployment = { status: 'Succeeded' },
  primary = OURS,
  target,
  previous = arn(1),
  trigger = 'failure',
  origin = 'chosen',
}: Case) =>
  codeDeployMoveFor(
    { service: { serviceName: 'web', deployments: [primary] }, deployment, target: target ?? null, rollback: null },
    {
      deployment: {
        ...{ cluster: 'main', service: 'web', deploymentId: OWN, createdAt: 4000 },
        taskDefinitionArn: sure(parseTaskDefinitionArn(arn(2))),
        previousTaskDefinitionArn: previous,
      },
      trigger,
      policy: { on: ['failure', 'timeout', 'cancel'], origin },
    },
  )

const ROLLS_BACK = { enabled: true, events: ['DEPLOYMENT_FAILURE' as const] }
const OFF = { enabled: false, events: ['DEPLOYMENT_FAILURE' as const] }
const ON_ALARM = { enabled: true, events: ['DEPLOYMENT_STOP_ON_ALARM' as const] }
const LEFT = { kind: 'none', because: expect.stringContaining('is set not to roll back') }
const BACK = { kind: 'deploy', to: arn(1) }
const none = (words: string): object => ({ kind: 'none', because: expect.stringContaining(words) })

test.each<readonly [string, Case, object]>([
  ['under way: stopped', { deployment: { status: 'InProgress' } }, { kind: 'stop' }],
  ['waiting for a person: stopped', { deployment: { status: 'Ready' } }, { kind: 'stop' }],
  ['under way, by default: left', { deployment: { status: 'InProgress' }, origin: 'default' }, LEFT],
  ['succeeded, and then failed for us', {}, BACK],
  ['succeeded while the run was cancelled', { trigger: 'cancel' }, BACK],
  ['succeeded while the time was up', { trigger: 'timeout' }, none('has succeeded since then')],
  ['failed with the traffic on the new tasks', { deployment: { status: 'Failed' } }, BACK],
  [
    'failed with a part of the traffic there',
    { deployment: { status: 'Failed' }, primary: OLD, target: green(10) },
    BACK,
  ],
  [
    'failed before the traffic moved',
    { deployment: { status: 'Failed' }, primary: OLD, target: green(0) },
    none('the traffic was not moved: hello:1 serves as before'),
  ],
  ['stopped by somebody', { deployment: { status: 'Stopped' } }, none('the deployment was stopped')],
  [
    'stopped by an alarm, with the traffic on the new tasks',
    { deployment: { status: 'Stopped', errorInformation: { code: 'ALARM_ACTIVE' } } },
    BACK,
  ],
  [
    'failed, and CodeDeploy is about to roll it back',
    { deployment: { status: 'Failed', autoRollbackConfiguration: ROLLS_BACK } },
    { kind: 'follow' },
  ],
  ['replaced by a newer one', { primary: NEWER }, none('a newer deployment has replaced it')],
  ['the first of its service', { previous: null }, none('the first deployment of the service')],
  ['of the revision that was there', { previous: arn(2) }, none('ran the same revision before')],
  ['by default, in a group without automatic rollback', { origin: 'default' }, LEFT],
  [
    'by default, in a group whose automatic rollback is off',
    { origin: 'default', deployment: { status: 'Succeeded', autoRollbackConfiguration: OFF } },
    LEFT,
  ],
  [
    'by default, in a group that rolls back for alarms alone',
    { origin: 'default', deployment: { status: 'Succeeded', autoRollbackConfiguration: ON_ALARM } },
    LEFT,
  ],
  [
    'by default, in a group that rolls back failures',
    { origin: 'default', deployment: { status: 'Succeeded', autoRollbackConfiguration: ROLLS_BACK } },
    BACK,
  ],
])('%s', (_, given, wanted) => {
  expect(moveFor(given)).toEqual(wanted)
})
