/** The gate fails with its verdict as the result, and its message names the worst findings of every source. */
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../src/errors/ship-error.ts'
import type { Policy } from '../../src/domain/scan/policy.ts'
import { judge, type JudgeInput } from '../../src/domain/scan/judged.ts'
import { ofSideCar } from '../../src/domain/scan/side-car-scans.ts'
import { enforceGate } from '../../src/stages/gate.ts'
import { recordingLog } from '../support/recording-log.ts'
import { broken, dockleFinding, dockleReport, trivyReport, vulnerability } from '../support/sample-results.ts'
import { NO_HELD } from '../../src/domain/scan/exceptions/exception-sets.ts'
import { thrownBy } from '../support/scanner-ports.ts'

const POLICY: Policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' }

const vulnerabilities = (count: number) =>
  trivyReport(Array.from({ length: count }, (_, n) => vulnerability({ id: `CVE-2026-${n}`, fixedVersion: null })))

const judged = (scans: JudgeInput['scans'], changes: Partial<Policy> = {}) =>
  judge({ scans, policy: { ...POLICY, ...changes }, exceptions: NO_HELD, today: '2026-11-21' })

const BRANCH = {
  kind: 'no-file',
  because: 'on pull_request',
  branch: 'main',
  commit: 'c'.repeat(40),
  path: 'ship-to-ecs.exceptions.yaml',
  wrong: [],
} as const

const errorOf = async (scans: JudgeInput['scans']): Promise<ShipError> => {
  const error = await thrownBy(enforceGate.run(judged(scans), { log: recordingLog() }))
  if (!(error instanceof ShipError)) throw error
  return error
}

