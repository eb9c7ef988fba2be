/** The vulnerability database downloaded by the real Trivy from registries on loopback that have it or deny it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Scanners } from '../../src/domain/scan/scanners.ts'
import { prepareScanners } from '../../src/stages/scanners/scanners.ts'
import { databaseRegistry, type DatabaseRegistry } from '../support/database-registry.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import { EMPTY_JAR, writeJavaIndex } from '../support/java-index.ts'
import { stopServers } from '../support/loopback-server.ts'
import {
  config,
  EXPECTED,
  folder,
  makeFolder,
  portsIn,
  removeFolder,
  scan,
  SYSTEM,
  VULNERABLE,
} from '../support/real-scanners.ts'

jest.setTimeout(60_000)

beforeEach(makeFolder)
afterEach(async () => {
  stopServers()
  await removeFolder()
})

const download = (registries: readonly DatabaseRegistry[], environment: NodeJS.ProcessEnv = {}): Promise<Scanners> => {
  const databaseRepositories = registries.map(({ repository }) => repository)
  return prepareScanners.run(
    config({ network: 'online', databaseDirectory: null, databaseRepositories }),
    portsIn(environment),
  )
}

describe('a database that is downloaded', () => {
  test('comes from the first mirror that has it, and the scan uses it', async () => {
    const denies = await databaseRegistry(join(folder(), 'database'), ['denied'])
    const gives = await databaseRegistry(join(folder(), 'database'), ['too-many-requests', 'gives'])
    const scanners = await download([denies, gives])
    expect(scanners.database).toMatchObject({
      kind: 'ready',
      updatedAt: '2026-01-01T00:00:00Z',
      origin: { kind: 'verified', repository: gives.repository },
    })
    expect(await scan(await makeImageArchive(folder(), VULNERABLE), scanners)).toMatchObject(EXPECTED)
  })

  test('is not the one that another job has left in the tool cache', async () => {
    const registry = await databaseRegistry(join(folder(), 'database'), ['gives'])
    const empty = join(folder(), 'cache', 'trivy')
    await mkdir(join(empty, 'db'), { recursive: true })
    await writeFile(join(empty, 'database.tar.gz'), 'of another job')
    await writeFile(join(empty, 'db', 'metadata.json'), '{"Version":2,"NextUpdate":"2099-01-01T00:00:00Z"}')
    const scanners = await download([registry])
    expect(await scan(await makeImageArchive(folder(), VULNERABLE), scanners)).toMatchObject(EXPECTED)
    const blobs = (): number => registry.requests.filter(({ path }) => path.includes('/blobs/')).length
    expect(blobs()).toBe(1)
    expect((await download([registry])).database).toMatchObject({ origin: { kind: 'verified' } })
    expect(blobs()).toBe(1)
  })

  test('is not the one that was put into the tool cache in its place, and the log has both hashes', async () => {
    const registry = await databaseRegistry(join(folder(), 'database'), ['gives'])
    await download([registry])
    const cached = join(folder(), 'cache', 'trivy', 'database.tar.gz')
    const bytes = await readFile(cached)
    // An old database of the publisher is as good an attack as a made one.
    await writeFile(cached, Buffer.concat([bytes, Buffer.from('poison')]))
    const ports = portsIn({})
    const databaseRepositories = [registry.repository]
    const input = config({ network: 'online', databaseDirectory: null, databaseRepositories })
    expect((await prepareScanners.run(input, ports)).database).toMatchObject({ origin: { kind: 'verified' } })
    expect(ports.log.text('info')).toMatch(
      /database\.tar\.gz is not used: \S+ has another one now\. It has sha256 [0-9a-f]{64}, not [0-9a-f]{64}\./,
    )
    expect(await readFile(cached)).toEqual(bytes)
  })

  test('comes with the index of Java packages when an image has JARs, and Trivy finds in it what the JAR is', async () => {
    await writeJavaIndex(join(folder(), 'database'))
    const registry = await databaseRegistry(join(folder(), 'database'), ['gives'])
    const asked = () => registry.requests.filter(({ path }) => path.includes('java')).length
    const scanners = await download([registry])
    expect(await scan(await makeImageArchive(folder(), VULNERABLE), scanners)).toMatchObject(EXPECTED)
    expect(asked()).toBe(0)
    const image = await makeImageArchive(folder(), { files: { ...SYSTEM, 'app/app.jar': EMPTY_JAR } })
    const scans = await Promise.all([scan(image, scanners), scan(image, scanners)])
    for (const { trivy } of scans)
      expect(trivy).toMatchObject({
        kind: 'report',
        report: {
          findings: expect.arrayContaining([
            expect.objectContaining({ id: 'CVE-2021-44228', packageName: 'org.apache.logging.log4j:log4j-core' }),
          ]),
        },
      })
    // The manifest and the blob, once.
    expect(asked()).toBe(2)
  })

  test('without an index of Java packages breaks the scan of an image with JARs', async () => {
    const registry = await databaseRegistry(join(folder(), 'database'), ['gives'])
    const scanners = await download([registry])
    const { trivy } = await scan(
      await makeImageArchive(folder(), { files: { ...SYSTEM, 'a.jar': EMPTY_JAR } }),
      scanners,
    )
    expect(trivy).toMatchObject({
      kind: 'broke',
      because: expect.stringMatching(
        /^The image has JARs\. Cannot download the index of Java packages from .*MANIFEST_UNKNOWN$/,
      ),
    })
  })

  test('is requested without a login of the machine', async () => {
    const registry = await databaseRegistry(join(folder(), 'database'), ['gives'])
    const [host = ''] = registry.repository.split('/')
    const login = JSON.stringify({ auths: { [host]: { auth: Buffer.from('stale:hunter2').toString('base64') } } })
    for (const path of [join(folder(), 'docker'), join(folder(), '.docker')]) {
      await mkdir(path)
      await writeFile(join(path, 'config.json'), login)
    }
    const environment = { DOCKER_CONFIG: join(folder(), 'docker'), HOME: folder() }
    expect((await download([registry], environment)).database).toMatchObject({ kind: 'ready' })
    expect(registry.requests.filter(({ authorization }) => authorization !== undefined)).toEqual([])
  })

  test('that no mirror has is one sentence with the reason of each', async () => {
    const busy = await databaseRegistry(join(folder(), 'database'), ['too-many-requests'])
    const denies = await databaseRegistry(join(folder(), 'database'), ['denied'])
    const scanners = await download([busy, denies])
    expect(scanners.database).toMatchObject({
      kind: 'broke',
      because: `Cannot download the vulnerability database: 2 mirrors tried: ${busy.repository} (TOOMANYREQUESTS: toomanyrequests), ${denies.repository} (DENIED: denied)`,
    })
    expect(scanners.trivy).toMatchObject({ kind: 'ready' })
  })
})
