/** The verdict: a table of what is refused, and what must hold for any reports and any policy. */
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import type { Digest } from '../../../src/domain/image/digest.ts'
import {
  DOCKLE_LEVELS,
  SEVERITIES,
  type DockleFinding,
  type DockleReport,
  type ScanResult,
  type TrivyFinding,
  type TrivyReport,
} from '../../../src/domain/scan/findings.ts'
import { judge, type GateInput, type Policy } from '../../../src/domain/scan/policy.ts'

const POLICY: Policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'refused', dockleLevel: 'FATAL' }

const trivyReport = (findings: readonly TrivyFinding[]): ScanResult<TrivyReport> => ({
  kind: 'report',
  report: {
    scanner: 'trivy',
    version: '0.74.0',
    configDigest: `sha256:${'a'.repeat(64)}` as Digest,
    operatingSystem: null,
    database: { updatedAt: '2026-01-01T00:00:00Z', source: 'own' },
    findings,
  },
})
const dockleReport = (findings: readonly DockleFinding[]): ScanResult<DockleReport> => ({
  kind: 'report',
  report: { scanner: 'dockle', version: '0.4.15', findings },
})
const brokenTrivy: ScanResult<never> = { kind: 'broke', scanner: 'trivy', because: 'it died', hint: 'Run again.' }
const brokenDockle: ScanResult<never> = { kind: 'broke', scanner: 'dockle', because: 'it hung', hint: 'Run again.' }

const vulnerability = (severity: TrivyFinding['severity'], fixedVersion: string | null = '2'): TrivyFinding => ({
  kind: 'vulnerability',
  id: `CVE-${severity}`,
  severity,
  packageName: 'p',
  installedVersion: '1',
  fixedVersion,
  title: '',
  url: null,
  target: '',
})
const secret: TrivyFinding = { kind: 'secret', id: 'aws-key', severity: 'CRITICAL', title: '', target: 'app' }
const dockle = (level: DockleFinding['level']): DockleFinding => ({ code: `C-${level}`, level, title: '', alerts: [] })

interface Row {
  readonly what: string
  readonly trivy?: readonly TrivyFinding[]
  readonly dockle?: readonly DockleFinding[]
  readonly policy?: Partial<Policy>
  readonly refused: readonly string[]
}

const ROWS: readonly Row[] = [
  { what: 'nothing found', refused: [] },
  { what: 'a severity of the policy', trivy: [vulnerability('HIGH')], refused: ['CVE-HIGH'] },
  { what: 'a severity outside the policy', trivy: [vulnerability('MEDIUM'), vulnerability('UNKNOWN')], refused: [] },
  {
    what: 'no severity in the policy',
    trivy: [vulnerability('CRITICAL')],
    policy: { trivySeverities: [] },
    refused: [],
  },
  {
    what: 'severities are a set, not a threshold',
    trivy: [vulnerability('CRITICAL'), vulnerability('LOW')],
    policy: { trivySeverities: ['LOW'] },
    refused: ['CVE-LOW'],
  },
  { what: 'no fix, refused all the same', trivy: [vulnerability('HIGH', null)], refused: ['CVE-HIGH'] },
  { what: 'no fix, ignored', trivy: [vulnerability('HIGH', null)], policy: { unfixed: 'ignored' }, refused: [] },
  {
    what: 'a fix, while those without are ignored',
    trivy: [vulnerability('HIGH')],
    policy: { unfixed: 'ignored' },
    refused: ['CVE-HIGH'],
  },
  {
    what: 'a secret, while what has no fix is ignored',
    trivy: [secret],
    policy: { unfixed: 'ignored' },
    refused: ['aws-key'],
  },
  {
    what: 'the worst first',
    trivy: [vulnerability('HIGH'), vulnerability('CRITICAL')],
    refused: ['CVE-CRITICAL', 'CVE-HIGH'],
  },
  { what: 'a milder level than the policy', dockle: [dockle('WARN'), dockle('INFO')], refused: [] },
  { what: 'the level of the policy', dockle: [dockle('FATAL')], refused: ['C-FATAL'] },
  {
    what: 'a worse level than the policy',
    dockle: [dockle('INFO'), dockle('WARN'), dockle('FATAL')],
    policy: { dockleLevel: 'WARN' },
    refused: ['C-FATAL', 'C-WARN'],
  },
  { what: 'level none', dockle: [dockle('FATAL')], policy: { dockleLevel: 'none' }, refused: [] },
  { what: 'both', trivy: [vulnerability('HIGH')], dockle: [dockle('FATAL')], refused: ['CVE-HIGH', 'C-FATAL'] },
]

