/** The baseline in the summary and in the outputs: what is new comes first, what is fixed is praised, what was not compared is said. */
import { describe, expect, test } from '@jest/globals'
import type { Compared } from '../../../src/domain/scan/spared.ts'
import { outputsOf } from '../../../src/report/outputs.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { recordOf } from '../../support/sample-records.ts'
import { RESULTS, vulnerability, worst } from '../../support/sample-results.ts'

const recordWith = (compared: Compared | null) =>
  recordOf({ results: { judge: { ...RESULTS.judge, ...(compared && { compared }) } } })
const compared = (facts: Partial<Extract<Compared, { kind: 'compared' }>> = {}): Compared => ({
  kind: 'compared',
  ...{ images: ['registry/hello@sha256:12'], days: 30, added: [], there: [], fixed: [] },
  ...facts,
})

describe('the summary', () => {
  test('names what is new, then what is fixed', () => {
    const summary = renderSummary(recordWith(compared({ added: [worst], fixed: [vulnerability()] })))
    expect(summary).toContain('this image adds 1 CRITICAL and fixes 1 HIGH; no earlier finding remains')
    expect(summary.indexOf('New: 1 finding')).toBeLessThan(summary.indexOf('Fixed: 1 finding'))
    expect(summary.indexOf('CVE-2019-10744')).toBeLessThan(summary.indexOf('CVE-2023-5363'))
  })

  test.each([
    ['🎉', compared({ fixed: [worst] }), 'adds nothing and fixes 1 CRITICAL'],
    ['🟰', compared({ there: [worst] }), '1 earlier finding remains'],
    ['ℹ️', { kind: 'not-compared', why: 'first', because: 'web runs nothing yet' } as const, 'There is no baseline'],
    [
      '⚠️',
      { kind: 'not-compared', why: 'unreadable', because: 'denied' } as const,
      'so the whole policy applies: denied',
    ],
  ])('%s', (mark, given, words) => {
    const line = renderSummary(recordWith(given))
      .split('\n')
      .find((one) => one.startsWith(mark))
    expect(line).toContain(words)
  })

  test('shows texts from outside as text', () => {
    const hostile = '</details>**bold**<img src=x> @octocat'
    const named = compared({
      added: [vulnerability({ id: hostile, title: hostile })],
      fixed: [vulnerability({ title: hostile })],
    })
    for (const given of [named, { kind: 'not-compared', why: 'unreadable', because: hostile } as const])
      expect(renderSummary(recordWith(given))).not.toMatch(/<\/details>\*\*|<img|[^>]@octocat/u)
  })

  test('is silent where no baseline is asked for', () => {
    expect(renderSummary(recordWith(null))).not.toMatch(/baseline|Compared with/u)
  })
})

describe('the outputs', () => {
  test('count what is new and what is fixed', () => {
    expect(outputsOf(recordWith(compared({ fixed: [worst, vulnerability()] })))).toMatchObject({
      'new-findings': '0',
      'fixed-findings': '2',
    })
  })

  test.each([null, { kind: 'not-compared', why: 'first', because: 'x' } as const])(
    'are empty without a comparison',
    (given) => {
      expect(Object.keys(outputsOf(recordWith(given))).filter((name) => name.endsWith('-findings'))).toEqual([])
    },
  )
})
