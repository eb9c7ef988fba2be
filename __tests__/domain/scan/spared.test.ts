/** Which findings of a compared image do not block, and from which day on they do. */
import { describe, expect, test } from '@jest/globals'
import type { Baseline } from '../../../src/domain/scan/baseline.ts'
import { parseBaseline } from '../../../src/domain/scan/baseline.ts'
import type { Finding, ScanResult } from '../../../src/domain/scan/findings.ts'
import { compareWith, sparedBy } from '../../../src/domain/scan/spared.ts'
import { broken, digestOf, dockleFinding, trivyReport, vulnerability } from '../../support/sample-results.ts'

const baselineWith = (...findings: readonly Finding[]): Baseline => ({
  kind: 'scanned',
  images: [
    {
      name: `registry/hello@${digestOf('a')}`,
      configDigest: digestOf('b'),
      platform: 'linux/amd64',
      sizeBytes: 1,
      reports: [trivyReport(findings).report],
    },
  ],
})

const spares = (finding: Finding, days = 30, today = '2026-11-21'): boolean => {
  const compared = compareWith({ baseline: baselineWith(finding), days }, [trivyReport([finding])])
  return sparedBy(compared, today).has(finding)
}

describe('a vulnerability that was there before', () => {
  test.each([
    ['on the day of its publication', '2026-11-21T09:00:00Z', 30, true],
    ['on the last day of grace', '2026-10-23T23:59:59Z', 30, true],
    ['when the days are over', '2026-10-22T00:00:00Z', 30, false],
    ['with no day of grace', '2026-11-21T00:00:00Z', 0, false],
    ['published on the day after, in another zone', '2026-11-22T01:00:00Z', 30, true],
    ['published in the future', '2027-01-01T00:00:00Z', 30, false],
    ['published on no day', 'soon', 30, false],
  ])('%s', (_, publishedAt, days, expected) => {
    expect(spares(vulnerability({ publishedAt }), days)).toBe(expected)
  })

  test('blocks where its publication is unknown', () => {
    expect(spares(vulnerability(), 3650)).toBe(false)
  })
})

test('what Dockle says has no day of publication and is spared; a secret and a property of the image are not', () => {
  const found = vulnerability({ publishedAt: '2026-11-21' })
  expect(spares(dockleFinding())).toBe(true)
  expect(spares({ ...found, kind: 'license', category: 'restricted' })).toBe(true)
  expect(spares({ ...found, kind: 'secret', line: 1 })).toBe(false)
  expect(spares({ ...found, kind: 'property' })).toBe(false)
})

test('what is added is not spared, whatever its age', () => {
  const finding = vulnerability({ publishedAt: '2026-11-21' })
  const compared = compareWith({ baseline: baselineWith(), days: 30 }, [trivyReport([finding])])
  expect(compared).toMatchObject({ kind: 'compared', added: [finding], there: [], fixed: [] })
  expect(sparedBy(compared, '2026-11-21').size).toBe(0)
})

test('only the image of the run is compared: neither side-cars nor what broke', () => {
  const sideCar = { image: 'nginx:1', containers: ['proxy'], platform: 'linux/amd64' }
  const own = vulnerability({ id: 'CVE-1', publishedAt: '2026-11-21' })
  const report = trivyReport([{ ...own, sideCar }]).report
  const scans: readonly ScanResult[] = [broken, trivyReport([own]), { kind: 'report', report: { ...report, sideCar } }]
  expect(compareWith({ baseline: baselineWith(own), days: 30 }, scans)).toMatchObject({ added: [], there: [own] })
})

test.each<[Baseline['kind'], Baseline]>([
  ['first', { kind: 'first', because: 'nothing runs' }],
  ['unreadable', { kind: 'unreadable', because: 'denied' }],
])('nothing is spared where the baseline is %s', (why, baseline) => {
  const compared = compareWith({ baseline, days: 30 }, [trivyReport([vulnerability()])])
  expect(compared).toMatchObject({ kind: 'not-compared', why })
  expect(sparedBy(compared, '2026-11-21').size).toBe(0)
})

test('without the setting there is no comparison', () => {
  expect(compareWith({ baseline: { kind: 'none' }, days: 30 }, [])).toBeNull()
  expect(sparedBy(null, '2026-11-21').size).toBe(0)
})

describe('the setting', () => {
  const DIGEST = digestOf('a')
  test.each([
    ['none', { kind: 'none' }],
    ['running', { kind: 'running' }],
    [DIGEST, { kind: 'image', image: { digest: DIGEST, repository: null, registry: null } }],
    [`hello@${DIGEST}`, { kind: 'image', image: { digest: DIGEST, repository: 'hello', registry: null } }],
    [`example.com/hello:1@${DIGEST}`, { kind: 'image', image: { digest: DIGEST, registry: 'example.com' } }],
  ])('%s', (written, wanted) => {
    expect(parseBaseline(written)).toMatchObject(wanted)
  })

  test.each(['', 'Running', 'v1', 'hello:v1', 'example.com/hello', 'sha256:12', `${DIGEST} `])('not %p', (written) => {
    expect(parseBaseline(written)).toBeNull()
  })
})
