/** The one list of findings: complete, each with what became of it, and harmless in a terminal. */
import { describe, expect, test } from '@jest/globals'
import { findingsDocument, type FindingsInput } from '../../../src/domain/reports/all-findings.ts'
import { findingsTable } from '../../../src/domain/reports/findings-table.ts'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { fc } from '../../support/fast-check.ts'
import { exception } from '../../support/sample-exceptions.ts'
import { broken, dockleFinding, dockleReport, trivyReport, vulnerability, worst } from '../../support/sample-results.ts'

const PASSED = { verdict: { kind: 'passed' }, excepted: [] } as const

const documentOf = (gates: FindingsInput['gates'], redact: FindingsInput['redact'] = (text) => text) =>
  findingsDocument({
    ...{ imageName: 'hello', gates, redact },
    namesOf: ({ sideCar }) => ({ name: sideCar?.image ?? 'hello', localName: 'build:1' }),
  })

test('a finding is listed once, with what became of it', () => {
  const accepted = vulnerability({ id: 'CVE-1' })
  const mild = vulnerability({ id: 'CVE-2', severity: 'LOW' })
  const judged = {
    verdict: { kind: 'blocked', blockers: [{ finding: worst, rule: 'trivy-severity' }] },
    excepted: [{ finding: accepted, exception: exception() }],
  } as const
  const { findings, verdict, fixed } = documentOf([{ scans: [trivyReport([accepted, mild, worst])], judged }])
  expect([verdict, fixed]).toEqual(['blocked', undefined])
  expect(findings.map((one) => [one.id, one.verdict, one.rule, one.exception?.owner ?? null])).toEqual([
    [worst.id, 'blocks', 'trivy-severity', null],
    ['CVE-2', 'reported', null, null],
    ['CVE-1', 'accepted', null, 'platform'],
  ])
  expect(findings[0]).toMatchObject({ package: 'lodash', version: '4.17.11', fixedIn: '4.17.12', baseline: null })
})

test('of a check of Dockle, alerts that are accepted are apart from those that are not', () => {
  const both = dockleFinding({ where: ['a', 'b'] })
  const excepted = [{ finding: { ...both, where: ['a'] }, exception: exception() }]
  const { findings } = documentOf([{ scans: [dockleReport([both])], judged: { ...PASSED, excepted } }])
  expect(findings.map(({ verdict, where }) => [verdict, where])).toEqual([
    ['reported', ['b']],
    ['accepted', ['a']],
  ])
})

test('the worst verdict of all gates, and what an override let pass', () => {
  const overridden = {
    kind: 'overridden',
    reason: 'r',
    blockers: [{ finding: worst, rule: 'trivy-severity' }],
  } as const
  const gates = [
    { scans: [trivyReport([worst])], judged: { verdict: overridden, excepted: [] } },
    { scans: [broken], judged: { verdict: { kind: 'broke' as const, broken: [broken], blockers: [] }, excepted: [] } },
  ]
  const { verdict, findings, scans } = documentOf(gates)
  expect([verdict, findings[0]?.verdict]).toEqual(['broke', 'overridden'])
  expect(scans[1]).toEqual({ scanner: 'trivy', image: 'hello', broke: broken.because })
})

test('with a baseline: what is new, what was there, and what is fixed', () => {
  const old = vulnerability({ id: 'CVE-1' })
  const comparison = { added: [worst], there: [old], fixed: [vulnerability({ id: 'CVE-9' })] }
  const compared = { kind: 'compared' as const, images: [], days: 30, ...comparison }
  const { findings, fixed } = documentOf([{ scans: [trivyReport([worst, old])], judged: { ...PASSED, compared } }])
  expect(findings.map(({ id, baseline }) => [id, baseline])).toEqual([
    [worst.id, 'new'],
    ['CVE-1', 'unchanged'],
  ])
  expect(fixed?.map(({ id }) => id)).toEqual(['CVE-9'])
})

test('the name that the engine knew the image by is not in it', () => {
  expect(documentOf([{ scans: [trivyReport([vulnerability()])], judged: PASSED }]).findings[0]?.where).toEqual([
    'hello (debian 12.0)',
  ])
})

describe('the table', () => {
  const tableOf = (...findings: readonly Finding[]): string =>
    findingsTable(documentOf([{ scans: [trivyReport(findings)], judged: PASSED }]))

  test('has a line for each finding, and its columns are aligned', () => {
    expect(tableOf(worst, vulnerability({ fixedVersion: null })).split('\n')).toEqual([
      'hello: passed',
      '',
      'VERDICT   SEVERITY  SCANNER  FINDING         IN               FIXED IN  TITLE                                                        NOTES',
      'reported  CRITICAL  Trivy    CVE-2019-10744  lodash 4.17.11   4.17.12   nodejs-lodash: prototype pollution in defaultsDeep function',
      'reported  HIGH      Trivy    CVE-2023-5363   openssl 3.0.9-1            openssl: Incorrect cipher key and IV length processing',
      '',
    ])
  })

  test('says that there are none, and why a scanner found none', () => {
    expect(tableOf()).toBe('hello: passed\n\nNo findings\n')
    const judged = { ...PASSED, verdict: { kind: 'broke' as const, broken: [broken], blockers: [] } }
    expect(findingsTable(documentOf([{ scans: [broken], judged }]))).toContain(
      'hello: broke\nTrivy broke: the database schema is too old',
    )
  })

  test('names the image where there are several', () => {
    const sideCar = { image: 'nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' }
    const scans = [trivyReport([worst]), { ...trivyReport([{ ...worst, sideCar }]) }]
    const own = { ...scans[1], report: { ...trivyReport([{ ...worst, sideCar }]).report, sideCar } } as const
    const lines = findingsTable(
      documentOf([{ scans: [trivyReport([worst]), { ...own, kind: 'report' }], judged: PASSED }]),
    )
    expect(lines).toMatch(/hello\n.*nginx:1\.29\n$/u)
  })

  test('has as many lines as findings and nothing that moves a cursor, whatever they say', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 8 }), (all) => {
        const findings = all.map(([id, title, packageName], index) =>
          vulnerability({
            id: `${id}${index}`,
            title: `\u001b[2J${title}\r\n`,
            packageName,
            installedVersion: `${index}`,
          }),
        )
        const table = tableOf(...findings)
        expect(table.split('\n')).toHaveLength(3 + Math.max(1, findings.length + (findings.length > 0 ? 1 : 0)))
        expect(table.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})
