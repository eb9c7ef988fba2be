/** What newer base images fix: each is pulled by digest and scanned by Trivy alone, and what could not be scanned is said and claims nothing. */
import { describe, expect, test } from '@jest/globals'
import type { FoundBase } from '../../../src/domain/image/base-layers.ts'
import type { Finding, ScanResult } from '../../../src/domain/scan/findings.ts'
import { fault } from '../../../src/errors/fault.ts'
import { scanNewerBases } from '../../../src/stages/base/scan-newer-bases.ts'
import { digestOfManifest } from '../../../src/domain/image/manifest.ts'
import { digestOf } from '../../support/image.ts'
import { broken, trivyReport, vulnerability } from '../../support/sample-results.ts'
import { imageFor, playScan } from '../../support/scan-side-cars-play.ts'
import { archiveOf } from '../../support/scanner-ports.ts'

const BASE = digestOf('1')
const NODE = 'docker.io/library/node'
const TODAY = imageFor('amd64', 'today')
const NEXT = imageFor('amd64', 'next')
const ARM = imageFor('arm64', 'next')

/** As the scanner of the play finds them. */
const finding = (number: number, layer = BASE): Finding =>
  vulnerability({
    ...{ id: `CVE-2026-000${number}`, packageName: 'lodash', purl: 'pkg:npm/lodash@0.9.0' },
    ...{ installedVersion: '0.9.0', where: ['app/package.json'], layer },
  })

const indexOf = (members: Readonly<Record<string, string>>) => {
  const json = JSON.stringify({
    schemaVersion: 2,
    manifests: Object.entries(members).map(([architecture, digest]) => ({
      ...{ digest, size: 1, platform: { os: 'linux', architecture } },
    })),
  })
  return { json, digest: digestOfManifest(json) }
}
const today = (manifest: { readonly json: string; readonly digest: string }) => ({
  elsewhere: { ...WORLD.elsewhere, [`${NODE}:22.1`]: manifest.json, [`${NODE}@${manifest.digest}`]: manifest.json },
})

interface Play {
  readonly base?: FoundBase
  readonly scan?: ScanResult
  readonly world?: Parameters<typeof playScan>[1]
}

const base: FoundBase = {
  kind: 'found',
  ...{ reference: `${NODE}:22.1`, line: 1, layers: [BASE] },
  newer: { sameTag: 'moved', tags: ['22.2', '22.3'] },
}
const WORLD = {
  images: [TODAY, NEXT],
  elsewhere: {
    [`${NODE}:22.1`]: TODAY.json,
    [`${NODE}@${TODAY.digest}`]: TODAY.json,
    [`${NODE}:22.2`]: NEXT.json,
    [`${NODE}@${NEXT.digest}`]: NEXT.json,
  },
  severities: { [TODAY.configDigest]: ['HIGH', 'LOW'], [NEXT.configDigest]: ['HIGH'] },
}

const play = (given: Play = {}) => {
  const played = playScan([], { ...WORLD, ...given.world })
  const { trivy, dockle, database, timeoutMinutes } = played.settings
  const scan = given.scan ?? trivyReport([finding(0), finding(1), finding(7, digestOf('9'))])
  const input = {
    ...{ trivy, dockle, database, timeoutMinutes },
    base: given.base ?? base,
    scan,
    platform: 'linux/amd64',
  }
  return { ...played, find: () => scanNewerBases.run(input, played.ports) }
}

