/** What the policy blocks, and what to do about what it blocks, in the summaries of runs that the gate has judged. */
import { describe, expect, test } from '@jest/globals'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { GATES } from '../../support/sample-gates.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'
import { RESULTS } from '../../support/sample-results.ts'

const summaryOf = (name: string): string => {
  const record = GATES[name]
  if (record === undefined) throw new Error(`there is no ${name}`)
  return renderSummary(record)
}
const POLICY =
  '**Policy:** Trivy findings block at CRITICAL, HIGH (vulnerabilities only if a fixed version exists); Dockle findings block at FATAL. Other findings are only reported.'

/** Whether each text is behind the one before it. */
const expectOrder = (summary: string, texts: readonly string[]): void => {
  const places = texts.map((text) => summary.indexOf(text))
  expect(places).not.toContain(-1)
  expect(places.toSorted((one, other) => one - other)).toEqual(places)
}

describe('of forty findings', () => {
  test.each([
    ['gate-blocked-40', '### 42 findings block the image'],
    ['gate-overridden', '### 42 findings would have blocked the image'],
  ])('%s: the policy, then what to do, then the findings', (name, title) => {
    const first = '[CVE-2026-1000](https://avd.aquasec.com/nvd/cve-2026-1000)'
    expectOrder(summaryOf(name), [title, POLICY, '#### How to fix', '- Update `openssl`', first, '<details>'])
    expect(summaryOf(name).split(POLICY)).toHaveLength(2)
    expect(summaryOf(name)).toContain(
      '- Update `curl` `1.4.0-1`: fixed in `1.4.1-1`, `1.4.2-1`, `1.4.3-1` (5 findings).',
    )
  })
})

test('a few findings need no list of steps: their table has the versions', () => {
  expect(summaryOf('gate-expired')).toContain(POLICY)
  expect(summaryOf('gate-expired')).not.toContain('How to fix')
  expect(renderSummary(SAMPLES['blocked-side-car'])).not.toContain('How to fix')
})

test('what runs is fixed by a deployment: the list of steps is not for it', () => {
  expectOrder(summaryOf('gate-rescan'), ['### 2 findings block 2 running images', POLICY, '| Image |'])
})

test('of what ECR found late', () => {
  expectOrder(summaryOf('gate-ecr'), [
    '## ❌ Blocked: CVE-2026-4000 (HIGH)',
    '### 1 finding blocks the image',
    '| ECR | HIGH |',
  ])
})

test('where nothing blocks, the policy is with the scans, and says what the baseline spares', () => {
  const spared = POLICY.replace('. Other', '. Of what the baseline has, too, vulnerabilities block only from')
  expectOrder(summaryOf('gate-accepted'), [
    '<summary>Scans: ',
    spared.replace(' findings are only reported.', ''),
    'Other findings are only reported.',
    '### Trivy: ',
  ])
})

test('a run that was not judged has none', () => {
  const error = new Error('no')
  expect(
    renderSummary(recordOf({ failsAt: { stage: 'build', error }, results: { judge: RESULTS.judge } })),
  ).not.toContain('Policy')
})
