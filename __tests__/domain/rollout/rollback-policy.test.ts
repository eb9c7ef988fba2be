/** Which rollouts are taken back, and how, for each state of the service. */
import { describe, expect, test } from '@jest/globals'
import type { ErrorCode } from '../../../src/errors/catalogue.ts'
import { fault } from '../../../src/errors/fault.ts'
import { DEFAULT_POLICY, endingOf, moveFor, type Standing } from '../../../src/domain/rollout/rollback-policy.ts'
import { firstView } from '../../../src/domain/rollout/view.ts'
import type { DeployResult } from '../../../src/domain/rollout/rollout.ts'
import { parseServiceDeploymentArn } from '../../../src/domain/rollout/identifiers.ts'
import { OLD_TASK_DEFINITION, OUR_ARN, OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { STARTED } from '../../support/rollout-shapes.ts'

const DEPLOYED: DeployResult = { ...STARTED, kind: 'started', scaledTo: null, newSincePlan: null }

describe('the end of a rollout', () => {
  const of = (...codes: readonly ErrorCode[]) => codes.map((code) => fault(code, { message: code }))

  test.each([
    [of('E_ROLLED_BACK'), 'failure'],
    [of('E_ROLLOUT_FAILED'), 'failure'],
    [of('E_NOT_CONFIRMED'), 'failure'],
    [of('E_WAIT_TIMED_OUT'), 'timeout'],
    [of('E_PAUSED'), 'timeout'],
    [of('E_CANCELLED'), 'cancel'],
    [[], 'cancel'],
    // What has failed has failed, whatever came after.
    [of('E_CANCELLED', 'E_NOT_CONFIRMED'), 'failure'],
  ] as const)('%s is a %s', (errors, trigger) => {
    expect(endingOf(errors, DEPLOYED)).toEqual({ kind: 'trigger', trigger })
  })

  test.each<readonly [readonly unknown[], string]>([
    [of('E_SUPERSEDED'), 'a newer deployment has replaced it'],
    [of('E_STOPPED'), 'the deployment was stopped'],
    [of('E_ACCESS_DENIED'), 'how the deployment ends is not known, so it is left to ECS'],
    [of('E_CREDENTIALS_EXPIRED'), 'how the deployment ends is not known, so it is left to ECS'],
    [[new Error('a bug')], 'how the deployment ends is not known, so it is left to ECS'],
  ])('%s is left', (errors, because) => {
    expect(endingOf(errors, DEPLOYED)).toEqual({ kind: 'left', because })
  })

  test('an update that failed is a failure: it may have been made', () => {
    expect(endingOf(of('E_AWS'), null)).toEqual({ kind: 'trigger', trigger: 'failure' })
  })
})

describe('what is done', () => {
  const view = { ...firstView(STARTED), serviceDeploymentArn: parseServiceDeploymentArn(OUR_ARN) }
  const facts = { view, reason: 'it failed', alarms: null } as const
  const UNDER_WAY = { kind: 'running', view, pausedAt: null } as const
  const FAILED = { kind: 'ended', outcome: { kind: 'failed', ...facts } } as const
  const FAILING = { kind: 'doomed', outcome: { kind: 'failed', ...facts }, graceMs: 1 } as const
  const standing = (facts_: Partial<Standing>): Standing => ({
    reading: UNDER_WAY,
    service: {},
    deployment: DEPLOYED,
    trigger: 'failure',
    policy: { on: ['failure', 'timeout', 'cancel'], origin: 'chosen' },
    ...facts_,
  })
  const monitored = (rollback: boolean) => ({
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } },
  })
  const STOP = { kind: 'stop', serviceDeploymentArn: OUR_ARN }
  const UPDATE = { kind: 'update', to: OLD_TASK_DEFINITION }
  const NONE = { kind: 'none' }

  test.each<readonly [string, Partial<Standing>, object]>([
    ['under way', {}, STOP],
    ['under way, not listed', { reading: { ...UNDER_WAY, view: firstView(STARTED) } }, UPDATE],
    ['failed', { reading: FAILED }, UPDATE],
    ['failing, where ECS rolls back', { reading: FAILING, service: monitored(true) }, { kind: 'follow' }],
    ['failing, where ECS does not', { reading: FAILING, service: monitored(false) }, STOP],
    [
      'failing, where ECS does not, by default',
      { reading: FAILING, service: monitored(false), policy: DEFAULT_POLICY },
      NONE,
    ],
    [
      'failed, where ECS rolls back, by default',
      { reading: FAILED, service: monitored(true), policy: DEFAULT_POLICY },
      UPDATE,
    ],
    ['a success that does not hold', { reading: { kind: 'ended', outcome: { kind: 'success', view } } }, UPDATE],
    [
      'a success since the time was over',
      { reading: { kind: 'ended', outcome: { kind: 'success', view } }, trigger: 'timeout' },
      NONE,
    ],
    [
      'a success of a run that was cancelled',
      { reading: { kind: 'ended', outcome: { kind: 'success', view } }, trigger: 'cancel' },
      UPDATE,
    ],
    ['replaced', { reading: { kind: 'ended', outcome: { kind: 'superseded', view, by: 'x' } } }, NONE],
    ['stopped', { reading: { kind: 'ended', outcome: { kind: 'stopped', view, reason: 'x' } } }, NONE],
    [
      'being stopped',
      { reading: { kind: 'doomed', outcome: { kind: 'stopped', view, reason: 'x' }, graceMs: 1 } },
      NONE,
    ],
    ['rolled back', { reading: { kind: 'ended', outcome: { kind: 'rolled-back', ...facts, state: 'done' } } }, NONE],
    ['the first one', { deployment: { ...DEPLOYED, previousTaskDefinitionArn: null } }, NONE],
    ['of the same revision', { deployment: { ...DEPLOYED, previousTaskDefinitionArn: OUR_TASK_DEFINITION } }, STOP],
    [
      'of the same revision, failed',
      { reading: FAILED, deployment: { ...DEPLOYED, previousTaskDefinitionArn: OUR_TASK_DEFINITION } },
      NONE,
    ],
  ])('%s', (_, given, move) => {
    expect(moveFor(standing(given))).toMatchObject(move)
  })
})
