/** The gate fails with its verdict as the result, and its message names the worst of both scans. */
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../src/errors/ship-error.ts'
import type { DockleFinding, Vulnerability } from '../../src/domain/scan/findings.ts'
import type { GateInput } from '../../src/domain/scan/policy.ts'
import { enforceGate } from '../../src/stages/gate.ts'
import { recordingLog } from '../support/recording-log.ts'
import { IMAGE, thrownBy } from '../support/scanner-ports.ts'

const vulnerability = (id: string): Vulnerability => ({
  kind: 'vulnerability',
  id,
  severity: 'HIGH',
  packageName: 'openssl',
  installedVersion: '3.0.9-1',
  fixedVersion: null,
  title: '',
  url: null,
  target: '',
})

const DOCKLE_FINDING: DockleFinding = {
  code: 'CIS-DI-0010',
  level: 'FATAL',
  title: 'Do not store credential in environment variables/files',
  alerts: [],
}

const input = (changes: Partial<GateInput> = {}): GateInput => ({
  trivy: {
    kind: 'report',
    report: {
      scanner: 'trivy',
      version: '0.74.0',
      configDigest: IMAGE.configDigest,
      operatingSystem: null,
      database: { updatedAt: '2026-01-01T00:00:00Z', source: 'own' },
      findings: [],
    },
  },
  dockle: { kind: 'report', report: { scanner: 'dockle', version: '0.4.15', findings: [] } },
  policy: { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'refused', dockleLevel: 'FATAL' },
  ...changes,
})

const withFindings = (trivy: number): GateInput => {
  const scan = input()
  if (scan.trivy.kind !== 'report') throw new Error('a report is expected')
  const findings = Array.from({ length: trivy }, (_, n) => vulnerability(`CVE-2026-${n}`))
  return { ...scan, trivy: { kind: 'report', report: { ...scan.trivy.report, findings } } }
}

const refusal = async (changes: GateInput): Promise<ShipError> => {
  const error = await thrownBy(enforceGate.run(changes, { log: recordingLog() }))
  if (!(error instanceof ShipError)) throw error
  return error
}

describe('gate', () => {
  test('lets a clean image through', async () => {
    expect(await enforceGate.run(input(), { log: recordingLog() })).toEqual({ kind: 'clean' })
  })

  test.each([
    [{}, 'Trivy refuses CRITICAL, HIGH; Dockle refuses FATAL'],
    [
      { unfixed: 'ignored', dockleLevel: 'WARN' },
      'Trivy refuses CRITICAL, HIGH with a fix; Dockle refuses FATAL, WARN',
    ],
    [{ trivySeverities: [], dockleLevel: 'none' }, 'Trivy refuses nothing; Dockle refuses nothing'],
  ] as const)('tells the policy %j and the verdict', async (changes, words) => {
    const log = recordingLog()
    await enforceGate.run(input({ policy: { ...input().policy, ...changes } }), { log })
    expect(log.text('info')).toBe(`policy: ${words}\nverdict: clean`)
  })

  test('refuses with counts and the worst few, and hands over all of them', async () => {
    const error = await refusal({
      ...withFindings(5),
      dockle: { kind: 'report', report: { scanner: 'dockle', version: '0.4.15', findings: [DOCKLE_FINDING] } },
    })
    expect(error).toMatchObject({ kind: 'policy', code: 'E_GATE_BLOCKED' })
    expect(error.message).toBe(
      'The image is refused: Trivy found 5 HIGH: CVE-2026-0 in openssl 3.0.9-1 (no fix yet), CVE-2026-1 in openssl 3.0.9-1 (no fix yet), ' +
        'CVE-2026-2 in openssl 3.0.9-1 (no fix yet), and 2 more. ' +
        'Dockle found 1 FATAL: CIS-DI-0010 Do not store credential in environment variables/files',
    )
    expect(error.result).toMatchObject({ kind: 'refused', refusals: { trivy: { length: 5 }, dockle: { length: 1 } } })
  })

  test('says that a scanner broke, which is no refusal, and what the other one found', async () => {
    const error = await refusal({
      ...withFindings(1),
      dockle: { kind: 'broke', scanner: 'dockle', because: 'it did not end within 300 s', hint: 'Raise the limit.' },
    })
    expect(error).toMatchObject({ kind: 'command', code: 'E_SCANNER_BROKE', hint: 'Raise the limit.' })
    expect(error.message).toBe(
      'The image was not judged: dockle broke, because it did not end within 300 s. ' +
        'Found all the same: Trivy found 1 HIGH: CVE-2026-0 in openssl 3.0.9-1 (no fix yet)',
    )
    expect(error.result).toMatchObject({ kind: 'broke', refusals: { trivy: { length: 1 } } })
  })
})
