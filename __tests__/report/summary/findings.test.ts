/** Findings in the summary. */
import { expect, test } from '@jest/globals'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { gateError, recordOf } from '../../support/sample-records.ts'
import { dockleReport, trivyReport } from '../../support/sample-results.ts'

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

test('packages that were not checked and are accepted are shown', () => {
  const { report } = trivyReport([])
  const unchecked = 'Trivy does not recognize the operating system'
  const summary = renderSummary(recordOf({ results: { trivy: { kind: 'report', report: { ...report, unchecked } } } }))
  expect(summary).toContain(`**Accepted by \`accept-unknown-os\`:** ${unchecked}`)
})
