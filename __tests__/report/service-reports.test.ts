import { describe, expect, test } from '@jest/globals'
import type { StageEvent } from '../../src/core/events.ts'
import { fault } from '../../src/errors/fault.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import { newRecord, recordEvent, type RunEvent, type RunRecord } from '../../src/report/record.ts'
import { servicesOf } from '../../src/report/service-reports.ts'
import { SAMPLES } from '../support/sample-records.ts'
import { ARN, digestOf, RESULTS, START, STARTED } from '../support/sample-results.ts'

const replay = (events: readonly RunEvent[]): RunRecord =>
  events.reduce<RunRecord>(recordEvent, newRecord({ pipeline: 'test', startedAt: START }))

const KINDS = ['render', 'deploy', 'wait', 'confirm'] as const

/** A run over several services, in which each goes as its events say. */
const runOf = (services: Readonly<Record<string, readonly StageEvent[]>>): RunRecord => {
  const stages = Object.keys(services).flatMap((subject) =>
    KINDS.map((kind) => ({ id: `${kind} ${subject}`, kind, title: kind, subject, undoes: null })),
  )
  return replay([{ kind: 'laid-out', stages }, ...Object.values(services).flat(), { kind: 'ended', at: START + 9 }])
}

const succeeded = (stage: string, result: unknown): StageEvent => ({ kind: 'succeeded', stage, at: START + 1, result })
const failed = (stage: string, message: string): StageEvent => ({
  kind: 'failed',
  stage,
  at: START + 1,
  error: fault('E_AWS', { message }),
})

const shipped = (key: string): readonly StageEvent[] => [
  succeeded(`render ${key}`, RESULTS.render),
  succeeded(`deploy ${key}`, { ...STARTED, service: key }),
  succeeded(`wait ${key}`, RESULTS.wait),
  succeeded(`confirm ${key}`, RESULTS.confirm),
]

describe('servicesOf', () => {
  test('one service, by its key', () => {
    expect(servicesOf(SAMPLES.success)).toEqual([
      {
        key: 'hello',
        service: 'hello',
        outcome: 'success',
        reason: null,
        taskDefinitionArn: `${ARN}:task-definition/hello:42`,
        previousTaskDefinitionArn: `${ARN}:task-definition/hello:41`,
        deploymentId: 'ecs-svc/8123456789012345678',
        deploymentArn: `${ARN}:service-deployment/main/hello/aBcDeFgHiJkLmNoPqRsTu`,
        runningDigest: digestOf('d'),
        rollback: null,
        url: null,
      },
    ])
  })

  test.each([
    ['blocked', 'not-deployed', 'skipped because the gate blocked the image'],
    ['rolled-back', 'rolled-back', expect.stringContaining('exit')],
    ['cancelled', 'interrupted', 'the run was cancelled (SIGINT)'],
    ['nothing-runs', 'success', null],
  ] as const)('%s: %s', (sample, outcome, reason) => {
    expect(servicesOf(SAMPLES[sample])).toMatchObject([{ outcome, reason }])
  })

  test('several services are kept apart', () => {
    const record = runOf({
      orders: shipped('orders'),
      billing: [
        failed('deploy billing', 'no'),
        { kind: 'skipped', stage: 'wait billing', because: { kind: 'failed-need', stages: ['deploy billing'] } },
      ],
      mail: [
        succeeded('deploy mail', STARTED),
        succeeded('wait mail', RESULTS.wait),
        failed('confirm mail', 'another image'),
      ],
    })
    expect(servicesOf(record).map(({ key, outcome, reason }) => [key, outcome, reason])).toEqual([
      ['orders', 'success', null],
      ['billing', 'not-deployed', 'no'],
      ['mail', 'not-confirmed', 'another image'],
    ])
  })

  test.each([
    ['no wait, but a look at the tasks', { confirm: RESULTS.confirm }, 'success'],
    ['neither wait nor confirm', {}, 'started'],
  ] as const)('%s', (_, results, outcome) => {
    const all = { deploy: STARTED, ...results }
    const record = replay([
      {
        kind: 'laid-out',
        stages: [...Object.keys(all), 'again'].map((id) => ({
          id,
          kind: id === 'again' ? 'confirm' : id,
          title: '',
          subject: 'orders',
          undoes: null,
        })),
      },
      ...Object.entries(all).map(([id, result]) => succeeded(id, result)),
      { kind: 'left-out', stage: 'again', because: 'nothing runs' },
      { kind: 'ended', at: START + 9 },
    ])
    expect(servicesOf(record)).toMatchObject([{ outcome, reason: null }])
  })

  test.each([
    ['unknown', 'interrupted'],
    ['changed', 'interrupted'],
    ['unchanged', 'not-deployed'],
  ] as const)('an update that failed with the journal saying %s', (state, outcome) => {
    const change = { kind: 'service', cluster: 'main', service: 'web', from: null, to: 'arn:2' } as const
    const revision = { kind: 'revision', family: 'web', taskDefinitionArn: 'arn:2' } as const
    const record = replay([
      { kind: 'laid-out', stages: [{ id: 'deploy', kind: 'deploy', title: '', subject: 'orders', undoes: null }] },
      { kind: 'change', index: 0, entry: { stage: 'deploy', change: revision, state: 'changed' } },
      { kind: 'change', index: 1, entry: { stage: 'deploy', change, state } },
      failed('deploy', 'no answer'),
      { kind: 'ended', at: START + 9 },
    ])
    expect(servicesOf(record)).toMatchObject([
      { key: 'orders', service: 'web', outcome, reason: 'no answer', taskDefinitionArn: 'arn:2' },
    ])
    // The registered revision is known although the update failed.
    expect(outputsOf(record)['task-definition-arn']).toBe('arn:2')
  })
})

describe('the outputs of several services', () => {
  const record = runOf({ orders: shipped('orders'), billing: shipped('billing') })

  test('are JSON by key, without the singular ones', () => {
    const { services, ...outputs } = outputsOf(record)
    // The shape is what this test is about.
    const parsed = JSON.parse(services ?? '') as { readonly orders: object }
    expect(parsed).toMatchObject({
      orders: { service: 'orders', outcome: 'success' },
      billing: { service: 'billing' },
    })
    expect(Object.keys(parsed.orders)).toEqual([
      'service',
      'outcome',
      'reason',
      'taskDefinitionArn',
      'previousTaskDefinitionArn',
      'deploymentArn',
      'runningDigest',
      'rollback',
      'url',
    ])
    expect(outputs).toEqual({ result: 'success', 'duration-seconds': '0' })
  })
})
