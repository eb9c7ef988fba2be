import { describe, expect, test } from '@jest/globals'
import { fault } from '../../../src/errors/fault.ts'
import type { RolloutOutcome, WaitResult } from '../../../src/domain/rollout/rollout.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'
import { view } from '../../support/sample-results.ts'
import { crashed } from '../../support/sample-rollout.ts'

const lineWith = (summary: string, words: string): string =>
  summary.split('\n').find((line) => line.includes(words)) ?? ''

describe('deploymentSection', () => {
  test('the deployment: from, to, outcome, numbers, evidence', () => {
    const summary = renderSummary(SAMPLES['rolled-back'])
    expect(lineWith(summary, '| Task definition')).toContain('`hello:41` → `hello:42`')
    expect(lineWith(summary, '| Outcome')).toContain(
      '**rolled back** after 61.3 s: container `app` exited with code 3 (3 of 3 tasks)',
    )
    expect(lineWith(summary, '| Circuit breaker')).toContain('3 of 3 failures')
    expect(lineWith(summary, '| Tasks of this')).toContain('0 running, 0 pending, 3 failed, 2 desired')
    expect(lineWith(summary, '| Running now')).toContain('2 of 2 tasks of hello')
    expect(lineWith(summary, '| stopped task')).toContain('exit code 3')
    expect(summary.indexOf('| stopped task')).toBeLessThan(summary.indexOf('<details>'))
    expect(lineWith(summary, '**Service:**')).toContain(
      '`hello:41` → `hello:42` (rolled back), running 2 of 2 tasks of `hello:41`',
    )
  })

  test('a success does not say twice what runs', () => {
    expect(renderSummary(SAMPLES.success)).not.toContain('Running now')
  })

  test('the stopped tasks, then the newest ten events by time, and how many events are left out', () => {
    const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 8, 1, second)).toISOString()
    const events = Array.from(
      { length: 12 },
      (_, index) => ({ at: at(index), kind: 'event', text: `e${index}` }) as const,
    )
    const stopped = { at: at(4).replace('.000', '.500'), kind: 'stopped-task', text: 'stopped' } as const
    const rows = (evidence: WaitResult['evidence']) => {
      const error = fault('E_ROLLOUT_FAILED', { message: 'no', result: { ...crashed, evidence } })
      return renderSummary(recordOf({ failsAt: { stage: 'wait', error } }))
    }
    const summary = rows([...events, stopped])
    expect(summary).toContain('| UTC | What | Message |')
    expect([...summary.matchAll(/\| (?:event|stopped task) \| (\w+) \|/gu)].map(([, text]) => text)).toEqual([
      'stopped',
      'e2',
      'e3',
      'e4',
      'e5',
      'e6',
      'e7',
      'e8',
      'e9',
      'e10',
      'e11',
    ])
    expect(summary).toContain('2 earlier events are in the log.')
    expect(rows(events.slice(1))).toContain('1 earlier event is in the log.')
    expect(rows(events.slice(2))).not.toContain('earlier event')
  })

  test.each([
    [{ kind: 'failed', view: view(), reason: 'x', alarms: null }, '(deployment failed)', 'Reason | x |'],
    [{ kind: 'superseded', view: view(), by: 'ecs-svc/2' }, '(superseded)', '| Superseded by | `ecs-svc/2` |'],
    [{ kind: 'stopped', view: view(), reason: 'y' }, '(stopped)', '| Reason | y |'],
    [{ kind: 'paused', view: view(), hook: 'h' }, '(paused)', '| Paused at hook | `h` |'],
    [{ kind: 'timed-out', view: view({ circuitBreaker: null }), afterMs: 1 }, '(timed out)', 'after 61.3 s: container'],
    [{ kind: 'interrupted', view: null, reason: 'z' }, '`hello:41` → `hello:42`<br>', '| Interrupted by | z |'],
  ] as const satisfies readonly (readonly [RolloutOutcome, string, string])[])('%j', (outcome, standing, cause) => {
    const error = fault('E_ROLLOUT_FAILED', { message: 'no', result: { ...crashed, outcome } })
    const summary = renderSummary(recordOf({ failsAt: { stage: 'wait', error } }))
    expect(summary).toContain(standing)
    expect(summary).toContain(cause)
  })
})
