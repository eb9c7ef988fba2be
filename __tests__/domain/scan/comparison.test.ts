/** What an image adds, shares and no longer has, beside another build of the same Dockerfile and beside other images. */
import { describe, expect, test } from '@jest/globals'
import { compare } from '../../../src/domain/scan/comparison.ts'
import { SEVERITIES, type Finding, type ScanReport } from '../../../src/domain/scan/findings.ts'
import { fc } from '../../support/fast-check.ts'
import { dockleFinding, dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

const trivy = (...findings: readonly Finding[]): ScanReport => trivyReport(findings).report
const dockle = (...findings: readonly Finding[]): ScanReport => dockleReport(findings).report
const secret = (changes: object = {}): Finding => ({
  ...vulnerability(),
  kind: 'secret',
  id: 'aws-access-key-id',
  line: 3,
  where: ['app/.env'],
  ...changes,
})

const idsOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ id }) => id)

describe('a finding was there before', () => {
  const NPM = { purl: 'pkg:npm/lodash@4.17.11', packageName: 'lodash', installedVersion: '4.17.11' }
  test.each<[string, Finding, Finding]>([
    ['as the same finding', vulnerability(), vulnerability()],
    [
      'in a package of the system, although the image has another name',
      vulnerability({ where: ['build:1 (debian 12.0)'] }),
      vulnerability({ where: ['ship-to-ecs.local/0123456789ab:baseline (debian 12.0)'] }),
    ],
    [
      'in another version of the package',
      vulnerability({ installedVersion: '3.0.10-1' }),
      vulnerability({ installedVersion: '3.0.9-1' }),
    ],
    [
      'in another version whose path has the version in it',
      vulnerability({ ...NPM, where: ['opt/lodash@4.17.11/package.json'] }),
      vulnerability({ ...NPM, installedVersion: '4.17.10', where: ['opt/lodash@4.17.10/package.json'] }),
    ],
    ['of another severity', vulnerability({ severity: 'LOW', level: 'LOW' }), vulnerability()],
    ['on another line of the file', secret({ line: 9 }), secret()],
    ['with fewer alerts than before', dockleFinding({ where: ['b'] }), dockleFinding({ where: ['a', 'b'] })],
    [
      'with another hash in the line that Dockle quotes',
      dockleFinding({ where: [`ADD file:${'0a'.repeat(32)} in /`] }),
      dockleFinding({ where: [`ADD file:${'1b'.repeat(32)} in /`] }),
    ],
  ])('%s', (_, now, before) => {
    expect(compare([trivy(now)], [[trivy(before)]])).toEqual({ added: [], there: [now], fixed: [] })
  })

  test('although the system of the image was upgraded', () => {
    const now = { ...trivy(vulnerability({ where: ['build:1 (debian 12.1)'] })), operatingSystem: 'debian 12.1' }
    const before = { ...trivy(vulnerability()), operatingSystem: 'debian 12.0 (end of life)' }
    expect(compare([now], [[before]]).added).toEqual([])
  })
})

describe('a finding is added', () => {
  test.each<[string, Finding, Finding]>([
    ['with another id', vulnerability({ id: 'CVE-2026-1' }), vulnerability()],
    ['in another package', vulnerability({ packageName: 'libssl3' }), vulnerability()],
    [
      'in another system of packages',
      vulnerability({ purl: 'pkg:npm/openssl@3.0.9-1' }),
      vulnerability({ purl: 'pkg:deb/debian/openssl@3.0.9-1' }),
    ],
    ['at another path', vulnerability({ where: ['a/package.json'] }), vulnerability({ where: ['b/package.json'] })],
    ['in another file', secret({ where: ['app/key.pem'] }), secret()],
    ['of another kind', secret({ id: 'x' }), vulnerability({ id: 'x', where: ['app/.env'] })],
    ['by another scanner', vulnerability({ source: 'ecr' }), vulnerability()],
  ])('%s', (_, now, before) => {
    expect(compare([trivy(now)], [[trivy(before)]])).toEqual({ added: [now], there: [], fixed: [before] })
  })

  test('of ECR in one more place, and not where one of its places is gone', () => {
    const inPlaces = (...where: readonly string[]) => vulnerability({ source: 'ecr', where })
    const [one, both] = [inPlaces('a/package.json'), inPlaces('a/package.json', 'b/package.json')]
    expect(compare([trivy(one)], [[trivy(both)]])).toEqual({ added: [], there: [one], fixed: [] })
    expect(compare([trivy(both)], [[trivy(one)]])).toEqual({ added: [both], there: [], fixed: [] })
    expect(compare([trivy()], [[trivy(both)]])).toEqual({ added: [], there: [], fixed: [both] })
  })

  test('by one more alert of the same check, and what is gone of a check that still fails is not fixed', () => {
    const [now, before] = [dockleFinding({ where: ['a', 'b'] }), dockleFinding({ where: ['a', 'c'] })]
    expect(compare([dockle(now)], [[dockle(before)]])).toEqual({ added: [now], there: [], fixed: [] })
  })

  test('in one more copy of the same package, and the other version is the added one', () => {
    const [old, copy] = [vulnerability(), vulnerability({ installedVersion: '1.0' })]
    expect(compare([trivy(copy, old)], [[trivy(old)]])).toEqual({ added: [copy], there: [old], fixed: [] })
  })

  test('where only some of several images have it; what one of them had is fixed', () => {
    const [shared, other, gone] = ['A', 'B', 'C'].map((id) => vulnerability({ id })) as [Finding, Finding, Finding]
    const { added, there, fixed } = compare([trivy(shared, other)], [[trivy(shared, other)], [trivy(shared, gone)]])
    expect([added, there, fixed].map(idsOf)).toEqual([['B'], ['A'], ['C']])
  })
})

