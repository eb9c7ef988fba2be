/** An exception holds for its finding, to the end of its last day. */
import { describe, expect, test } from '@jest/globals'
import type { Exception } from '../../../src/domain/scan/exceptions.ts'
import { blockersOf } from '../../../src/domain/scan/gate-verdict.ts'
import { judge } from '../../../src/domain/scan/judged.ts'
import type { Policy } from '../../../src/domain/scan/policy.ts'
import { dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

const POLICY: Policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' }

const ACCEPTED: Exception = {
  scanner: null,
  id: 'CVE-HIGH',
  package: null,
  reason: 'The code is not reached.',
  owner: 'platform',
  expires: '2026-12-31',
  place: { path: 'ship-to-ecs.exceptions.yaml', line: 2, column: 5 },
}

describe('an exception', () => {
  const scans = [
    trivyReport([vulnerability({ id: 'CVE-HIGH' }), vulnerability({ id: 'CVE-CRITICAL', severity: 'CRITICAL' })]),
    dockleReport([]),
  ]
  test.each([
    ['holds on its last day', {}, '2026-12-31', ['CVE-HIGH']],
    ['no longer holds on the day after', {}, '2027-01-01', []],
    ['holds for its package', { package: 'openssl' }, '2026-11-21', ['CVE-HIGH']],
    ['does not hold for another package', { package: 'zlib' }, '2026-11-21', []],
    ['holds for its scanner', { scanner: 'trivy' }, '2026-11-21', ['CVE-HIGH']],
    ['does not hold for another scanner', { scanner: 'ecr' }, '2026-11-21', []],
  ] as const)('%s', (_, changes, today, excepted) => {
    const judged = judge({ scans, policy: POLICY, exceptions: [{ ...ACCEPTED, ...changes }], today })
    expect(judged.excepted.map(({ finding }) => finding.id)).toEqual(excepted)
    const blocking = ['CVE-CRITICAL', 'CVE-HIGH'].filter((id) => !(excepted as readonly string[]).includes(id))
    expect(blockersOf(judged.verdict).map(({ finding }) => finding.id)).toEqual(blocking)
  })
})