describe('a newer base', () => {
  test('is scanned by Trivy alone, and what it fixes is counted', async () => {
    const played = play()
    expect(await played.find()).toMatchObject({
      bases: [
        { name: `${NODE}:22.1`, reached: 'by-rebuild', kind: 'scanned', fixes: { fixed: [], stay: { length: 2 } } },
        {
          ...{ name: `${NODE}:22.2`, reached: 'by-tag', kind: 'scanned', digest: NEXT.digest },
          fixes: { fixed: [{ id: 'CVE-2026-0001' }], stay: [{ id: 'CVE-2026-0000' }], added: [] },
        },
      ],
    })
    expect(played.scans).toEqual([`trivy ${TODAY.configDigest}`, `trivy ${NEXT.configDigest}`])
    expect(played.log.text('info')).toContain('`node:22.2` fixes 1 of the 2 findings of the base (1 stays).')
    expect(played.names.size).toBe(0)
    expect([...played.files.texts.keys()].filter((path) => path.includes('/base-'))).toEqual([])
    const pulls = played.exec.commands.filter(({ argv }) => argv[1] === 'pull')
    expect(pulls.map(({ timeoutMs }) => timeoutMs)).toEqual([120_000, 120_000])
  })

  test('is, of an index, the image for the platform of the build', async () => {
    const world = today(indexOf({ arm64: ARM.digest, amd64: NEXT.digest }))
    const found = await play({ world }).find()
    expect(found).toMatchObject({ bases: [{ kind: 'scanned', digest: NEXT.digest }, { digest: NEXT.digest }] })
  })

  test('under two names is scanned once', async () => {
    const played = play({ world: today(NEXT) })
    expect(await played.find()).toMatchObject({ bases: [{ name: `${NODE}:22.1` }, { name: `${NODE}:22.2` }] })
    expect(played.scans).toEqual([`trivy ${NEXT.configDigest}`])
  })

  test.each<[string, Play]>([
    ['the base has no finding', { scan: trivyReport([finding(0, digestOf('9'))]) }],
    ['Trivy broke on the image', { scan: broken }],
    ['the base is not known', { base: { kind: 'unknown', because: 'x' } }],
  ])('is not looked at where %s', async (_, given) => {
    const played = play(given)
    expect(await played.find()).toEqual({ bases: [] })
    expect(played.exec.commands).toEqual([])
  })
})

describe('a newer base is not checked, and the other one is,', () => {
  const { [`${NODE}:22.1`]: _, ...elsewhere } = WORLD.elsewhere
  test.each<[string, Parameters<typeof playScan>[1], string]>([
    ['where the registry does not have it', { elsewhere }, 'docker.io did not give its manifest'],
    ['where Trivy breaks on it', { unreadable: TODAY.configDigest }, 'FATAL cannot analyze it'],
    ['where it cannot be pulled', { images: [NEXT] }, 'not found'],
    ['where it is for another platform', today(indexOf({ arm64: ARM.digest })), 'linux/arm64'],
  ])('%s', async (_, world, because) => {
    const played = play({ world })
    const { bases } = await played.find()
    expect(bases).toMatchObject([
      { kind: 'not-checked', because: expect.stringContaining(because) as unknown },
      { kind: 'scanned' },
    ])
    expect(bases[0]).not.toHaveProperty('fixes')
    expect(played.log.text('info')).toContain('Newer: `node:22.1`, not checked: ')
    expect(played.log.text('warning')).toBe('')
  })

  test('where Trivy does not know its system, although the run accepts that', async () => {
    const played = play({ world: { severities: { [TODAY.configDigest]: [], [NEXT.configDigest]: [] } } })
    Object.assign(played.ports, { archives: archiveOf([{ path: 'var/lib/dpkg/status' }]) })
    const because = expect.stringContaining('Trivy does not recognize the operating system') as unknown
    expect((await played.find()).bases).toMatchObject([
      { kind: 'not-checked', because },
      { kind: 'not-checked', because },
    ])
  })

  test('where there is no time left for the second one', async () => {
    const played = play()
    const { run } = played.ports.exec
    const slow: typeof run = (command) => {
      if (command.argv[1] === 'pull') void played.ports.clock.sleep(181_000)
      return run(command)
    }
    Object.assign(played.ports.exec, { run: slow })
    expect((await played.find()).bases).toMatchObject([
      { kind: 'scanned' },
      { kind: 'not-checked', because: 'there was no time left' },
    ])
  })
})

test('a cancel is no reason', async () => {
  const played = play()
  Object.assign(played.ports.exec, { run: () => Promise.reject(fault('E_CANCELLED', { message: 'cancelled' })) })
  await expect(played.find()).rejects.toMatchObject({ kind: 'cancelled' })
})
