/** One report in SARIF for all digests of a name: what no digest has is gone, and nothing else. */
import { describe, expect, test } from '@jest/globals'
import { reportedImages } from '../../../src/domain/reports/reported-images.ts'
import { sarifOfRunning } from '../../../src/domain/reports/same-name.ts'
import { categoryOf } from '../../../src/domain/sarif/sarif-of.ts'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { ofSideCar, type SideCarScans, UNKNOWN_IMAGE } from '../../../src/domain/scan/side-car-scans.ts'
import { broken, digestOf, vulnerability } from '../../support/sample-results.ts'
import { scansOfSideCar } from '../../support/sample-side-cars.ts'

const imageOf = (
  name: string,
  digit: string,
  findings: readonly Finding[],
  platform = 'linux/amd64',
): SideCarScans => ({
  ...scansOfSideCar({ image: `${name}@${digestOf(digit)}`, containers: ['app'], platform, runsIn: ['web'] }, findings),
  localReference: `running-${digit}:1`,
})

const ofSystem = (id: string, digit: string) => vulnerability({ id, where: [`running-${digit}:1 (debian 12.0)`] })

const BEFORE = imageOf('r/web', '1', [ofSystem('CVE-1', '1'), ofSystem('CVE-2', '1')])
const AFTER = imageOf('r/web', '2', [ofSystem('CVE-2', '2'), ofSystem('CVE-3', '2')])
const OTHER = imageOf('r/api', '3', [])

const idsOf = (images: readonly SideCarScans[]): readonly (readonly string[] | string)[] =>
  images.map((image) => {
    const sarif = sarifOfRunning(image, 'trivy', { images, unread: [], idle: [] })
    return sarif.kind === 'own' ? sarif.report.findings.map(({ id }) => id) : sarif.kind
  })

describe('two digests of one name', () => {
  test('share the file of the first; each finding is in it once', () => {
    expect(idsOf([BEFORE, OTHER, AFTER])).toEqual([['CVE-1', 'CVE-2', 'CVE-3'], [], 'covered'])
  })

  test('a finding of the second is known to the judgement as it was', () => {
    const sarif = sarifOfRunning(BEFORE, 'trivy', { images: [BEFORE, AFTER], unread: [], idle: [] })
    if (sarif.kind !== 'own') throw new Error(sarif.kind)
    const found = sarif.report.findings.map((finding) => sarif.originalOf(finding))
    expect(found.map(({ where }) => where[0])).toEqual([
      'running-1:1 (debian 12.0)',
      'running-1:1 (debian 12.0)',
      'running-2:1 (debian 12.0)',
    ])
    expect(sarif.report.findings[2]?.where).toEqual(['running-1:1 (debian 12.0)'])
  })

  test('of which a scan broke have no file: an upload would close the alerts of that one', () => {
    const [first, second] = AFTER.scans
    if (first === undefined || second === undefined) throw new Error('there is no scan')
    const half = { ...AFTER, scans: [ofSideCar(broken, AFTER.sideCar), second] }
    const all = { images: [BEFORE, half], unread: [], idle: [] }
    expect(sarifOfRunning(BEFORE, 'trivy', all)).toMatchObject({
      kind: 'incomplete',
      because: expect.stringContaining('r/web'),
    })
    expect(sarifOfRunning(BEFORE, 'dockle', all).kind).toBe('own')
  })

  test('of which one could not be pulled have no file', () => {
    const unread = [{ ...broken, sideCar: AFTER.sideCar }]
    expect(sarifOfRunning(BEFORE, 'trivy', { images: [BEFORE], unread, idle: [] }).kind).toBe('incomplete')
    expect(sarifOfRunning(OTHER, 'trivy', { images: [OTHER], unread, idle: [] }).kind).toBe('own')
  })

  test.each([
    ['the name alone is known', 'r/web', ['incomplete', 'own']],
    ['nothing is known', UNKNOWN_IMAGE, ['incomplete', 'incomplete']],
  ])('of one that runs, and of which %s', (_, image, kinds) => {
    const sideCar = { ...AFTER.sideCar, image }
    const all = { images: [BEFORE, OTHER], unread: [{ ...broken, sideCar }], idle: [] }
    expect(all.images.map((one) => sarifOfRunning(one, 'trivy', all).kind)).toEqual(kinds)
  })

  test.each([
    ['of that name', ['r/web'], ['incomplete', 'own']],
    ['that are not known', null, ['incomplete', 'incomplete']],
    ['of another name', ['r/webs'], ['own', 'own']],
  ])('where a service that runs nothing has images %s', (_, images, kinds) => {
    const all = { images: [BEFORE, OTHER], unread: [], idle: [{ place: 'web', images }] }
    expect(all.images.map((one) => sarifOfRunning(one, 'trivy', all).kind)).toEqual(kinds)
  })
})

test('two platforms are apart, and a category outlives the digest', () => {
  const arm = imageOf('r/web', '4', [ofSystem('CVE-4', '4')], 'linux/arm64')
  const images = [BEFORE, arm]
  expect(idsOf(images)).toEqual([['CVE-1', 'CVE-2'], ['CVE-4']])
  const reported = reportedImages({ imageName: 'main', localName: '', scans: [], sideCars: images })
  const categories = reported.flatMap(({ reports }) =>
    reports.flatMap(({ sarif }) =>
      sarif.kind === 'own' ? [categoryOf({ report: sarif.report, imageName: 'main' })] : [],
    ),
  )
  expect(categories).toEqual(
    ['linux-amd64/trivy/', 'linux-amd64/dockle/', 'linux-arm64/trivy/', 'linux-arm64/dockle/'].map(
      (end) => `ship-to-ecs/main/running/r/web/${end}`,
    ),
  )
  expect(reported.map(({ folder }) => folder)).toEqual(['', 'running/1-r-web/', 'running/2-r-web/'])
})