describe('gate', () => {
  test('passes an image without findings', async () => {
    const scans = [trivyReport([]), dockleReport([])]
    expect(await enforceGate.run(judged(scans), { log: recordingLog() })).toEqual({ kind: 'passed' })
  })

  test.each([
    [{}, 'Trivy findings block at CRITICAL, HIGH; Dockle findings block at FATAL'],
    [
      { unfixed: 'ignored', dockleLevel: 'WARN' },
      'Trivy findings block at CRITICAL, HIGH (vulnerabilities only if a fixed version exists); Dockle findings block at FATAL, WARN',
    ],
    [{ trivySeverities: [], dockleLevel: 'none' }, 'Trivy findings do not block; Dockle findings do not block'],
  ] as const)('logs the policy %j and the verdict', async (changes, words) => {
    const log = recordingLog()
    const scans = [trivyReport([]), dockleReport([])]
    await enforceGate.run(judged(scans, changes), { log })
    expect(log.text('info')).toBe(`Policy: ${words}\nPassed: no finding blocks the image`)
  })

  test('blocks with counts and the worst few in the message, and all findings in the result', async () => {
    const error = await errorOf([vulnerabilities(5), dockleReport([dockleFinding()])])
    expect(error).toMatchObject({ kind: 'policy', code: 'E_GATE_BLOCKED' })
    expect(error.message).toBe(
      'The image is blocked: Trivy 5 HIGH: CVE-2026-0 in openssl 3.0.9-1 (no fixed version), CVE-2026-1 in openssl 3.0.9-1 (no fixed version), ' +
        'CVE-2026-2 in openssl 3.0.9-1 (no fixed version), and 2 more; ' +
        'Dockle 1 FATAL: CIS-DI-0010 Do not store credential in environment variables/files',
    )
    expect(error.result).toMatchObject({ kind: 'blocked', blockers: { length: 6 } })
  })

  test.each([
    [['image'], 'Fix the findings listed in the summary.'],
    [['side-car'], 'Use another image of the side-car, without the findings listed in the summary.'],
    [['image', 'side-car'], 'Fix the findings listed in the summary, and use another image for what is in a side-car.'],
  ])('says what to do about findings in %j', async (owners, hint) => {
    const sideCar = { image: 'nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' } as const
    const report = vulnerabilities(1)
    const scans = owners.map((owner) => (owner === 'image' ? report : ofSideCar(report, sideCar)))
    expect((await errorOf([...scans, dockleReport([])])).hint).toBe(hint)
  })

  test.each([
    [1, {}, '.'],
    [2, {}, '. The summary has 2 entries to copy.'],
    [1, { source: BRANCH }, '.'],
  ] as const)('says how the first of %i findings can be accepted: %j', async (count, facts, end) => {
    const held = { ...NO_HELD, longestDays: 400, ...facts }
    const found = ['CVE-2026-1000', 'CVE-2026-1001'].slice(0, count).map((id) => vulnerability({ id }))
    const input = judge({ scans: [trivyReport(found)], policy: POLICY, exceptions: held, today: '2026-11-21' })
    const error = await thrownBy(enforceGate.run(input, { log: recordingLog() }))
    const where = `ship-to-ecs.exceptions.yaml\`${'source' in facts ? ' of `main`' : ''}`
    const entry = "- { id: CVE-2026-1000, package: openssl, reason: '', owner: '', expires: 2027-02-19 }"
    expect((error as ShipError).hint).toBe(
      `Fix the findings listed in the summary. To accept a finding instead, add an entry with your reason and owner to \`${where}: \`${entry}\`${end}`,
    )
  })

  test('a broken scanner is not a block; the reason and the findings of the other one are reported', async () => {
    const error = await errorOf([
      vulnerabilities(1),
      { kind: 'broke', source: 'dockle', because: 'it did not end within 300 s', hint: 'Raise the limit.' },
    ])
    expect(error).toMatchObject({ kind: 'command', code: 'E_SCANNER_BROKE', hint: 'Raise the limit.' })
    expect(error.message).toBe(
      'Dockle broke: it did not end within 300 s. The image could not be judged. ' +
        'Other scans found: Trivy 1 HIGH: CVE-2026-0 in openssl 3.0.9-1 (no fixed version)',
    )
    expect(error.result).toMatchObject({ kind: 'broke', blockers: { length: 1 } })
  })

  test('two broken scanners with the same next step name it once', async () => {
    expect((await errorOf([broken, { ...broken, source: 'dockle' }])).hint).toBe(broken.hint)
  })

  const SIDE_CAR = { image: 'nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' }

  test('the same finding in two images blocks both, each by its name', async () => {
    const error = await errorOf([vulnerabilities(1), ofSideCar(vulnerabilities(1), SIDE_CAR)])
    expect(error.message).toBe(
      'The image is blocked: Trivy 1 HIGH: CVE-2026-0 in openssl 3.0.9-1 (no fixed version). ' +
        'The image nginx:1.29 of the container proxy (linux/amd64) is blocked: Trivy 1 HIGH: CVE-2026-0 in openssl 3.0.9-1 (no fixed version)',
    )
    expect(error.result).toMatchObject({
      blockers: [{ finding: { id: 'CVE-2026-0' } }, { finding: { sideCar: SIDE_CAR } }],
    })
  })

  test('a scanner that broke on a side-car alone is said to have, and does not pass', async () => {
    const error = await errorOf([vulnerabilities(1), ofSideCar(broken, SIDE_CAR)])
    expect(error.code).toBe('E_SCANNER_BROKE')
    expect(error.message).toBe(
      `Trivy broke on nginx:1.29 of the container proxy (linux/amd64): ${broken.because}. The side-cars could not be judged. ` +
        'Other scans found: Trivy 1 HIGH: CVE-2026-0 in openssl 3.0.9-1 (no fixed version)',
    )
  })

  test('logs how many side-cars passed', async () => {
    const log = recordingLog()
    const ofProxy = [trivyReport([]), dockleReport([])].map((scan) => ofSideCar(scan, SIDE_CAR))
    await enforceGate.run(judged([trivyReport([]), ...ofProxy]), { log })
    expect(log.text('info')).toContain('Passed: no finding blocks the image or a side-car (1)')
  })
})
