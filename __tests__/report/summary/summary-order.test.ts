/** What a summary shows first, and what it does not: empty headings, whole digests, references to itself. */
import { describe, expect, test } from '@jest/globals'
import type { RunRecord } from '../../../src/report/record.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { CHECK } from '../../support/sample-pipelines.ts'
import { GATES } from '../../support/sample-gates.ts'
import { PLAN, PLANNED_SERVICE } from '../../support/sample-plan.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'

const ALL: readonly (readonly [string, RunRecord])[] = Object.entries({ ...SAMPLES, ...GATES })

const placesOf = (summary: string, ...words: readonly string[]): readonly number[] =>
  words.map((word) => {
    expect(summary).toContain(word)
    return summary.indexOf(word)
  })

const expectInOrder = (summary: string, ...words: readonly string[]): void => {
  const places = placesOf(summary, ...words)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
}

describe('the order', () => {
  test('of a blocked run: verdict, next step, what blocks, scans, then the plan and the stages', () => {
    const summary = renderSummary(GATES['gate-blocked-40'] as RunRecord)
    expectInOrder(
      summary,
      '## ❌',
      '**Next:**',
      '42 findings block',
      '<summary>Scans',
      '<summary>Plan',
      '<summary>Stages',
    )
  })

  test('of one that passed: exceptions before the plan', () => {
    const summary = renderSummary(GATES['gate-accepted'] as RunRecord)
    const words = [
      '## ✅',
      'Will block soon',
      '<summary>Scans',
      '<summary>Exceptions',
      '<summary>Plan',
      '<summary>Stages',
    ]
    expectInOrder(summary, ...words)
  })

  test('of a rollback: the evidence before the scans', () => {
    expectInOrder(renderSummary(SAMPLES['rolled-back']), 'Stopped tasks and events', '<summary>Scans')
  })
})

describe('the plan of a check', () => {
  const checkOf = (count: number): string => {
    const lines = Array.from({ length: count }, (_, index) => ({ sign: '+', text: `line ${index}` }) as const)
    const changes = { ...PLANNED_SERVICE.changes, kind: 'compared', lines, leftOut: 0, changed: ['a'] } as const
    const services = [{ ...PLANNED_SERVICE, changes: changes as never }]
    return renderSummary(recordOf({ steps: CHECK, results: { plan: { ...PLAN, services } } }))
  }

  test('is open where it is short, below the scans', () => {
    expect(checkOf(30)).not.toContain('<summary>Plan')
    expectInOrder(checkOf(30), '<summary>Scans', 'line 29')
  })

  test('is folded where it is long', () => {
    expectInOrder(checkOf(31), '<summary>Plan: 1 change', 'line 30')
  })
})

describe.each(ALL)('%s', (_, record) => {
  const summary = renderSummary(record)

  test('has no column, title or heading without a name', () => {
    const lines = summary.split('\n')
    const heads = lines.filter((__, index) => /^\| -{3}/u.test(lines[index + 1] ?? ''))
    for (const head of heads) expect(head).not.toMatch(/\|\s*\|/u)
    expect(summary).not.toMatch(/^#+\s*$|<summary>\s*<\/summary>|^#+ .*:\s*$|<summary>[^<]*:\s*<\/summary>/mu)
  })

  test('does not refer to itself', () => {
    expect(summary).not.toContain('in the summary')
  })
})

test('the next step of a blocked run is short: the entries to copy are below', () => {
  const next = /\*\*Next:\*\* (.*?)<br>/u.exec(renderSummary(GATES['gate-expired'] as RunRecord))?.[1]
  expect(next).toBe('Fix the findings listed below.')
})

test('a rescan has short digests', () => {
  const summary = renderSummary(GATES['gate-rescan'] as RunRecord)
  expect(summary).toContain('`shop/web@sha256:aaaaaaaaaaaa`')
  expect(summary).not.toMatch(/sha256:[0-9a-f]{13}/u)
})
