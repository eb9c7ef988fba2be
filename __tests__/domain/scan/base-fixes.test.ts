/** What another image in place of the base would fix: only what it was scanned for, and only findings of the base. */
import { describe, expect, test } from '@jest/globals'
import { baseFixes, findingsOfBase, fixesInWords, type ComparedBase } from '../../../src/domain/scan/base-fixes.ts'
import type { Finding, ScanReport } from '../../../src/domain/scan/findings.ts'
import { fc } from '../../support/fast-check.ts'
import { digestOf, dockleFinding, trivyReport, vulnerability } from '../../support/sample-results.ts'

const BASE = digestOf('a')
const OWN = digestOf('b')
const report = (findings: readonly Finding[], facts: Partial<ScanReport> = {}): ScanReport => ({
  ...trivyReport(findings).report,
  ...facts,
})
const ofBase = (id: string, facts: object = {}): Finding => vulnerability({ id, layer: BASE, ...facts })
const compared = (image: readonly Finding[], other: readonly Finding[], facts: Partial<ScanReport> = {}) =>
  baseFixes(report(image), [BASE], report(other, facts)) as ComparedBase
const idsOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ id }) => id)

describe('what another base fixes', () => {
  test('is what it no longer has, of the base alone', () => {
    const image = [ofBase('CVE-1'), ofBase('CVE-2'), vulnerability({ id: 'CVE-3', layer: OWN }), vulnerability()]
    const { fixed, stay, added } = compared(image, [vulnerability({ id: 'CVE-2' }), vulnerability({ id: 'CVE-4' })])
    expect([fixed, stay, added].map(idsOf)).toEqual([['CVE-1'], ['CVE-2'], ['CVE-4']])
  })

  test.each([
    ['another version of the package', vulnerability({ id: 'CVE-1', installedVersion: '3.0.10-1' })],
    ['another name of the image', vulnerability({ id: 'CVE-1', where: ['other:1 (debian 12.0)'] })],
    ['another layer', vulnerability({ id: 'CVE-1', layer: digestOf('f') })],
  ])('is not a finding that it has in %s', (_, still) => {
    expect(idsOf(compared([ofBase('CVE-1')], [still]).stay)).toEqual(['CVE-1'])
  })

  test('is not what nobody looked for in it: the configuration, licenses, what Dockle says', () => {
    const image: readonly Finding[] = [
      { ...dockleFinding({ id: 'DS-0002' }), source: 'trivy', layer: BASE },
      {
        ...dockleFinding(),
        source: 'trivy',
        kind: 'license',
        packageName: 'bash',
        category: 'restricted',
        layer: BASE,
      },
      { ...dockleFinding(), layer: BASE },
    ]
    expect(compared(image, image)).toMatchObject({ fixed: [], stay: [], added: [] })
    expect(compared(image, [])).toMatchObject({ fixed: [], stay: [] })
    expect(findingsOfBase(image, [BASE])).toEqual([])
  })

  test('both of two secrets in one file', () => {
    const secret = (line: number): Finding => ({ ...ofBase('key'), kind: 'secret', line, where: ['etc/key'] })
    expect(compared([secret(1), secret(9)], []).fixed).toHaveLength(2)
  })

  test('is not known of an image whose packages were not checked', () => {
    const because = 'Trivy does not know the operating system'
    expect(baseFixes(report([ofBase('CVE-1')]), [BASE], report([], { unchecked: because }))).toEqual({
      kind: 'unknown',
      because,
    })
  })

  test('and what stays are all findings of the base, whatever they are', () => {
    const one = fc
      .record({ id: fc.constantFrom('A', 'B', 'C'), layer: fc.constantFrom(BASE, OWN), version: fc.nat(2) })
      .map(({ id, layer, version }) => vulnerability({ id, layer, installedVersion: `${version}` }))
    const some = fc.uniqueArray(one, { selector: ({ id, installedVersion }) => `${id} ${installedVersion}` })
    fc.assert(
      fc.property(some, some, (image, other) => {
        const { fixed, stay, added } = compared(image, other)
        const base = findingsOfBase(image, [BASE])
        expect(new Set([...fixed, ...stay])).toEqual(new Set(base))
        expect(fixed.length + stay.length).toBe(base.length)
        // As many as stay are in the other one, too: the numbers add up.
        expect(added.length).toBe(other.length - stay.length)
      }),
    )
  })
})

test.each<[string, number, number, Partial<ComparedBase>]>([
  ['fixes 14 of the 17 findings of the base (3 stay)', 14, 3, {}],
  ['fixes 1 of the 2 findings of the base (1 stays)', 1, 1, {}],
  ['fixes all 2 findings of the base', 2, 0, {}],
  ['fixes the finding of the base', 1, 0, {}],
  ['fixes none of the findings of the base (1)', 0, 1, {}],
  ['has nothing to fix in the base', 0, 0, {}],
  ['fixes all 2 findings of the base and adds 1 HIGH', 2, 0, { added: [vulnerability()] }],
  [
    'fixes all 2 findings of the base, but its operating system gets no more security fixes',
    2,
    0,
    { endOfLife: 'reached' },
  ],
])('in words: %s', (words, fixed, stay, facts) => {
  const several = (count: number): readonly Finding[] => Array.from({ length: count }, () => vulnerability())
  const all = { kind: 'compared', fixed: several(fixed), stay: several(stay), added: [] } as const
  expect(fixesInWords({ ...all, endOfLife: 'not-known', ...facts })).toBe(words)
})

test('an operating system without fixes is one of the other image, as Trivy says it', () => {
  expect(compared([], [], { endOfLife: true }).endOfLife).toBe('reached')
  expect(compared([], []).endOfLife).toBe('not-known')
})
