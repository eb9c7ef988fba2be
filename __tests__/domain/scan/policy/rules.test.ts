/** What each rule blocks: a table of findings under a policy. */
import { describe, expect, test } from '@jest/globals'
import type { Finding, Severity } from '../../../../src/domain/scan/findings.ts'
import { policyInWords, RULES, type Policy } from '../../../../src/domain/scan/policy.ts'
import type { PolicyMap } from '../../../../src/domain/scan/policy/policy-map.ts'
import type { PropertyId } from '../../../../src/domain/scan/policy/properties.ts'
import { dockleFinding, vulnerability } from '../../../support/sample-results.ts'

const TODAY = '2026-11-22'
const POLICY: Policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' }

const cve = (severity: Severity, publishedAt?: string, fixedVersion: string | null = '2'): Finding =>
  vulnerability({ severity, level: severity, fixedVersion, ...(publishedAt === undefined ? {} : { publishedAt }) })

/** A basic scan of ECR says neither a fix nor a day. */
const ofEcr = (severity: Severity): Finding => ({
  ...vulnerability({ severity, level: severity, fixedVersion: null, fix: 'not-known' }),
  source: 'ecr',
})

const rated = (severity: Severity) => ({ severity, level: severity, title: '', url: null, where: [] })
const secret = (severity: Severity): Finding => ({
  source: 'trivy',
  kind: 'secret',
  id: 'key',
  line: 1,
  ...rated(severity),
})
const license = (id: string, category: string): Finding => ({
  source: 'trivy',
  kind: 'license',
  id,
  category,
  packageName: 'p',
  ...rated('HIGH'),
})
const configuration = (severity: Severity): Finding => ({
  source: 'trivy',
  kind: 'misconfiguration',
  id: 'DS-0002',
  ...rated(severity),
})
const dockle = (id: string, level: 'FATAL' | 'WARN' | 'INFO'): Finding => dockleFinding({ id, level })
const property = (id: PropertyId): Finding => ({
  ...rated('HIGH'),
  source: 'image',
  kind: 'property',
  id,
  level: 'VIOLATION',
})

const ruleOf = (finding: Finding, map: PolicyMap | null, policy: Partial<Policy> = {}): string | null =>
  RULES.find(({ blocks }) => blocks(finding, { ...POLICY, ...policy, ...(map === null ? {} : { map }) }, TODAY))
    ?.name ?? null

const GRACE: PolicyMap = { 'fixable-after-days': { CRITICAL: 0, HIGH: 7, MEDIUM: 30 } }
const GPL: PolicyMap = { licenses: { categories: ['forbidden'], names: ['GPL-3.0*'] } }
const CODES: PolicyMap = { 'dockle-codes': { 'CIS-DI-0001': 'block', 'CIS-DI-0010': 'report' } }

