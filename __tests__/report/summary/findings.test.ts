/** Findings in the summary. */
import { describe, expect, test } from '@jest/globals'
import type { Exception } from '../../../src/domain/scan/exceptions.ts'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { judge } from '../../../src/domain/scan/judged.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { gateError, recordOf } from '../../support/sample-records.ts'
import { exception, heldOf, setOf } from '../../support/sample-exceptions.ts'
import { dockleFinding, dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

test('two secrets in one file are two findings everywhere, distinguished by their lines', async () => {
  const secret = (line: number, severity: 'CRITICAL' | 'LOW'): Finding => ({
    source: 'trivy',
    kind: 'secret',
    id: 'github-pat',
    severity,
    level: severity,
    title: 'GitHub token',
    url: null,
    where: ['/app/deploy.sh'],
    line,
  })
  const results = { trivy: trivyReport([secret(3, 'CRITICAL'), secret(9, 'CRITICAL')]), dockle: dockleReport([]) }
  const error = await gateError(Object.values(results))
  const summary = renderSummary(recordOf({ results, failsAt: { stage: 'gate', error } }))
  expect(summary.split('\n').filter((line) => line.startsWith('#'))).toEqual(
    expect.arrayContaining([
      '## ❌ Blocked: 2 secrets',
      '### 2 findings block the image',
      '### Trivy: 2 findings, 2 blocking',
    ]),
  )
  const rows = summary.split('\n').filter((line) => line.includes('github-pat'))
  expect(rows.map((row) => /deploy\.sh<span>&#58;<\/span>(\d)/u.exec(row)?.[1])).toEqual(['3', '9'])
})

describe('what an exception accepts', () => {
  const policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' } as const
  const KEYS = ['A_KEY', 'B_KEY'].map((key) => `Suspicious ENV key found : ${key} on ENV ${key}=***`)
  const credentials = dockleFinding({ where: [...KEYS] })
  const results = { trivy: trivyReport([vulnerability()]), dockle: dockleReport([credentials]) }
  const summaryWith = (...entries: readonly Exception[]): string => {
    const judged = judge({
      scans: Object.values(results),
      policy,
      exceptions: heldOf(setOf(...entries)),
      today: '2026-11-21',
    })
    return renderSummary(recordOf({ results: { ...results, judge: judged, gate: judged.verdict } }))
  }
  const rowsOf = (summary: string, word: string): readonly string[] =>
    summary.split('\n').filter((line) => line.includes(word))

  test('is listed with who accepted it, and not among the others', () => {
    const summary = summaryWith(exception({ reason: '[x](http://evil) @all | <b>' }))
    expect(summary).toContain('### Trivy: 1 finding, 1 accepted')
    expect(summary).toContain('Exceptions: 1 used')
    expect(rowsOf(summary, 'openssl')).toHaveLength(1)
    expect(summary).not.toContain('](http://evil)')
    expect(summary).not.toContain('@all')
    expect(summary).not.toContain('<b>')
  })

  test('of a check of Dockle leaves the alerts that nobody has accepted', () => {
    const summary = summaryWith(exception(), exception({ id: 'CIS-DI-0010', key: 'A_KEY' }))
    expect(summary).toContain('### 1 finding blocks the image')
    expect(summary).toContain('### Dockle: 1 finding, 1 blocking')
    expect(rowsOf(summary, 'B_KEY')).toHaveLength(1)
    expect(rowsOf(summary, 'A_KEY on ENV')).toHaveLength(1)
  })

  test('no longer, once it has expired', () => {
    const summary = summaryWith(exception({ expires: '2026-11-20' }))
    expect(summary).toContain('1 exception has expired and no longer holds')
    expect(summary).toContain('❌ expired, 1 finding')
  })
})

test('packages that were not checked and are accepted are shown', () => {
  const { report } = trivyReport([])
  const unchecked = 'Trivy does not recognize the operating system'
  const summary = renderSummary(recordOf({ results: { trivy: { kind: 'report', report: { ...report, unchecked } } } }))
  expect(summary).toContain(`**Accepted by \`accept-unknown-os\`:** ${unchecked}`)
  expect(summary).toContain('Scans: Trivy no findings, packages not checked; Dockle')
  expect(summary).toContain('### Trivy: no findings, packages not checked')
})
