/** What a summary says after a run took its deployment back, or tried to. */
import { describe, expect, test } from '@jest/globals'
import type { RollBackResult } from '../../../src/domain/rollout/rollback-policy.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { recordedError } from '../../../src/report/recorded-error.ts'
import { nextStep } from '../../../src/report/summary/errors.ts'
import { standingOf } from '../../../src/report/summary/standing.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { SAMPLES } from '../../support/sample-records.ts'
import { ARN } from '../../support/sample-results.ts'

const CLUSTER = `${ARN}:cluster/main`
const [NEW, OLD] = [`${ARN}:task-definition/hello:42`, `${ARN}:task-definition/hello:41`]

/** The run of the sample, whose rollback ended otherwise. */
const endedWith = (result: RollBackResult, hint?: string): RunRecord => ({
  ...SAMPLES['taken-back'],
  stages: SAMPLES['taken-back'].stages.map((stage) => {
    if (stage.kind !== 'roll-back') return stage
    const error = fault('E_NOT_ROLLED_BACK', { message: 'no', ...(hint === undefined ? {} : { hint }) })
    return { ...stage, status: 'failed', result, error: recordedError(error) }
  }),
})

const rowOf = (record: RunRecord, name: string): string | undefined =>
  renderSummary(record)
    .split('\n')
    .find((line) => line.startsWith(`| ${name}`))

test.each<readonly [string, RollBackResult]>([
  ['is not over yet', { kind: 'requested', revision: 'hello:41' }],
  ['has failed', { kind: 'not-restored', because: 'deployment failed' }],
])('the deployment does not continue where its rollback %s', (_, result) => {
  expect(nextStep(endedWith(result, 'Look at it.'))).toBe(
    'Look at it. Read the log of the container, fix the cause and re-run.',
  )
})

describe('what runs now', () => {
  test('is what the rollback saw last', () => {
    expect(rowOf(SAMPLES['taken-back'], 'Running')).toBe('| Running now | 2 of 2 tasks of hello<span>&#58;</span>41 |')
  })

  test('is not known while the rollback is under way', () => {
    expect(rowOf(endedWith({ kind: 'requested', revision: 'hello:41' }), 'Running')).toBe(
      '| Running before the rollback | 2 of 2 tasks of hello<span>&#58;</span>42 |',
    )
  })
})

test('a stop that was denied is not listed beside the update that took its place', () => {
  const stage = 'roll-back'
  const rollback = { kind: 'rollback', cluster: CLUSTER, service: 'hello', deploymentId: 'ecs-svc/1' } as const
  const record: RunRecord = {
    ...SAMPLES['taken-back'],
    changes: [...SAMPLES['taken-back'].changes, { stage, change: rollback, state: 'unchanged' }],
  }
  const update = { kind: 'service', cluster: CLUSTER, service: 'hello', from: NEW, to: OLD } as const
  const updated: RunRecord = { ...record, changes: [...record.changes, { stage, change: update, state: 'changed' }] }
  expect(standingOf(record).at(-1)).toBe('The rollback of `hello` was not requested.')
  expect(standingOf(updated).slice(-2)).toEqual([
    'Service `hello` was set to `hello:42`.',
    'Service `hello` was set back to `hello:41`.',
  ])
})
