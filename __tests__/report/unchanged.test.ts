/** A run that finds nothing to deploy, forces a deployment, or finds another one: in the headline, the facts, the outputs. */
import { describe, expect, test } from '@jest/globals'
import type { StageEvent } from '../../src/core/events.ts'
import type { Change } from '../../src/domain/change.ts'
import type { DeployResult } from '../../src/domain/rollout/rollout.ts'
import { fault } from '../../src/errors/fault.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import { newRecord, recordEvent, type RunRecord } from '../../src/report/record.ts'
import { deploymentBlocks } from '../../src/report/summary/deployment.ts'
import { factLines } from '../../src/report/summary/facts.ts'
import { headlineOf } from '../../src/report/summary/headline.ts'
import { standingOf } from '../../src/report/summary/standing.ts'
import { ARN, RESULTS, START, STARTED } from '../support/sample-results.ts'

const SAME: DeployResult = {
  ...STARTED,
  kind: 'unchanged',
  taskDefinitionArn: RESULTS.deploy.taskDefinitionArn,
  previousTaskDefinitionArn: RESULTS.deploy.taskDefinitionArn,
}

interface Course {
  readonly changes?: readonly Change[]
  readonly confirm?: StageEvent
}

const succeeded = (stage: string, result: unknown): StageEvent => ({ kind: 'succeeded', stage, at: START + 1, result })
const CONFIRMED = succeeded('confirm', RESULTS.confirm)

const runOf = (deploy: DeployResult, { changes = [], confirm = CONFIRMED }: Course = {}): RunRecord => {
  const stages = (['plan', 'push', 'render', 'deploy', 'wait', 'confirm'] as const).map((kind) => ({
    id: kind,
    kind,
    title: kind,
    subject: 'hello',
    undoes: null,
  }))
  return [
    { kind: 'laid-out', stages } as const,
    succeeded('plan', RESULTS.plan),
    succeeded('push', { ...RESULTS.push, kind: 'already-there' }),
    succeeded('render', RESULTS.render),
    ...changes.map(
      (change, index) => ({ kind: 'change', index, entry: { stage: 'deploy', state: 'changed', change } }) as const,
    ),
    succeeded('deploy', deploy),
    deploy.kind === 'unchanged'
      ? ({ kind: 'left-out', stage: 'wait', because: 'there is no new deployment' } as const)
      : succeeded('wait', RESULTS.wait),
    confirm,
    { kind: 'ended', at: START + 9 } as const,
  ].reduce<RunRecord>(recordEvent, newRecord({ pipeline: 'test', startedAt: START }))
}

const { cluster, service } = STARTED
const factsOf = (record: RunRecord): string => factLines(record, null).join('\n')

describe('nothing to deploy', () => {
  const record = runOf(SAME)

  test('is the headline of a green run', () => {
    expect(record.verdict).toBe('success')
    expect(headlineOf(record)).toContain('Nothing to deploy: `hello` already runs `hello:42`')
  })

  test('the facts say that the service is unchanged, and that nothing was changed', () => {
    expect(factsOf(record)).toContain('`hello` in cluster `main`: `hello:42` (unchanged)')
    expect(standingOf(record).at(-1)).toBe('Nothing was changed.')
  })

  test('the outputs name the revision and the deployment that run', () => {
    const outputs = outputsOf(record)
    expect(outputs).toMatchObject({
      'deployment-status': 'unchanged',
      'task-definition-arn': SAME.taskDefinitionArn,
      'previous-task-definition-arn': SAME.taskDefinitionArn,
      'deployment-id': SAME.deploymentId,
    })
    expect(JSON.parse(outputs.services ?? '')).toMatchObject({ hello: { outcome: 'unchanged', reason: null } })
  })

  test('a service without tasks is set to it', () => {
    const idle = runOf(SAME, { confirm: succeeded('confirm', { kind: 'nothing-runs' }) })
    expect(headlineOf(idle)).toContain(
      'Nothing to deploy: `hello` is already set to `hello:42`; the desired count is 0',
    )
  })

  test('tasks that do not run the image are not confirmed', () => {
    const error = fault('E_NOT_CONFIRMED', { message: 'none of its tasks is running' })
    const red = runOf(SAME, { confirm: { kind: 'failed', stage: 'confirm', at: START + 1, error } })
    expect(red.verdict).toBe('failed')
    expect(JSON.parse(outputsOf(red).services ?? '')).toMatchObject({ hello: { outcome: 'not-confirmed' } })
  })
})

test('another number of tasks is reported', () => {
  const change: Change = { kind: 'count', cluster, service, from: 2, to: 3 }
  const record = runOf({ ...SAME, scaledTo: 3 }, { changes: [change] })
  expect(headlineOf(record)).toContain('Scaled: `hello` already runs `hello:42`; the desired count is now 3')
  expect(standingOf(record).join(' ')).toContain('The desired count of `hello` was set from 2 to 3.')
  expect(standingOf(record).join(' ')).not.toContain('was not changed')
})

test('a forced deployment is reported', () => {
  const change: Change = { kind: 'deployment', cluster, service, deploymentId: STARTED.deploymentId }
  const record = runOf({ ...SAME, kind: 'started' }, { changes: [change] })
  expect(standingOf(record).join(' ')).toContain('A new deployment of `hello` was started.')
  expect(standingOf(record).join(' ')).not.toContain('was not changed')
  expect(factsOf(record)).toContain('`hello:42` (new deployment of the same revision)')
})

test('a deployment that is followed is reported', () => {
  expect(factsOf(runOf({ ...SAME, kind: 'followed' }))).toContain('`hello:42` (its deployment was already under way)')
})

test('a deployment that is new since the plan is reported, with its revision and its time', () => {
  const newSincePlan = {
    deploymentId: 'ecs-svc/77',
    taskDefinitionArn: `${ARN}:task-definition/hello:43`,
    createdAt: Date.UTC(2026, 10, 22, 4, 5, 6),
  }
  const blocks = JSON.stringify(deploymentBlocks(runOf({ ...STARTED, newSincePlan })).evidence)
  expect(blocks).toContain(
    'Since the plan, another deployment of `hello:43` of `hello` was started at 04:05:06 UTC: `ecs-svc/77`.',
  )
})
