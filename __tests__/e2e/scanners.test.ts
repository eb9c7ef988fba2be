/** The scanning stages with the real Trivy and the real Dockle, on archives made by hand and the fixture database. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { judge } from '../../src/domain/scan/judged.ts'
import { enforceGate } from '../../src/stages/gate.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import {
  dpkg,
  EXPECTED,
  folder,
  makeFolder,
  POLICY,
  removeFolder,
  type Scans,
  scanWithFixture,
  SYSTEM,
  VULNERABLE,
} from '../support/real-scanners.ts'
import { NO_HELD } from '../../src/domain/scan/exceptions/exception-sets.ts'
import { recordingLog } from '../support/recording-log.ts'

jest.setTimeout(60_000)

const judged = ({ trivy, dockle }: Scans) =>
  judge({ scans: [trivy, dockle], policy: POLICY, exceptions: NO_HELD, today: '2026-11-21' })

/** What people read of the scans; the path of the raw JSON stays within the run. */
const reportsOf = ({ trivy, dockle }: Scans) =>
  [trivy, dockle].map((scan) => (scan.kind === 'report' ? scan.report : scan))

beforeEach(makeFolder)
afterEach(removeFolder)

describe('an image with vulnerabilities', () => {
  test('is reported by both and blocked, without a secret in any report', async () => {
    const image = await makeImageArchive(folder(), VULNERABLE)
    const scans = await scanWithFixture(image)
    expect(scans).toMatchObject(EXPECTED)
    expect(JSON.stringify(scans)).not.toMatch(/hunter2|AKIAQ3EGRNP7JTQ5XYZW/)
    expect(JSON.stringify(reportsOf(scans))).not.toContain(folder())
    await expect(enforceGate.run(judged(scans), { log: recordingLog() })).rejects.toMatchObject({
      code: 'E_GATE_BLOCKED',
    })
  })

  test('has the same findings whatever the environment and the folders of the machine hold', async () => {
    const image = await makeImageArchive(folder(), VULNERABLE)
    const home = join(folder(), 'home')
    await mkdir(home)
    for (const name of ['trivy.yaml', '.trivyignore', '.dockleignore'])
      await writeFile(join(home, name), 'CVE-2023-5363\n')
    const weakened = {
      HOME: home,
      TRIVY_SEVERITY: 'LOW',
      TRIVY_IGNORE_UNFIXED: 'true',
      TRIVY_SKIP_FILES: '**/*',
      TRIVY_IGNOREFILE: join(home, '.trivyignore'),
      TRIVY_EXIT_CODE: '1',
      DOCKLE_IGNORES: 'DKL-DI-0001',
      DOCKLE_EXIT_CODE: '1',
      DOCKLE_OUTPUT_FORMAT: 'sarif',
    }
    expect(await scanWithFixture(image, weakened)).toMatchObject(EXPECTED)
  })

  test('leaves the database of the user as it was', async () => {
    const image = await makeImageArchive(folder(), VULNERABLE)
    const before = await readFile(join(folder(), 'database', 'db', 'trivy.db'))
    await scanWithFixture(image)
    expect(await readdir(join(folder(), 'database'), { recursive: true })).toEqual([
      'db',
      'db/metadata.json',
      'db/trivy.db',
    ])
    expect(await readFile(join(folder(), 'database', 'db', 'trivy.db'))).toEqual(before)
  })
})

test('an image without findings passes', async () => {
  const image = await makeImageArchive(folder(), { files: { ...SYSTEM, ...dpkg('openssl', '3.0.17-1~deb12u3') } })
  const scans = await scanWithFixture(image)
  expect(await enforceGate.run(judged(scans), { log: recordingLog() })).toEqual({
    kind: 'passed',
  })
})

describe('a scanner that breaks says why', () => {
  test('on an archive that is cut off', async () => {
    const image = await makeImageArchive(folder(), VULNERABLE)
    await writeFile(image.archive, (await readFile(image.archive)).subarray(0, 3000))
    const scans = await scanWithFixture(image)
    expect(scans).toMatchObject({ trivy: { kind: 'broke' }, dockle: { kind: 'broke' } })
    await expect(enforceGate.run(judged(scans), { log: recordingLog() })).rejects.toMatchObject({
      code: 'E_SCANNER_BROKE',
    })
  })

  test('on a broken database', async () => {
    const image = await makeImageArchive(folder(), VULNERABLE)
    await writeFile(join(folder(), 'database', 'db', 'trivy.db'), 'not a database')
    expect(await scanWithFixture(image)).toMatchObject({ trivy: { kind: 'broke' }, dockle: { kind: 'report' } })
  })

  test('on JARs without an index of Java packages, and what to do', async () => {
    const image = await makeImageArchive(folder(), {
      files: { ...SYSTEM, 'app/app.jar': 'any JAR asks for the index' },
    })
    const { trivy } = await scanWithFixture(image)
    expect(trivy).toMatchObject({ kind: 'broke', hint: expect.stringContaining('The image has JARs') })
  })

  test('on an archive of another image', async () => {
    const image = await makeImageArchive(folder(), VULNERABLE)
    const other = await makeImageArchive(join(folder(), 'other'), { files: SYSTEM })
    const scans = await scanWithFixture({ ...image, configDigest: other.configDigest })
    expect(scans.trivy).toMatchObject({ kind: 'broke', because: expect.stringContaining('another image') })
  })
})