test('what several images had and the new one has not is one fixed finding; the worst comes first', () => {
  const [low, worst] = [vulnerability({ id: 'A', severity: 'LOW' }), vulnerability({ id: 'B', severity: 'CRITICAL' })]
  expect(idsOf(compare([], [[trivy(low, worst)], [trivy(low)]]).fixed)).toEqual(['B', 'A'])
})

test('without another image nothing is compared', () => {
  expect(() => compare([trivy(vulnerability())], [])).toThrow('no image to compare with')
})

const few = (...words: readonly string[]) => fc.constantFrom(...words)
const anyFinding: fc.Arbitrary<Finding> = fc.oneof(
  fc
    .record({
      id: few('CVE-1', 'CVE-2', '__proto__'),
      packageName: few('a', 'b', ''),
      installedVersion: few('1', '2', ''),
      severity: fc.constantFrom(...SEVERITIES),
      where: fc.array(few('x/1', 'x/2', 'image (debian 12.0)'), { minLength: 1, maxLength: 1 }),
    })
    .map(vulnerability),
  fc.record({ id: few('r', 's'), line: fc.constantFrom(1, 2, null), where: fc.tuple(few('x', 'y')) }).map(secret),
)
const anyReports = fc.array(anyFinding, { maxLength: 12 }).map((findings) => [trivy(...findings)])
const alike = (findings: readonly Finding[]): readonly string[] => findings.map((one) => JSON.stringify(one)).toSorted()

describe('a comparison', () => {
  test('puts each finding of the image into exactly one of two lists', () => {
    fc.assert(
      fc.property(anyReports, fc.array(anyReports, { minLength: 1, maxLength: 3 }), (now, before) => {
        const { added, there } = compare(now, before)
        expect(alike([...added, ...there])).toEqual(alike(now.flatMap(({ findings }) => findings)))
        expect(added.filter((finding) => there.includes(finding))).toEqual([])
      }),
    )
  })

  test('is symmetric: what one image adds to another, the other one has fixed', () => {
    fc.assert(
      fc.property(anyReports, anyReports, (one, other) => {
        const [there, back] = [compare(one, [other]), compare(other, [one])]
        expect(there.there.length).toBe(back.there.length)
        // Copies of one version are one fixed finding.
        expect(new Set(there.added.map(nameless))).toEqual(new Set(back.fixed.map(nameless)))
      }),
    )
  })

  test('of an image with itself adds and fixes nothing', () => {
    fc.assert(
      fc.property(anyReports, (one) => {
        expect(compare(one, [one, one])).toMatchObject({ added: [], fixed: [] })
      }),
    )
  })

  test('with one more image adds no less', () => {
    fc.assert(
      fc.property(anyReports, anyReports, anyReports, (now, one, more) => {
        const fewer = new Set(compare(now, [one]).added)
        const all = new Set(compare(now, [one, more]).added)
        expect([...fewer].every((finding) => all.has(finding))).toBe(true)
      }),
    )
  })
})

/** What makes it the same fixed finding. */
const nameless = (finding: Finding): string =>
  JSON.stringify([
    finding.id,
    finding.kind,
    ...(finding.kind === 'vulnerability'
      ? [
          finding.packageName,
          finding.installedVersion,
          finding.where[0]?.replaceAll(finding.installedVersion || '\0', '*'),
        ]
      : finding.where),
  ])
