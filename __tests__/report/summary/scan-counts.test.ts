/** The numbers of scans: what was not looked at is never without findings. */
import { expect, test } from '@jest/globals'
import type { ScanReport, ScanResult } from '../../../src/domain/scan/findings.ts'
import { countsOfScans } from '../../../src/report/summary/scan-counts.ts'
import { dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

const report = (changes: Partial<ScanReport>): ScanResult => ({
  kind: 'report',
  report: { ...trivyReport([]).report, ...changes },
})
const NOT_SCANNED = report({ source: 'ecr', unchecked: 'ECR cannot scan the image' })
const BROKE: ScanResult = { kind: 'broke', source: 'trivy', because: 'x', hint: 'y' }

test.each<[string, readonly ScanResult[], readonly string[]]>([
  ['of two scanners', [trivyReport([vulnerability()]), dockleReport([])], ['Trivy 1 HIGH', 'Dockle no findings']],
  ['of one that ECR cannot scan', [NOT_SCANNED], ['ECR not scanned']],
  [
    'of two of which ECR can scan one',
    [NOT_SCANNED, report({ source: 'ecr' })],
    ['ECR no findings, 1 of 2 not scanned'],
  ],
  [
    'of packages that Trivy does not know',
    [report({ unchecked: 'Trivy does not recognize it', findings: [vulnerability()] })],
    ['Trivy 1 HIGH, packages not checked'],
  ],
  ['of one that broke', [BROKE, trivyReport([])], ['Trivy broke']],
])('%s', (_, scans, counts) => {
  expect(countsOfScans(scans)).toEqual(counts)
})
