/** Which findings of a compared image do not block, and from which day on they do. */
import { describe, expect, test } from '@jest/globals'
import type { Baseline } from '../../../src/domain/scan/baseline.ts'
import { parseBaseline } from '../../../src/domain/scan/baseline.ts'
import type { BaselineOfSideCar } from '../../../src/domain/scan/side-car-baseline.ts'
import type { Finding, ScanResult } from '../../../src/domain/scan/findings.ts'
import { compareSideCars, compareWith, sparedBy, type Compared } from '../../../src/domain/scan/spared.ts'
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

const listed = (compared: Compared | null): readonly Compared[] => (compared === null ? [] : [compared])

const spares = (finding: Finding, days = 30, today = '2026-11-21'): boolean => {
  const compared = compareWith({ baseline: baselineWith(finding), days }, [trivyReport([finding])])
  return sparedBy(listed(compared), today).has(finding)
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
  expect(sparedBy(listed(compared), '2026-11-21').size).toBe(0)
})

test('only the image of the run is compared: neither side-cars nor what broke', () => {
  const sideCar = { image: 'nginx:1', containers: ['proxy'], platform: 'linux/amd64' }
  const own = vulnerability({ id: 'CVE-1', publishedAt: '2026-11-21' })
  const report = trivyReport([{ ...own, sideCar }]).report
  const scans: readonly ScanResult[] = [broken, trivyReport([own]), { kind: 'report', report: { ...report, sideCar } }]
  expect(compareWith({ baseline: baselineWith(own), days: 30 }, scans)).toMatchObject({ added: [], there: [own] })
})

describe('a side-car', () => {
  const proxy = { image: 'nginx:1', containers: ['proxy'], platform: 'linux/amd64' }
  const relay = { ...proxy, image: 'envoy:1' }
  const reportOn = (sideCar: typeof proxy, ...findings: readonly Finding[]): ScanResult => {
    const marked = findings.map((finding) => ({ ...finding, sideCar }))
    return { kind: 'report', report: { ...trivyReport(marked).report, sideCar } }
  }
  const found = (id: string): Finding => vulnerability({ id, publishedAt: '2026-11-21' })
  const compared = (baseline: BaselineOfSideCar['baseline']) => {
    const scans = [
      trivyReport([found('CVE-1')]),
      reportOn(proxy, found('CVE-1'), found('CVE-2')),
      reportOn(relay, found('CVE-3')),
    ]
    return compareSideCars({ baseline: { kind: 'none' }, days: 30, sideCars: [{ sideCar: proxy, baseline }] }, scans)
  }
  const ids = (findings: readonly Finding[] = []): readonly string[] => findings.map(({ id }) => id)

  test('is compared with what its own containers run, and no other image is', () => {
    const before = baselineWith(found('CVE-2'), found('CVE-4'))
    if (before.kind !== 'scanned') throw new Error('not scanned')
    const [one, ...others] = compared(before)
    expect(others).toEqual([])
    if (one?.compared.kind !== 'compared') throw new Error('not compared')
    expect([one.compared.added, one.compared.there, one.compared.fixed].map(ids)).toEqual([
      ['CVE-1'],
      ['CVE-2'],
      ['CVE-4'],
    ])
    expect(one.compared.fixed).toMatchObject([{ sideCar: proxy }])
    expect(ids([...sparedBy([one.compared], '2026-11-21')])).toEqual(['CVE-2'])
  })

  test('of a new container is new with all its findings', () => {
    const [one] = compared({ kind: 'new', because: 'web does not run it' })
    if (one?.compared.kind !== 'compared') throw new Error('not compared')
    expect([one.compared.images, ids(one.compared.added), one.compared.there]).toEqual([[], ['CVE-1', 'CVE-2'], []])
  })

  test.each(['first', 'unreadable'] as const)('whose baseline is %s is judged in full', (kind) => {
    const [one] = compared({ kind, because: 'denied' })
    expect(one?.compared).toEqual({ kind: 'not-compared', why: kind, because: 'denied' })
  })

  test('counts as itself where a property of it is reported with those of the image', () => {
    const property: Finding = { ...found('END-OF-LIFE'), kind: 'property', sideCar: proxy }
    const own = compareWith({ baseline: baselineWith(), days: 30 }, [trivyReport([property])])
    expect(own).toMatchObject({ added: [], there: [] })
  })
})

test.each<[Baseline['kind'], Baseline]>([
  ['first', { kind: 'first', because: 'nothing runs' }],
  ['unreadable', { kind: 'unreadable', because: 'denied' }],
])('nothing is spared where the baseline is %s', (why, baseline) => {
  const compared = compareWith({ baseline, days: 30 }, [trivyReport([vulnerability()])])
  expect(compared).toMatchObject({ kind: 'not-compared', why })
  expect(sparedBy(listed(compared), '2026-11-21').size).toBe(0)
})

test('without the setting there is no comparison', () => {
  expect(compareWith({ baseline: { kind: 'none' }, days: 30 }, [])).toBeNull()
  expect(sparedBy([], '2026-11-21').size).toBe(0)
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
