import { describe, expect, test } from '@jest/globals'
import { fault } from '../../src/domain/catalogue.ts'
import type { RolloutOutcome } from '../../src/domain/rollout.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { recordOf, SAMPLES } from '../support/sample-records.ts'
import { crashed, view } from '../support/sample-results.ts'

const lineWith = (summary: string, words: string): string =>
  summary.split('\n').find((line) => line.includes(words)) ?? ''

describe('deploymentSection', () => {
  test('the deployment: from, to, outcome, numbers, evidence', () => {
    const summary = renderSummary(SAMPLES['rolled-back'])
    expect(lineWith(summary, '| Task definition')).toContain('`hello:41` → `hello:42`')
    expect(lineWith(summary, '| Outcome')).toContain('**rolled-back** after 95.0 s')
    expect(lineWith(summary, '| Circuit breaker')).toContain('3 of 3 failures')
    expect(lineWith(summary, 'stopped task')).toContain('exit code 3')
    expect(summary).toContain('ECS took `hello` back to its earlier revision')
  })

  test.each([
    [{ kind: 'failed', view: view(), cause: 'x' }, 'the deployment of `hello` failed', ': x |'],
    [
      { kind: 'superseded', view: view(), by: 'ecs-svc/2' },
      'a newer deployment has taken `hello` over',
      ': by `ecs-svc/2` |',
    ],
    [{ kind: 'stopped', view: view(), cause: 'y' }, 'was stopped', ': y |'],
    [{ kind: 'paused', view: view(), hook: 'h' }, 'waits at a pause hook', ': at `h` |'],
    [{ kind: 'timed-out', view: view({ circuitBreaker: null }), afterMs: 1 }, 'had not ended', '95.0 s |'],
    [{ kind: 'interrupted', view: null, cause: 'z' }, 'ECS goes on with it', ': z |'],
  ] as const satisfies readonly (readonly [RolloutOutcome, string, string])[])('%j', (outcome, standing, cause) => {
    const error = fault('E_ROLLOUT_FAILED', { message: 'no', result: { ...crashed, outcome } })
    const summary = renderSummary(recordOf({ failsAt: { stage: 'wait', error } }))
    expect(summary).toContain(standing)
    expect(lineWith(summary, '| Outcome')).toContain(cause)
  })
})
