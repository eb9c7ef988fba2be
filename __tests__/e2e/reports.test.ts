/**
 * The reports of the real scanners: complete, valid, without a secret, and with the same fingerprints for two builds of one source by the
 * engine of the sandbox.
 */
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import type { BuiltImage } from '../../src/domain/image/image.ts'
import type { SarifLog } from '../../src/domain/sarif/sarif-log.ts'
import { buildImage } from '../../src/stages/build/build.ts'
import { prepareScanners } from '../../src/stages/scanners/scanners.ts'
import { writeReports } from '../../src/stages/reports/reports.ts'
import type { ReportsInput } from '../../src/stages/reports/reports-input.ts'
import { makeLeftovers } from '../../src/adapters/leftovers.ts'
import { buildConfig } from '../support/build-config.ts'
import { computedTag, run } from '../support/image.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import { config, folder, makeFolder, portsIn, removeFolder, scan, VULNERABLE } from '../support/real-scanners.ts'
import { recordingSecrets } from '../support/recording-log.ts'
import { multitoolProblems } from '../support/sarif-multitool.ts'
import { sarifProblems } from '../support/sarif-schema.ts'

jest.setTimeout(240_000)

beforeEach(makeFolder)
afterEach(removeFolder)

/** What a run does of it: scans the image, writes the reports; gives their folder. */
const reportsOn = async (image: BuiltImage, changes: Partial<ReportsInput> = {}) => {
  const ports = portsIn()
  const scanners = await prepareScanners.run(config(), ports)
  const scans = await scan(image, scanners)
  const input: ReportsInput = {
    imageName: 'hello',
    localName: image.localReference,
    scans: [scans.trivy, scans.dockle],
    sideCars: [],
    judged: { verdict: { kind: 'passed' }, excepted: [] },
    trivy: scanners.trivy,
    source: { workspace: folder(), context: join(folder(), 'source'), file: null, target: null },
    fallback: 'ship-to-ecs.yaml',
    ...changes,
  }
  const written = await writeReports.run(input, { ...ports, secrets: recordingSecrets() })
  const of = (name: string): Promise<string> => readFile(join(written.folder ?? '', name), 'utf8')
  return { scans, written, of }
}

describe('an image with vulnerabilities, a secret and credentials in its build steps', () => {
  test('has every report, all valid and none with a secret or a path of the machine', async () => {
    const { written, of } = await reportsOn(await makeImageArchive(folder(), VULNERABLE))
    expect(written.problems).toEqual([])
    const names = [
      'trivy.json',
      'trivy.txt',
      'sbom.cdx.json',
      'sbom.spdx.json',
      'dockle.json',
      'trivy.sarif',
      'dockle.sarif',
      'findings.json',
      'findings.txt',
    ]
    expect((await readdir(written.folder ?? '')).toSorted()).toEqual(names.toSorted())
    for (const name of names) {
      const text = await of(name)
      expect(text.length).toBeGreaterThan(0)
      expect([name, /hunter2|AKIAQ3EGRNP7JTQ5XYZW/.exec(text)]).toEqual([name, null])
      expect([name, text.includes(folder()), text.includes('hello:built')]).toEqual([name, false, false])
    }
    const files = { trivy: await of('trivy.sarif'), dockle: await of('dockle.sarif') }
    for (const text of Object.values(files)) expect(sarifProblems(text)).toEqual([])
    expect(await multitoolProblems(files)).toEqual({ trivy: [], dockle: [] })
  })

  test('has the SBOMs of every package, with or without a finding', async () => {
    const { of } = await reportsOn(await makeImageArchive(folder(), VULNERABLE))
    expect(JSON.parse(await of('sbom.cdx.json'))).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'hello', type: 'container' } },
    })
    expect(JSON.parse(await of('sbom.spdx.json'))).toMatchObject({ spdxVersion: 'SPDX-2.3', name: 'hello' })
    for (const name of ['sbom.cdx.json', 'sbom.spdx.json']) {
      expect(await of(name)).toMatch(/"pkg:deb\/debian\/openssl@3\.0\.9-1[^"]*"/)
      expect(await of(name)).toContain('pkg:npm/lodash@4.17.11')
    }
  })

  test('has a table that names each vulnerability', async () => {
    const { of } = await reportsOn(await makeImageArchive(folder(), VULNERABLE))
    for (const id of ['CVE-2023-5363', 'CVE-2025-27587', 'CVE-2019-10744']) expect(await of('trivy.txt')).toContain(id)
  })
})

const DOCKERFILE = `FROM scratch
COPY etc /etc
COPY dpkg /var/lib/dpkg
COPY app /app
`

/** The sources as a checkout at another time has them. */
const writeSources = async (source: string, at: Date): Promise<void> => {
  const files: Record<string, string> = { Dockerfile: DOCKERFILE }
  for (const [path, text] of Object.entries(VULNERABLE.files)) {
    files[path.replace('var/lib/dpkg/', 'dpkg/')] = text
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(source, path, '..'), { recursive: true })
    await writeFile(join(source, path), text)
    await utimes(join(source, path), at, at)
  }
}

const build = async (tag: string): Promise<BuiltImage> => {
  const source = join(folder(), 'source')
  const environment = { ...process.env, DOCKER_HOST: readSandbox().dockerHost ?? undefined }
  const ports = { ...portsIn(environment), secrets: recordingSecrets(), leftovers: makeLeftovers(environment) }
  const facts = { tag: { ...computedTag(), tag: tag as never }, run: run({ workspace: folder() }) }
  return buildImage.run({ ...buildConfig({ context: source, cache: 'ignored' }), ...facts }, ports)
}

const resultsIn = (text: string) =>
  (JSON.parse(text) as SarifLog).runs[0].results.map(
    ({ ruleId, partialFingerprints, locations: [{ physicalLocation }] }) => ({
      ruleId,
      fingerprint: partialFingerprints.primaryLocationLineHash,
      uri: physicalLocation.artifactLocation.uri,
      line: physicalLocation.region.startLine,
    }),
  )

test('two builds of one source have the same fingerprints, each finding at its line of the Dockerfile', async () => {
  const source = join(folder(), 'source')
  await writeSources(source, new Date('2026-01-01T00:00:00Z'))
  const first = await build('first')
  await writeSources(source, new Date('2026-02-02T00:00:00Z'))
  const second = await build('second')
  expect(second.configDigest).not.toBe(first.configDigest)
  const [one, other] = [await reportsOn(first), await reportsOn(second)]
  for (const name of ['trivy.sarif', 'dockle.sarif']) {
    const results = resultsIn(await one.of(name))
    expect(results.length).toBeGreaterThan(0)
    expect(resultsIn(await other.of(name))).toEqual(results)
  }
  const lines = new Map(resultsIn(await one.of('trivy.sarif')).map(({ ruleId, line }) => [ruleId, line]))
  expect(Object.fromEntries(lines)).toMatchObject({ 'CVE-2023-5363': 3, 'CVE-2019-10744': 4, 'aws-access-key-id': 4 })
  expect((await stat(first.archive)).size).toBeGreaterThan(0)
})
