/** The next step of who is blocked fits the cause, not only the rule. */
import { expect, test } from '@jest/globals'
import { ofSideCar } from '../../src/domain/scan/side-car-scans.ts'
import { judge } from '../../src/domain/scan/judged.ts'
import type { Finding, Property } from '../../src/domain/scan/findings.ts'
import { propertyReport } from '../../src/domain/scan/policy/properties.ts'
import { NO_HELD } from '../../src/domain/scan/exceptions/exception-sets.ts'
import type { ShipError } from '../../src/errors/ship-error.ts'
import { enforceGate } from '../../src/stages/gate.ts'
import { recordingLog } from '../support/recording-log.ts'
import { trivyReport, vulnerability } from '../support/sample-results.ts'
import { thrownBy } from '../support/scanner-ports.ts'

const map = { 'end-of-life': 'block', 'max-growth-mb': 1, 'max-database-age-hours': 1 } as const
const policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL', map } as const
const RUNS = { image: 'hello@sha256:1', containers: ['app'], platform: 'linux/amd64', runsIn: ['web'] }

const property = (id: string, hint?: string): Property => ({
  ...{ kind: 'property', source: 'image', id, severity: 'HIGH', level: 'VIOLATION', title: 't', url: null, where: [] },
  ...(hint !== undefined && { hint }),
})

const hintOf = async (findings: readonly Finding[], where: 'built' | 'runs'): Promise<string | undefined> => {
  const properties = findings.filter(({ kind }) => kind === 'property') as readonly Property[]
  const { report } = trivyReport(findings.filter(({ kind }) => kind !== 'property'))
  const scans = [{ kind: 'report', report } as const, propertyReport(report, properties)]
  const owned = where === 'runs' ? scans.map((scan) => ofSideCar(scan, RUNS)) : scans
  const judged = judge({ scans: owned, policy, exceptions: NO_HELD, today: '2026-11-21' })
  return ((await thrownBy(enforceGate.run(judged, { log: recordingLog() }))) as ShipError).hint
}

test.each([
  [[property('IMAGE-GROWTH', 'Set `baseline: running`.')], 'Set `baseline: running`.'],
  [[property('IMAGE-GROWTH')], 'Find out what makes the image larger'],
  [[vulnerability(), property('IMAGE-GROWTH', 'Set it.')], 'Fix the findings listed in the summary. Set it.'],
])('of an image that was built: %j', async (findings, hint) => {
  expect(await hintOf(findings, 'built')).toMatch(new RegExp(`^${hint}`, 'u'))
})

test('an entry to copy is never cut: it is in the summary where it is too long', async () => {
  const accepting = async (packageName: string): Promise<string | undefined> => {
    const scans = [trivyReport([vulnerability({ packageName })])]
    const judged = judge({ scans, policy, exceptions: { ...NO_HELD, longestDays: 400 }, today: '2026-11-21' })
    return ((await thrownBy(enforceGate.run(judged, { log: recordingLog() }))) as ShipError).hint
  }
  expect(await accepting('openssl')).toContain('`- { id: CVE-2023-5363, package: openssl,')
  const long = await accepting('x'.repeat(400))
  expect(long).toContain('the summary has it to copy')
  expect(long).not.toContain('{ id')
  expect(long?.length).toBeLessThanOrEqual(500)
})

const REBUILD = 'a rebuild takes the fixes'

test('of an image that runs: a rebuild fixes vulnerabilities alone', async () => {
  expect(await hintOf([vulnerability()], 'runs')).toContain(REBUILD)
  expect(await hintOf([property('END-OF-LIFE')], 'runs')).toBe(
    'Build upon a release of the operating system that still gets security fixes. Then deploy the new image.',
  )
  const both = await hintOf([vulnerability(), property('END-OF-LIFE')], 'runs')
  expect(both).toContain(REBUILD)
  expect(both).toContain('Build upon a release')
  expect(await hintOf([property('DATABASE-AGE')], 'runs')).toMatch(/^Use a newer vulnerability database[^.]*\.$/u)
})