const ROWS: readonly (readonly [string, Finding, PolicyMap | null, string | null, Partial<Policy>?])[] = [
  ['a severity, without a map', cve('HIGH'), null, 'trivy-severity'],
  ['a severity of ECR', { ...cve('HIGH'), source: 'ecr' }, null, 'trivy-severity'],
  ['before its days are over', cve('HIGH', '2026-11-16T23:59:59Z'), GRACE, null],
  ['on the day that they are over', cve('HIGH', '2026-11-15T23:59:59Z'), GRACE, 'fixable-after-days'],
  ['at once', cve('CRITICAL', '2027-01-01T00:00:00Z'), GRACE, 'fixable-after-days'],
  ['published tomorrow, by another clock', cve('HIGH', '2026-11-23T00:00:00Z'), GRACE, null],
  ['a publication that lies ahead', cve('HIGH', '2027-01-01T00:00:00Z'), GRACE, 'fixable-after-days'],
  ['an unknown publication', cve('MEDIUM'), GRACE, 'fixable-after-days'],
  ['a publication that is no date', cve('MEDIUM', 'soon'), GRACE, 'fixable-after-days'],
  ['without a fix, the severity alone counts', cve('HIGH', '2026-11-22T00:00:00Z', null), GRACE, 'trivy-severity'],
  ['without a fix, where that is ignored', cve('HIGH', '2020-01-01', null), GRACE, null, { unfixed: 'ignored' }],
  ['a fix that is not known, where the severity blocks', ofEcr('HIGH'), GRACE, 'trivy-severity'],
  ['a fix that is not known, where it does not', ofEcr('MEDIUM'), GRACE, null],
  ['a severity that no key names', cve('LOW', '2020-01-01'), GRACE, null],
  ['a secret by the severities of Trivy', secret('HIGH'), GRACE, 'trivy-severity'],
  ['a secret by its own severities', secret('LOW'), { secrets: ['LOW'] }, 'secrets'],
  ['a secret outside its own severities', secret('CRITICAL'), { secrets: ['LOW'] }, null],
  ['a license, without a map', license('GPL-3.0-only', 'restricted'), null, null],
  ['a license by name, in any case', license('gpl-3.0-ONLY', 'restricted'), GPL, 'licenses'],
  ['a license by category', license('AGPL-1.0', 'Forbidden'), GPL, 'licenses'],
  [
    'a license that is in no category',
    license('X-1.0', ''),
    { licenses: { categories: ['unknown'], names: [] } },
    'licenses',
  ],
  ['another license', license('MIT', 'notice'), GPL, null],
  ['a configuration, without a map', configuration('CRITICAL'), null, null],
  ['a configuration', configuration('HIGH'), { 'image-configuration': ['HIGH'] }, 'image-configuration'],
  ['a milder configuration', configuration('LOW'), { 'image-configuration': ['HIGH'] }, null],
  ['a code of Dockle that blocks', dockle('CIS-DI-0001', 'WARN'), CODES, 'dockle-codes'],
  ['a code of Dockle that is reported', dockle('CIS-DI-0010', 'FATAL'), CODES, null],
  ['another code of Dockle', dockle('CIS-DI-0009', 'FATAL'), CODES, 'dockle-level'],
  ['an end of life', property('END-OF-LIFE'), { 'end-of-life': 'block' }, 'end-of-life'],
  ['an end of life that is reported', property('END-OF-LIFE'), { 'end-of-life': 'report' }, null],
  ['a size', property('IMAGE-SIZE'), { 'max-size-mb': 1 }, 'max-size-mb'],
  ['a growth in MB', property('IMAGE-GROWTH'), { 'max-growth-mb': 0 }, 'max-growth'],
  ['a growth in percent', property('IMAGE-GROWTH'), { 'max-growth-percent': 0 }, 'max-growth'],
  ['a base image', property('BASE-IMAGE'), { 'base-images': ['*'] }, 'base-images'],
  ['an old database', property('DATABASE-AGE'), { 'max-database-age-hours': 1 }, 'max-database-age-hours'],
]

test.each(ROWS)('%s', (_what, finding, map, rule, policy = {}) => {
  expect(ruleOf(finding, map, policy)).toBe(rule)
})

test('every rule has a row that it blocks', () => {
  expect(new Set(ROWS.flatMap(([, , , rule]) => rule ?? []))).toEqual(new Set([...RULES.map(({ name }) => name)]))
})

describe('in words', () => {
  test('only what a policy has', () => {
    expect(policyInWords(POLICY)).toBe('Trivy findings block at CRITICAL, HIGH; Dockle findings block at FATAL')
  })

  test('every key', () => {
    const map: PolicyMap = {
      ...GRACE,
      ...GPL,
      ...CODES,
      'end-of-life': 'block',
      secrets: [],
      'image-configuration': ['HIGH'],
      'max-size-mb': 500,
      'max-growth-mb': 20,
      'max-growth-percent': 10,
      'base-images': ['docker.io/library/node:22*'],
      'max-database-age-hours': 48,
    }
    expect(policyInWords({ ...POLICY, map }).split('; ')).toEqual([
      'Trivy findings block at CRITICAL, HIGH',
      'vulnerabilities with a fix block by the days since publication: CRITICAL at once, HIGH after 7 days, MEDIUM after 30 days (at once where the day is not known)',
      'secrets do not block',
      'licenses that are forbidden, GPL-3.0* block',
      'findings about the configuration of the image block at HIGH',
      'Dockle findings block at FATAL',
      'Dockle findings of CIS-DI-0001 block',
      'Dockle findings of CIS-DI-0010 do not block',
      'an operating system at its end of life blocks',
      'more than 500 MB block',
      'growth by more than 20 MB or 10 % blocks',
      'base images other than docker.io/library/node:22* block',
      'a vulnerability database older than 48 hours blocks',
    ])
    expect(policyInWords({ ...POLICY, map }, 'running')).not.toContain('growth')
  })
})
