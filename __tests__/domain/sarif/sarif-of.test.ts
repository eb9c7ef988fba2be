/** The SARIF of our own: what code scanning gets of a report. */
import { describe, expect, test } from '@jest/globals'
import type { Finding, ScanReport } from '../../../src/domain/scan/findings.ts'
import { SEVERITIES } from '../../../src/domain/scan/findings.ts'
import { categoryOf, sarifOf, type Sarif, type SarifInput } from '../../../src/domain/sarif/sarif-of.ts'
import { fc } from '../../support/fast-check.ts'
import { hostile } from '../../support/hostile-text.ts'
import { dockleFinding, foundByTrivy, vulnerability } from '../../support/sample-results.ts'
import { sarifProblems } from '../../support/sarif-schema.ts'

const reportOf = (findings: readonly Finding[], changes: Partial<ScanReport> = {}): ScanReport => ({
  ...foundByTrivy.report,
  findings,
  ...changes,
})

const sarif = (findings: readonly Finding[], changes: Partial<SarifInput> = {}): Sarif =>
  sarifOf({
    report: reportOf(findings),
    imageName: 'hello',
    localName: 'hello:built',
    placeOf: () => ({ path: 'Dockerfile', line: { line: 3, length: 20 } }),
    exceptedBy: () => null,
    comparedAs: () => null,
    ...changes,
  })

const resultsIn = ({ log }: Sarif) => log.runs[0].results
const rulesIn = ({ log }: Sarif) => log.runs[0].tool.driver.rules

test('a vulnerability is a result with a rule, a place, a level and a fingerprint', () => {
  const made = sarif([vulnerability({ severity: 'HIGH', title: 'a bad one' })])
  expect(sarifProblems(made.text)).toEqual([])
  expect(resultsIn(made)).toMatchObject([
    {
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'Dockerfile' },
            region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 21 },
          },
        },
      ],
    },
  ])
  expect(rulesIn(made)).toMatchObject([
    { properties: { 'security-severity': '8.0', tags: ['security', 'container', 'vulnerability', 'trivy'] } },
  ])
})

test('nothing found is a report without results, so that GitHub closes what was found before', () => {
  const made = sarif([])
  expect(sarifProblems(made.text)).toEqual([])
  expect(resultsIn(made)).toEqual([])
})

test('findings with one id share a rule, which is as bad as the worst of them', () => {
  const made = sarif([
    vulnerability({ id: 'CVE-1', packageName: 'a', severity: 'LOW' }),
    vulnerability({ id: 'CVE-1', packageName: 'b', severity: 'CRITICAL' }),
  ])
  expect(rulesIn(made)).toMatchObject([{ id: 'CVE-1', properties: { 'security-severity': '9.5' } }])
  expect(resultsIn(made).map(({ level }) => level)).toEqual(['error', 'note'])
})

test('an excepted finding stays in the report, with the reason of its exception', () => {
  const made = sarif([vulnerability()], { exceptedBy: () => 'not reachable: we parse no such file' })
  expect(sarifProblems(made.text)).toEqual([])
  expect(resultsIn(made)[0]?.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'not reachable: we parse no such file' },
  ])
})

test('what was compared with a baseline says whether it is new', () => {
  const made = sarif([vulnerability({ id: 'CVE-1' }), vulnerability({ id: 'CVE-2' })], {
    comparedAs: ({ id }) => (id === 'CVE-1' ? 'new' : 'unchanged'),
  })
  expect(sarifProblems(made.text)).toEqual([])
  expect(resultsIn(made).map(({ baselineState }) => baselineState)).toEqual(['new', 'unchanged'])
})

describe('the category', () => {
  test.each([
    ['an image', 'hello', undefined, 'ship-to-ecs/hello/trivy/'],
    ['a repository in a namespace', 'shop/web', undefined, 'ship-to-ecs/shop/web/trivy/'],
    [
      'a side-car',
      'hello',
      { image: 'nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' },
      'ship-to-ecs/hello/side-car/nginx:1.29/linux-amd64/trivy/',
    ],
    ['a name with anything in it', 'a b//c?', undefined, 'ship-to-ecs/a-b/c-/trivy/'],
  ])('of %s', (_, imageName, sideCar, category) => {
    const report = reportOf([], sideCar === undefined ? {} : { sideCar })
    expect(categoryOf({ report, imageName })).toBe(category)
  })

  test('differs between the scanners of one image', () => {
    const of = (source: 'trivy' | 'dockle') => categoryOf({ report: reportOf([], { source }), imageName: 'hello' })
    expect(of('trivy')).not.toBe(of('dockle'))
  })
})

describe('what is more than code scanning takes', () => {
  const many = Array.from({ length: 6_000 }, (_, at) =>
    vulnerability({ id: `CVE-${at}`, severity: SEVERITIES[at % 5] ?? 'LOW', title: 't'.repeat(150) }),
  )

  test('is left out from the mildest, with a note of how many', () => {
    const made = sarif(many)
    expect(sarifProblems(made.text)).toEqual([])
    expect(resultsIn(made)).toHaveLength(5_000)
    expect(made.leftOut).toBe(1_000)
    expect(resultsIn(made).filter(({ level }) => level === 'error')).toHaveLength(2_400)
    expect(made.log.runs[0].invocations[0].toolExecutionNotifications).toMatchObject([
      { message: { text: expect.stringContaining('1000 of 6000 findings are left out') } },
    ])
  })
})

describe('hostile findings', () => {
  const text = fc.oneof(
    hostile,
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('', 'a', '../x', '{0}', '[a](b)'),
  )
  const finding: fc.Arbitrary<Finding> = fc
    .record({
      id: text,
      title: text,
      level: fc.constantFrom(...SEVERITIES),
      url: fc.option(fc.oneof(text, fc.webUrl())),
      where: fc.array(text, { maxLength: 3 }),
      packageName: text,
      installedVersion: text,
      fixedVersion: fc.option(text),
      kind: fc.constantFrom('vulnerability' as const, 'secret' as const, 'misconfiguration' as const),
      line: fc.option(fc.nat()),
    })
    .map(({ kind, line, packageName, installedVersion, fixedVersion, ...found }) => {
      const { url, ...rest } = found
      const common = { ...rest, url, severity: found.level }
      if (kind === 'vulnerability')
        return { ...vulnerability(), ...common, packageName, installedVersion, fixedVersion }
      if (kind === 'misconfiguration') return { ...dockleFinding(), ...common }
      return { ...vulnerability(), ...common, kind, line }
    })

  test('are valid SARIF, each one result', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 12 }), text, fc.boolean(), (findings, name, isExcepted) => {
        const made = sarif(findings, {
          imageName: name,
          localName: name,
          report: reportOf(findings, { version: name }),
          placeOf: ({ title }) => ({ path: title, line: { line: 1, length: 1 } }),
          exceptedBy: ({ title }) => (isExcepted ? title : null),
        })
        expect(sarifProblems(made.text)).toEqual([])
        expect(resultsIn(made)).toHaveLength(findings.length)
      }),
      { numRuns: 1_000 },
    )
  }, 120_000)
})