describe('judge', () => {
  test.each(ROWS)('$what', ({ trivy = [], dockle = [], policy = {}, refused }) => {
    const verdict = judge({ trivy: trivyReport(trivy), dockle: dockleReport(dockle), policy: { ...POLICY, ...policy } })
    if (refused.length === 0) {
      expect(verdict).toEqual({ kind: 'clean' })
      return
    }
    if (verdict.kind !== 'refused') throw new Error(`the verdict is ${verdict.kind}`)
    const { refusals } = verdict
    expect([...refusals.trivy.map(({ id }) => id), ...refusals.dockle.map(({ code }) => code)]).toEqual(refused)
  })

  test('a broken scanner is neither clean nor refused, and what the other one refused is told', () => {
    expect(judge({ trivy: brokenTrivy, dockle: dockleReport([]), policy: POLICY })).toEqual({
      kind: 'broke',
      broken: [brokenTrivy],
      refusals: { trivy: [], dockle: [] },
    })
    expect(judge({ trivy: trivyReport([vulnerability('HIGH')]), dockle: brokenDockle, policy: POLICY })).toMatchObject({
      kind: 'broke',
      broken: [brokenDockle],
      refusals: { trivy: [{ id: 'CVE-HIGH' }] },
    })
    expect(judge({ trivy: brokenTrivy, dockle: brokenDockle, policy: POLICY })).toMatchObject({
      broken: [brokenTrivy, brokenDockle],
    })
  })
})

const anyTrivy = fc.oneof(
  fc.constant(brokenTrivy),
  fc
    .array(
      fc.oneof(
        fc.tuple(fc.constantFrom(...SEVERITIES), fc.constantFrom(null, '2')).map((of) => vulnerability(...of)),
        fc.constant(secret),
      ),
    )
    .map(trivyReport),
)
const anyDockle = fc.oneof(
  fc.constant(brokenDockle),
  fc.array(fc.constantFrom(...DOCKLE_LEVELS).map(dockle)).map(dockleReport),
)
const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  trivySeverities: fc.subarray([...SEVERITIES]),
  unfixed: fc.constantFrom('refused', 'ignored'),
  dockleLevel: fc.constantFrom(...DOCKLE_LEVELS, 'none' as const),
})
const anyInput: fc.Arbitrary<GateInput> = fc.record({ trivy: anyTrivy, dockle: anyDockle, policy: anyPolicy })

const refusedBy = (input: GateInput): number => {
  const verdict = judge(input)
  return verdict.kind === 'clean' ? 0 : verdict.refusals.trivy.length + verdict.refusals.dockle.length
}

describe('for any reports and any policy', () => {
  test('the verdict is broke exactly when a scan broke', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const broke = [input.trivy, input.dockle].some(({ kind }) => kind === 'broke')
        expect(judge(input).kind === 'broke').toBe(broke)
      }),
    )
  })

  test('only what was found is refused', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const verdict = judge(input)
        if (verdict.kind === 'clean') return
        const found = [
          ...(input.trivy.kind === 'report' ? input.trivy.report.findings : []),
          ...(input.dockle.kind === 'report' ? input.dockle.report.findings : []),
        ]
        for (const refused of [...verdict.refusals.trivy, ...verdict.refusals.dockle]) expect(found).toContain(refused)
      }),
    )
  })

  test('a stricter policy never refuses less', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const strictest: Policy = { trivySeverities: SEVERITIES, unfixed: 'refused', dockleLevel: 'INFO' }
        const mildest: Policy = { trivySeverities: [], unfixed: 'ignored', dockleLevel: 'none' }
        expect(refusedBy(input)).toBeLessThanOrEqual(refusedBy({ ...input, policy: strictest }))
        expect(refusedBy({ ...input, policy: mildest })).toBe(0)
      }),
    )
  })
})
