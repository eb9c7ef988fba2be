/** Both lists of DescribeImageScanFindings as findings, under the policy of the gate. */
import { describe, expect, test } from '@jest/globals'
import type { EnhancedImageScanFinding, ImageScanFinding, VulnerablePackage } from '@aws-sdk/client-ecr'
import { readEcrFindings } from '../../../src/domain/scan/ecr-findings.ts'
import { NO_HELD } from '../../../src/domain/scan/exceptions/exception-sets.ts'
import type { Vulnerability } from '../../../src/domain/scan/findings.ts'
import { judge } from '../../../src/domain/scan/judged.ts'
import type { Policy } from '../../../src/domain/scan/policy.ts'
import { basicFinding, enhancedFinding } from '../../support/ecr-findings.ts'
import { fc } from '../../support/fast-check.ts'

const read = (findings: readonly ImageScanFinding[], enhancedFindings: readonly EnhancedImageScanFinding[] = []) => {
  const parsed = readEcrFindings({ findings, enhancedFindings })
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  return parsed.value
}

test('a basic finding has its package from its attributes, and does not say whether there is a fix', () => {
  expect(read([basicFinding()])).toEqual([
    {
      source: 'ecr',
      kind: 'vulnerability',
      id: 'CVE-2026-1000',
      severity: 'HIGH',
      level: 'HIGH',
      title: 'A flaw.',
      url: 'https://security-tracker.debian.org/tracker/CVE-2026-1000',
      where: ['OS packages'],
      packageName: 'openssl',
      installedVersion: '3.0.9-1',
      fixedVersion: null,
      fix: 'not-known',
    },
  ])
})

test('an enhanced finding has its fixed version, its file and when it was published', () => {
  expect(read([], [enhancedFinding()])).toEqual([
    {
      source: 'ecr',
      kind: 'vulnerability',
      id: 'CVE-2026-2000',
      severity: 'CRITICAL',
      level: 'CRITICAL',
      title: 'CVE-2026-2000 - lodash',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2026-2000',
      where: ['app/package.json'],
      packageName: 'lodash',
      installedVersion: '4.17.11',
      fixedVersion: '4.17.12',
      publishedAt: '2026-03-01T12:00:00.000Z',
    },
  ])
})

const inPackages = (vulnerablePackages: VulnerablePackage[], facts: Partial<EnhancedImageScanFinding> = {}) =>
  read(
    [],
    [enhancedFinding({ packageVulnerabilityDetails: { vulnerabilityId: 'CVE-1', vulnerablePackages }, ...facts })],
  )

test('a finding of several packages is one for each, with all its places', () => {
  const openssl = { name: 'openssl', epoch: 1, version: '3.0.9', release: '1', packageManager: 'OS' }
  const jar = { name: 'log4j', version: '2.14', packageManager: 'JAR', fixedInVersion: 'NotAvailable' }
  const packages = [openssl, { ...jar, filePath: 'b.jar' }, { ...jar, filePath: 'a.jar' }]
  const found = inPackages(packages, { fixAvailable: 'PARTIAL' })
  expect(found.map(({ packageName, installedVersion, where }) => [packageName, installedVersion, where])).toEqual([
    ['openssl', '1:3.0.9-1', ['OS packages']],
    ['log4j', '2.14', ['a.jar', 'b.jar']],
  ])
})

describe('whether there is a fix', () => {
  const lodash = { name: 'lodash', version: '1' }
  test.each<readonly [string | undefined, string | undefined, Pick<Vulnerability, 'fixedVersion' | 'fix'>]>([
    ['YES', '2', { fixedVersion: '2' }],
    ['YES', 'NotAvailable', { fixedVersion: 'a version that ECR does not name' }],
    ['NO', undefined, { fixedVersion: null }],
    ['NO', 'NotAvailable', { fixedVersion: null }],
    ['PARTIAL', '', { fixedVersion: null }],
    [undefined, undefined, { fixedVersion: null, fix: 'not-known' }],
  ])('%s, %s', (fixAvailable, fixedInVersion, expected) => {
    const [found] = inPackages([{ ...lodash, fixedInVersion }], { fixAvailable })
    expect({ fixedVersion: found?.fixedVersion, fix: found?.fix }).toEqual({ fix: undefined, ...expected })
  })

  test('a policy that ignores what has no fix ignores only what is known to have none', () => {
    const policy: Policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'ignored', dockleLevel: 'FATAL' }
    const verdictOn = (findings: readonly Vulnerability[]) => {
      const facts = { version: '', configDigest: null, operatingSystem: null, database: null, unchecked: null }
      const report = { source: 'ecr' as const, ...facts, findings }
      return judge({ scans: [{ kind: 'report', report }], policy, exceptions: NO_HELD, today: '2026-11-22' }).verdict
        .kind
    }
    expect(verdictOn(inPackages([lodash], { fixAvailable: 'NO' }))).toBe('passed')
    expect(verdictOn(inPackages([lodash], { fixAvailable: 'YES' }))).toBe('blocked')
    expect(verdictOn(read([basicFinding()]))).toBe('blocked')
    expect(verdictOn(read([basicFinding({ severity: 'MEDIUM' })]))).toBe('passed')
  })
})

describe('a severity', () => {
  test.each([
    ['critical', undefined, 'CRITICAL'],
    ['Informational', undefined, 'INFORMATIONAL'],
    ['UNTRIAGED', 9.9, 'CRITICAL'],
    [undefined, 7.1, 'HIGH'],
    ['UNTRIAGED', 0, 'UNTRIAGED'],
    ['LOW', 9.9, 'LOW'],
    [undefined, undefined, 'UNTRIAGED'],
    ['IMPORTANT', 9, 'CRITICAL'],
    ['IMPORTANT', 7, 'HIGH'],
    ['IMPORTANT', 4, 'MEDIUM'],
    ['IMPORTANT', 0.1, 'LOW'],
  ])('%s with the score %s is %s', (severity, score, level) => {
    expect(read([], [enhancedFinding({ severity, score })])).toMatchObject([{ level }])
  })

  test('that is not known makes the list unreadable', () => {
    const odd = enhancedFinding({ severity: 'constructor', score: undefined })
    expect(readEcrFindings({ findings: [], enhancedFindings: [odd] })).toEqual({
      kind: 'invalid',
      problem: 'the severity of CVE-2026-2000 is not known',
    })
  })
})

test('what is closed is left out; what Inspector suppresses is not', () => {
  expect(read([], [enhancedFinding({ status: 'CLOSED' })])).toEqual([])
  expect(read([], [enhancedFinding({ status: 'SUPPRESSED' })])).toHaveLength(1)
})

test('an address that is none of the web is left out', () => {
  expect(read([basicFinding({ uri: 'javascript:alert(1)' })])).toMatchObject([{ url: null }])
})

test('whatever is missing, a finding counts', () => {
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
  const text = maybe(fc.string())
  const packages = maybe(fc.array(fc.record({ name: text, version: text, filePath: text, fixedInVersion: text })))
  const finding = fc.record({
    title: text,
    severity: maybe(fc.constantFrom('CRITICAL', 'HIGH', 'LOW')),
    packageVulnerabilityDetails: maybe(fc.record({ vulnerabilityId: text, vulnerablePackages: packages })),
  })
  fc.assert(
    fc.property(finding, (found) => {
      const [first] = read([], [found])
      expect(first).toMatchObject({ level: found.severity ?? 'UNTRIAGED', id: expect.stringMatching(/./su) })
    }),
  )
})
