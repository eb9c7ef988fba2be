/** The verdict: a table of what blocks, and what holds for any reports and any policy. */
import { describe, expect, test } from '@jest/globals'
import { NO_HELD } from '../../../src/domain/scan/exceptions/exception-sets.ts'
import { fc } from '../../support/fast-check.ts'
import { DOCKLE_LEVELS, SEVERITIES, SOURCES, type Finding, type ScanResult } from '../../../src/domain/scan/findings.ts'
import type { Policy } from '../../../src/domain/scan/policy.ts'
import { blockersOf } from '../../../src/domain/scan/gate-verdict.ts'
import { judge as judgeWith, type JudgeInput } from '../../../src/domain/scan/judged.ts'
import { dockleFinding, dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

const POLICY: Policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' }

type Judging = Pick<JudgeInput, 'scans' | 'policy'>

const judge = (input: Judging) => judgeWith({ ...input, exceptions: NO_HELD, today: '2026-11-21' }).verdict

const brokenTrivy: ScanResult = { kind: 'broke', source: 'trivy', because: 'it died', hint: 'Run again.' }
const brokenDockle: ScanResult = { kind: 'broke', source: 'dockle', because: 'it hung', hint: 'Run again.' }

const cve = (severity: Finding['severity'], fixedVersion: string | null = '2'): Finding =>
  vulnerability({ id: `CVE-${severity}`, severity, fixedVersion })
const secret: Finding = {
  source: 'trivy',
  kind: 'secret',
  line: null,
  id: 'aws-key',
  severity: 'CRITICAL',
  level: 'CRITICAL',
  title: '',
  url: null,
  where: ['app'],
}
const dockle = (level: (typeof DOCKLE_LEVELS)[number]): Finding =>
  dockleFinding({ id: `C-${level}`, level, severity: SOURCES.dockle.levels[level] })

interface Row {
  readonly what: string
  readonly trivy?: readonly Finding[]
  readonly dockle?: readonly Finding[]
  readonly policy?: Partial<Policy>
  readonly blocked: readonly string[]
}

const ROWS: readonly Row[] = [
  { what: 'nothing found', blocked: [] },
  { what: 'a severity of the policy', trivy: [cve('HIGH')], blocked: ['CVE-HIGH'] },
  { what: 'a severity outside the policy', trivy: [cve('MEDIUM'), cve('UNKNOWN')], blocked: [] },
  {
    what: 'no severity in the policy',
    trivy: [cve('CRITICAL')],
    policy: { trivySeverities: [] },
    blocked: [],
  },
  {
    what: 'severities are a set, not a threshold',
    trivy: [cve('CRITICAL'), cve('LOW')],
    policy: { trivySeverities: ['LOW'] },
    blocked: ['CVE-LOW'],
  },
  { what: 'no fix still blocks', trivy: [cve('HIGH', null)], blocked: ['CVE-HIGH'] },
  { what: 'no fix, ignored', trivy: [cve('HIGH', null)], policy: { unfixed: 'ignored' }, blocked: [] },
  {
    what: 'a fix, while findings without one are ignored',
    trivy: [cve('HIGH')],
    policy: { unfixed: 'ignored' },
    blocked: ['CVE-HIGH'],
  },
  {
    what: 'a secret, while findings without a fix are ignored',
    trivy: [secret],
    policy: { unfixed: 'ignored' },
    blocked: ['aws-key'],
  },
  {
    what: 'worst first',
    trivy: [cve('HIGH'), cve('CRITICAL')],
    blocked: ['CVE-CRITICAL', 'CVE-HIGH'],
  },
  { what: 'a milder level than the policy', dockle: [dockle('WARN'), dockle('INFO')], blocked: [] },
  { what: 'the level of the policy', dockle: [dockle('FATAL')], blocked: ['C-FATAL'] },
  {
    what: 'a worse level than the policy',
    dockle: [dockle('INFO'), dockle('WARN'), dockle('FATAL')],
    policy: { dockleLevel: 'WARN' },
    blocked: ['C-FATAL', 'C-WARN'],
  },
  { what: 'level none', dockle: [dockle('FATAL')], policy: { dockleLevel: 'none' }, blocked: [] },
  { what: 'both', trivy: [cve('HIGH')], dockle: [dockle('FATAL')], blocked: ['CVE-HIGH', 'C-FATAL'] },
  {
    what: 'worst first across the sources',
    trivy: [cve('LOW'), cve('CRITICAL')],
    dockle: [dockle('FATAL')],
    policy: { trivySeverities: SEVERITIES },
    blocked: ['CVE-CRITICAL', 'C-FATAL', 'CVE-LOW'],
  },
]

describe('judge', () => {
  test.each(ROWS)('$what', ({ trivy = [], dockle = [], policy = {}, blocked }) => {
    const verdict = judge({ scans: [trivyReport(trivy), dockleReport(dockle)], policy: { ...POLICY, ...policy } })
    expect(verdict.kind).toBe(blocked.length === 0 ? 'passed' : 'blocked')
    expect(blockersOf(verdict).map(({ finding }) => finding.id)).toEqual(blocked)
  })

  test('names the rule by which a finding blocks', () => {
    const scans = [trivyReport([cve('HIGH')]), dockleReport([dockle('FATAL')])]
    expect(blockersOf(judge({ scans, policy: POLICY })).map(({ rule }) => rule)).toEqual([
      'trivy-severity',
      'dockle-level',
    ])
  })

  test('a broken scanner neither passes nor blocks, and the findings of the other one are kept', () => {
    expect(() => judge({ scans: [], policy: POLICY })).toThrow('there is no scan to judge')
    expect(judge({ scans: [brokenTrivy, dockleReport([])], policy: POLICY })).toEqual({
      kind: 'broke',
      broken: [brokenTrivy],
      blockers: [],
    })
    expect(judge({ scans: [trivyReport([cve('HIGH')]), brokenDockle], policy: POLICY })).toMatchObject({
      kind: 'broke',
      broken: [brokenDockle],
      blockers: [{ finding: { id: 'CVE-HIGH' } }],
    })
    expect(judge({ scans: [brokenTrivy, brokenDockle], policy: POLICY })).toMatchObject({
      broken: [brokenTrivy, brokenDockle],
    })
  })
})

const anyTrivy = fc.oneof(
  fc.constant(brokenTrivy),
  fc
    .array(
      fc.oneof(
        fc.tuple(fc.constantFrom(...SEVERITIES), fc.constantFrom(null, '2')).map((of) => cve(...of)),
        fc.constant(secret),
      ),
    )
    .map((findings) => trivyReport(findings)),
)
const anyDockle = fc.oneof(
  fc.constant(brokenDockle),
  fc.array(fc.constantFrom(...DOCKLE_LEVELS).map(dockle)).map(dockleReport),
)
const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  trivySeverities: fc.subarray([...SEVERITIES]),
  unfixed: fc.constantFrom('blocked', 'ignored'),
  dockleLevel: fc.constantFrom(...DOCKLE_LEVELS, 'none' as const),
})
const anyInput: fc.Arbitrary<Judging> = fc.record({ scans: fc.tuple(anyTrivy, anyDockle), policy: anyPolicy })

const countOfBlockers = (input: Judging): number => blockersOf(judge(input)).length

describe('for any reports and any policy', () => {
  test('the verdict is broke exactly when a scan broke', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const broke = input.scans.some(({ kind }) => kind === 'broke')
        expect(judge(input).kind === 'broke').toBe(broke)
      }),
    )
  })

  test('only findings of the reports block', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const found = input.scans.flatMap((scan) => (scan.kind === 'report' ? scan.report.findings : []))
        for (const { finding } of blockersOf(judge(input))) expect(found).toContain(finding)
      }),
    )
  })

  test('a stricter policy never blocks less', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const strictest: Policy = { trivySeverities: SEVERITIES, unfixed: 'blocked', dockleLevel: 'INFO' }
        const mildest: Policy = { trivySeverities: [], unfixed: 'ignored', dockleLevel: 'none' }
        expect(countOfBlockers(input)).toBeLessThanOrEqual(countOfBlockers({ ...input, policy: strictest }))
        expect(countOfBlockers({ ...input, policy: mildest })).toBe(0)
      }),
    )
  })
})
