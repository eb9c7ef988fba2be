/** The dates of what Trivy knows vulnerabilities and JARs by. */
import { expect, test } from '@jest/globals'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'
import { trivyReport } from '../../support/sample-results.ts'

test('the index of Java packages has its own date, where the image has JARs', () => {
  const dates = { updatedAt: '2026-11-21T00:00:00Z', javaIndexAt: '2026-11-20T01:00:00Z' }
  const scan = trivyReport([], { ...dates, origin: { kind: 'own' } })
  expect(renderSummary(recordOf({ results: { trivy: scan } }))).toMatch(
    /database of 2026-11-21T00.*not verified, index of Java packages of 2026-11-20T01/u,
  )
  expect(renderSummary(SAMPLES.success)).not.toContain('Java packages')
})
