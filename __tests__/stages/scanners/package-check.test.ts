/** Stage `trivy` over images whose packages Trivy did not check although it exits with 0. */
import { describe, expect, test } from '@jest/globals'
import { writeBolt } from '../../../scripts/fixture-database/bbolt.ts'
import { fault } from '../../../src/errors/fault.ts'
import { trivyScan } from '../../../src/stages/trivy.ts'
import { archiveOf, fakeExec, IMAGE, scannerThatWrites, thrownBy, TRIVY_INPUT } from '../../support/scanner-ports.ts'

const report = (os: object | undefined, results: readonly object[]): string =>
  JSON.stringify({
    SchemaVersion: 2,
    ArtifactType: 'container_image',
    Metadata: { ImageID: IMAGE.configDigest, OS: os },
    Results: results,
  })

const NPM = { Target: 'Node.js', Class: 'lang-pkgs' }
const UNKNOWN = report({ Family: 'none', Name: '' }, [NPM])
const STATUS = [{ path: 'var/lib/dpkg/status' }]

/** A Trivy with this report and log, over an image with these files. */
const trivy = (
  json: string,
  { log = '', files = STATUS }: { log?: string; files?: Parameters<typeof archiveOf>[0] },
) => {
  const ports = scannerThatWrites(json)
  ports.files.texts.set('/db/db/trivy.db', writeBolt({ 'debian 12': { p: '{}' } }).toString('latin1'))
  const exec = fakeExec((command) => {
    void ports.exec.run(command)
    return { stderr: log }
  })
  return { ...ports, exec, archives: archiveOf(files) }
}

const onDebian = (release: string): [string, string] => [
  report({ Family: 'debian', Name: `${release}.1` }, [{ Target: 'x (debian)', Class: 'os-pkgs' }]),
  `T\tINFO\t[debian] Detecting vulnerabilities...\tos_version="${release}" pkg_num=1`,
]

describe('packages that Trivy did not check', () => {
  test('break the scan', async () => {
    expect(await trivyScan.run(TRIVY_INPUT, trivy(UNKNOWN, {}))).toMatchObject({
      kind: 'broke',
      source: 'trivy',
      because: 'Trivy does not recognize the operating system, so it did not check the packages in var/lib/dpkg/status',
      hint: expect.stringContaining('accept-unknown-os'),
    })
  })

  test('break it also where they are all that the image has', async () => {
    const alone = report({ Family: 'none', Name: '' }, [])
    expect(await trivyScan.run(TRIVY_INPUT, trivy(alone, {}))).toMatchObject({
      because: expect.stringContaining('does not recognize'),
    })
  })

  test('are reported and accepted with the setting', async () => {
    const ports = trivy(UNKNOWN, {})
    expect(await trivyScan.run({ ...TRIVY_INPUT, unknownSystem: 'accepted' }, ports)).toMatchObject({
      kind: 'report',
      report: { operatingSystem: null, unchecked: expect.stringContaining('var/lib/dpkg/status') },
    })
    expect(ports.log.text('warning')).toMatch(/^Trivy does not recognize.*`accept-unknown-os` accepts this\.$/)
  })

  test('of a release that the database does not have break it', async () => {
    const [json, log] = onDebian('99')
    expect(await trivyScan.run(TRIVY_INPUT, trivy(json, { log }))).toMatchObject({
      kind: 'broke',
      because: expect.stringContaining('no advisories for debian 99'),
    })
  })

  test('are found behind a link', async () => {
    const files = [{ path: 'var/lib/dpkg', type: 'link', target: '../../opt/d' }, { path: 'opt/d/status' }] as const
    expect(await trivyScan.run(TRIVY_INPUT, trivy(UNKNOWN, { files }))).toMatchObject({ kind: 'broke' })
  })
})

describe('a report counts', () => {
  test('of a release that the database has', async () => {
    const [json, log] = onDebian('12')
    expect(await trivyScan.run(TRIVY_INPUT, trivy(json, { log }))).toMatchObject({
      kind: 'report',
      report: { unchecked: null },
    })
  })

  test('of an image without a package database', async () => {
    for (const json of [report(undefined, []), report(undefined, [NPM]), UNKNOWN]) {
      expect(await trivyScan.run(TRIVY_INPUT, trivy(json, { files: [{ path: 'app/x' }] }))).toMatchObject({
        kind: 'report',
      })
    }
  })
})

test('layers that cannot be read break the scan, and a cancel does not', async () => {
  const unreadable = fault('E_ARCHIVE', { message: 'the layers in image.tar cannot be read: l: cut off' })
  expect(await trivyScan.run(TRIVY_INPUT, trivy(UNKNOWN, { files: unreadable }))).toMatchObject({
    kind: 'broke',
    because: 'the layers in image.tar cannot be read: l: cut off',
  })
  const cancelled = fault('E_CANCELLED', { message: 'cancelled' })
  expect(await thrownBy(trivyScan.run(TRIVY_INPUT, trivy(UNKNOWN, { files: cancelled })))).toBe(cancelled)
})

test('a database that became unreadable knows no release', async () => {
  const [json, log] = onDebian('12')
  const ports = trivy(json, { log })
  ports.files.texts.set('/db/db/trivy.db', 'not a database')
  expect(await trivyScan.run(TRIVY_INPUT, ports)).toMatchObject({ kind: 'broke' })
})
