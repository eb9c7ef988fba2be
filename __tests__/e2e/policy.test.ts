/** What a policy asks about, with the real Trivy: licenses, the configuration, the size, the end of life, and the age of the database. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import type { ScanResult } from '../../src/domain/scan/findings.ts'
import { judge } from '../../src/domain/scan/judged.ts'
import { lookedFor, type PolicyMap } from '../../src/domain/scan/policy/policy-map.ts'
import { checkProperties } from '../../src/stages/check-properties.ts'
import { prepareScanners } from '../../src/stages/scanners/scanners.ts'
import { trivyScan } from '../../src/stages/trivy.ts'
import { NO_HELD } from '../../src/domain/scan/exceptions/exception-sets.ts'
import { makeFakeClock } from '../support/fake-clock.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import { config, dpkg, folder, makeFolder, portsIn, removeFolder, SYSTEM } from '../support/real-scanners.ts'

jest.setTimeout(120_000)

beforeEach(makeFolder)
afterEach(removeFolder)

const COPYRIGHT = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Files: *
Copyright: x
License: GPL-3.0-only
`

/** Debian 9, with a package under the GPL, and a variable that looks like a secret. */
const OLD = {
  files: {
    ...SYSTEM,
    ...dpkg('bash', '5.2'),
    'etc/debian_version': '9.13\n',
    'etc/os-release': 'ID=debian\nVERSION_ID="9"\nNAME="Debian GNU/Linux"\n',
    'usr/share/doc/bash/copyright': COPYRIGHT,
  },
  history: ['ENV DB_PASSWORD=hunter2'],
}

const blockedBy = async (map: PolicyMap): Promise<readonly string[]> => {
  const ports = portsIn()
  const image = await makeImageArchive(folder(), OLD)
  const { trivy, database } = await prepareScanners.run(config(), ports)
  const settings = { timeoutMinutes: 1, unknownSystem: 'accepted', lookFor: lookedFor(map) } as const
  const scan = await trivyScan.run({ image, trivy, database, ...settings }, ports)
  const properties = await checkProperties.run(
    { map, image, built: null, workspace: folder(), scans: [scan], baseline: { kind: 'none' } },
    { ...ports, clock: makeFakeClock(Date.parse('2026-01-03T00:00:00Z')) },
  )
  const scans: readonly ScanResult[] = [scan, properties]
  expect(JSON.stringify(scans)).not.toContain('hunter2')
  const { verdict } = judge({
    scans,
    policy: { trivySeverities: [], unfixed: 'ignored', dockleLevel: 'none', map },
    exceptions: NO_HELD,
    today: '2026-11-22',
  })
  if (verdict.kind === 'broke') throw new Error(verdict.broken.map(({ because }) => because).join())
  return verdict.kind === 'passed' ? [] : verdict.blockers.map(({ rule, finding }) => `${rule} ${finding.id}`)
}

test.each<readonly [PolicyMap, readonly string[]]>([
  [{}, []],
  [{ licenses: { categories: [], names: ['GPL-3.0*'] } }, ['licenses GPL-3.0-only']],
  [{ licenses: { categories: ['forbidden'], names: [] } }, []],
  [{ 'image-configuration': ['CRITICAL'] }, ['image-configuration DS-0031']],
  [{ 'end-of-life': 'block' }, ['end-of-life END-OF-LIFE']],
  [{ 'end-of-life': 'report' }, []],
  [{ 'max-size-mb': 1 }, []],
  [{ 'max-database-age-hours': 48 }, []],
  [{ 'max-database-age-hours': 47 }, ['max-database-age-hours DATABASE-AGE']],
  [{ 'base-images': ['*'] }, ['base-images BASE-IMAGE']],
])('%j', async (map, blocked) => {
  expect(await blockedBy(map)).toEqual(blocked)
})
