/** Whatever a scanner writes, its findings are counted right, or the report is refused with what is wrong with it. */
import { beforeEach, expect, test } from '@jest/globals'
import { parseDockleJson } from '../../../src/domain/scan/dockle-json.ts'
import { countByLevel, type ScanReport } from '../../../src/domain/scan/findings.ts'
import { parseTrivyJson } from '../../../src/domain/scan/trivy-json.ts'
import { dockleCounts, trivyCounts, type Counts } from '../../support/counted-reports.ts'
import { fc } from '../../support/fast-check.ts'
import { hostile } from '../../support/hostile-text.ts'

/** Few different ones, so that many are the same finding twice. */
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'a', 'b', '__proto__') },
  { weight: 1, arbitrary: hostile },
)
const word = fc.constantFrom('CRITICAL', 'HIGH', ' high ', 'MEDIUM', 'LOW', 'UNKNOWN', 'NEGLIGIBLE', '', 'toString')
/** What no scanner writes there. */
const junk = fc.constantFrom<unknown>(null, undefined, 7, -1, 1e99, true, [], {}, [null], 'x')
const orJunk = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 200, arbitrary: value }, { weight: 1, arbitrary: junk })
const id = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('CVE-1', 'CVE-2', 'a') },
  { weight: 20, arbitrary: hostile },
  { weight: 1, arbitrary: junk },
)

const vulnerability = fc.record({
  VulnerabilityID: id,
  PkgName: orJunk(text),
  PkgPath: orJunk(text),
  InstalledVersion: orJunk(text),
  FixedVersion: orJunk(text),
  Title: orJunk(text),
  Severity: orJunk(word),
  Layer: orJunk(fc.record({ DiffID: text })),
})
const secret = fc.record({
  RuleID: id,
  Title: orJunk(text),
  Severity: orJunk(word),
  StartLine: fc.oneof(fc.nat(3), junk),
  Match: text,
})
const misconfiguration = fc.record({
  ID: id,
  Title: orJunk(text),
  Message: orJunk(text),
  Severity: orJunk(word),
  Status: orJunk(fc.constantFrom('FAIL', 'PASS', 'pass', 'EXCEPTION', 'WARN', '')),
})
const license = fc.record({
  Name: orJunk(text),
  Category: orJunk(text),
  PkgName: orJunk(text),
  FilePath: orJunk(text),
  Severity: orJunk(word),
})
const result = fc.record({
  Target: orJunk(text),
  Class: orJunk(text),
  Vulnerabilities: orJunk(fc.array(vulnerability, { maxLength: 5 })),
  Secrets: orJunk(fc.array(secret, { maxLength: 3 })),
  Misconfigurations: orJunk(fc.array(misconfiguration, { maxLength: 3 })),
  Licenses: orJunk(fc.array(license, { maxLength: 3 })),
  Packages: fc.constantFrom([], [{ Name: 'a' }], 7),
})
const trivy = fc.record({
  SchemaVersion: orJunk(fc.constant(2)),
  ArtifactType: orJunk(fc.constant('container_image')),
  Metadata: orJunk(fc.constant({ ImageID: `sha256:${'0'.repeat(64)}` })),
  Results: orJunk(fc.array(result, { maxLength: 4 })),
})

const levels = fc.constantFrom('FATAL', 'WARN', 'INFO', 'SKIP', 'IGNORE', 'PASS')
const detail = fc.record({
  code: orJunk(fc.oneof(fc.constantFrom('CIS-DI-0001', 'CIS-DI-0010'), hostile)),
  title: orJunk(text),
  level: orJunk(levels),
  alerts: orJunk(fc.array(hostile, { maxLength: 3 })),
})
const dockle = fc.record({
  details: orJunk(fc.array(detail, { maxLength: 6 })),
  off: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) }),
})

/** Of a text, a part: as a full disk leaves it. */
const cut = (whole: string, at: number): string =>
  at > 90 ? whole.slice(0, Math.floor((whole.length * at) / 100)) : whole

const outcomes = { right: 0, refused: 0 }

const isRight = (
  parsed: { kind: 'invalid'; problem: string } | { kind: 'valid'; report: ScanReport },
  expected: () => Counts,
) => {
  if (parsed.kind === 'invalid') {
    outcomes.refused += 1
    expect(parsed.problem).not.toBe('')
    return
  }
  outcomes.right += 1
  const counts = Object.entries(countByLevel(parsed.report.source, parsed.report.findings))
  expect(Object.fromEntries(counts.filter(([, count]) => count > 0))).toEqual(expected())
}

const FACTS = {
  archive: '/tmp/a.tar',
  image: '/tmp/a.tar',
  version: '0',
  database: { updatedAt: '', origin: { kind: 'own' as const } },
}

/** Both happen often enough to say something. */
const expectBoth = (least: number): void => {
  expect(Math.min(outcomes.right, outcomes.refused)).toBeGreaterThan(least)
}
beforeEach(() => {
  Object.assign(outcomes, { right: 0, refused: 0 })
})

test('10,000 hostile reports of Trivy: the count of an independent reader, or an error', () => {
  fc.assert(
    fc.property(trivy, fc.nat(100), (document, at) => {
      const report = cut(JSON.stringify(document), at)
      const parsed = parseTrivyJson(report, FACTS)
      isRight(parsed.kind === 'valid' ? { kind: 'valid', report: parsed.value.report } : parsed, () =>
        trivyCounts(report),
      )
    }),
    { numRuns: 10_000 },
  )
  expectBoth(2_000)
}, 120_000)

test('10,000 hostile reports of Dockle: the count of an independent reader, or an error', () => {
  fc.assert(
    fc.property(dockle, fc.nat(100), ({ details, off }, at) => {
      const counts = dockleCounts(JSON.stringify({ details }))
      const summary = { fatal: (counts['FATAL'] ?? 0) + off, warn: counts['WARN'] ?? 0, info: counts['INFO'] ?? 0 }
      const report = cut(JSON.stringify({ summary, details }), at)
      const parsed = parseDockleJson(report, '0')
      isRight(parsed.kind === 'valid' ? { kind: 'valid', report: parsed.value } : parsed, () => dockleCounts(report))
    }),
    { numRuns: 10_000 },
  )
  expectBoth(2_000)
}, 120_000)
