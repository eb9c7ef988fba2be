/** What a comparison counts and says: true for each scanner, and only of what was looked for again. */
import { describe, expect, test } from '@jest/globals'
import { comparedInWords } from '../../../src/domain/scan/compared-in-words.ts'
import { compareScans } from '../../../src/domain/scan/comparison.ts'
import type { Finding, ScanReport } from '../../../src/domain/scan/findings.ts'
import { fc } from '../../support/fast-check.ts'
import { dockleFinding, dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

const trivy = (...findings: readonly Finding[]): ScanReport => trivyReport(findings).report
const dockle = (...findings: readonly Finding[]): ScanReport => dockleReport(findings).report
const GROWTH: Finding = {
  ...dockleFinding({ id: 'IMAGE-GROWTH' }),
  ...{ source: 'image', kind: 'property', severity: 'HIGH', level: 'VIOLATION' },
}

test('each number is in the words of its scanner', () => {
  const images = ['hello@sha256:12']
  const lists = {
    added: [vulnerability(), dockleFinding(), dockleFinding({ id: 'CIS-DI-0001', severity: 'MEDIUM', level: 'WARN' })],
    fixed: [dockleFinding()],
    there: [],
  }
  expect(comparedInWords({ kind: 'compared', images, days: 30, ...lists })).toBe(
    'Compared with hello@sha256:12, this image adds 1 HIGH, 1 FATAL of Dockle, 1 WARN of Dockle and fixes 1 FATAL of Dockle; no earlier finding remains.',
  )
})

test('a property of the image is no finding that it adds: the baseline has none', () => {
  const properties = { ...trivy(GROWTH), source: 'image' } as const
  expect(compareScans([trivy(), properties], [[trivy()]])).toEqual({ added: [], there: [], fixed: [] })
})

describe('nothing is fixed', () => {
  const before = [trivy(vulnerability()), dockle(dockleFinding())]
  test('by a scanner that broke', () => {
    expect(compareScans([trivy()], [before]).fixed).toEqual([vulnerability()])
    expect(compareScans([], [before]).fixed).toEqual([])
  })

  test('where the packages were not checked', () => {
    const now = [{ ...trivy(), unchecked: 'the system is not known' }, dockle()]
    expect(compareScans(now, [before]).fixed).toEqual([dockleFinding()])
  })
})

const few = (...words: readonly string[]) => fc.constantFrom(...words)
const anyReports = fc
  .tuple(
    fc.array(
      fc
        .record({ id: few('CVE-1', 'CVE-2'), packageName: few('a', 'b'), installedVersion: few('1', '2') })
        .map(vulnerability),
      { maxLength: 10 },
    ),
    fc.uniqueArray(
      fc
        .record({ id: few('A', 'B', 'C'), where: fc.uniqueArray(few('x', 'y', 'z'), { minLength: 1 }) })
        .map((facts) => dockleFinding(facts)),
      { selector: ({ id }) => id },
    ),
    fc.boolean(),
  )
  .map(([vulnerabilities, checks, hasGrown]) => [
    trivy(...vulnerabilities),
    dockle(...checks),
    ...(hasGrown ? [{ ...trivy(GROWTH), source: 'image' as const }] : []),
  ])

const scanned = (reports: readonly ScanReport[]): readonly Finding[] =>
  reports.flatMap(({ findings }) => findings).filter(({ kind }) => kind !== 'property')

test('new and there are the findings of the image; fixed and still there are those of the baseline', () => {
  fc.assert(
    fc.property(anyReports, anyReports, (now, before) => {
      const { added, there, fixed } = compareScans(now, [before])
      expect(added.length + there.length).toBe(scanned(now).length)
      // A check of Dockle that fails in both is still there, also with one more alert, by which it is new.
      const checks = new Set(scanned(before).flatMap(({ source, id }) => (source === 'dockle' ? [id] : [])))
      const gone = new Set(fixed.map(({ id }) => id))
      const changed = added.filter(({ source, id }) => source === 'dockle' && checks.has(id) && !gone.has(id))
      expect(fixed.length + there.length + changed.length).toBe(scanned(before).length)
    }),
    { numRuns: 300 },
  )
})
