/** Scanners and databases that are not what was reviewed, in the shipped bundle: refused with the reason and the next step, and never run. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { PINS, type ScannerName } from '../../src/domain/scan/scanner-pins.ts'
import { platformOf } from '../../src/domain/scan/scanner-releases.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { serve } from '../support/loopback-server.ts'
import { makeArchive, type Archive } from '../support/scanner-archive.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'
import { errorsIn } from '../support/workflow-commands.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

let folder = ''
const SCANNERS = ['trivy', 'dockle'] as const
const archives = new Map<ScannerName, Archive>()
const archiveOf = (scanner: ScannerName): Archive => {
  const archive = archives.get(scanner)
  if (archive === undefined) throw new Error(`there is no archive of ${scanner}`)
  return archive
}
/** What a program of the archives leaves behind where it runs. */
const mark = (): string => join(folder, 'it-ran')

/** The programs print it with a shell, which runs it. */
const marking = (): string => `$(touch '${mark()}')`

/** Archives of programs that say that they are what is expected. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supply-'))
  for (const scanner of SCANNERS)
    archives.set(scanner, await makeArchive(folder, scanner, `Version: ${PINS[scanner].version}${marking()}`))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const nameOf = (scanner: ScannerName, version: string = PINS[scanner].version): string =>
  `${scanner}_${version}_${platformOf({ os: process.platform, arch: process.arch })}.tar.gz`
const cached = (name: string): string => join(folder, 'cache', 'ship-to-ecs', name)

const SECRET = 'a line of a file of the machine'

/** A database whose files are links to a file of the machine. */
const linksTo = async (): Promise<Buffer> => {
  const [target, path] = [join(folder, 'private.txt'), join(folder, 'links.tar.gz')]
  await writeFile(target, `${SECRET}\n`)
  for (const name of ['trivy.db', 'metadata.json']) await symlink(target, join(folder, name))
  execFileSync('tar', ['-czf', path, '-C', folder, 'trivy.db', 'metadata.json'])
  return readFile(path)
}

/** A mirror with the archives under every version, and a run that has no scanner on PATH. */
const play = async (given: ShipPlay = {}): Promise<ShipPlayed> => {
  const origin = await serve((request, response) => {
    const scanner = SCANNERS.find((name) => basename(request.url ?? '').startsWith(`${name}_`))
    response.end(scanner === undefined ? '' : archiveOf(scanner).bytes)
  })
  return playOnce({
    programs: 'without-scanners',
    ...given,
    inputs: { pipeline: 'check', ...given.inputs },
    settings: `tools-mirror: ${origin}\n${given.settings ?? ''}`,
    environment: { RUNNER_TOOL_CACHE: join(folder, 'cache') },
  })
}

const ranIn = async (): Promise<boolean> => (await readdir(folder)).includes(basename(mark()))

/** The gate has no verdict, says why, and nothing of what was refused has run. */
const expectRefused = async (run: ShipPlayed, ...says: readonly string[]): Promise<void> => {
  expect(run).toMatchObject({
    exitCode: 1,
    outputs: { result: 'failed', 'gate-verdict': 'broke', 'error-code': 'E_SCANNER_BROKE' },
  })
  const [error, ...others] = errorsIn(run.log)
  expect(others).toEqual([])
  for (const words of says) expect(error?.message).toContain(words)
  expect(await ranIn()).toBe(false)
}

const release = (scanner: ScannerName, version: string, sha256: string): string =>
  `scanner-releases: { ${scanner}: { version: ${version}, sha256: ${sha256} } }\n`

describe('a download', () => {
  test('that is not the pinned release', async () => {
    const [url, hint] = [
      nameOf('trivy'),
      'Do not use that file. Find out what changed it: a mirror, a proxy, or the release.',
    ]
    const { sha256 } = archiveOf('trivy')
    await expectRefused(
      await play(),
      `${url} has sha256 ${sha256}, but `,
      `is pinned for trivy ${PINS.trivy.version}`,
      hint,
    )
  })

  test('that has another sha256 than the setting says', async () => {
    const settings = release('trivy', '0.75.0', 'a'.repeat(64))
    await expectRefused(await play({ settings }), `but ${'a'.repeat(64)} is pinned for trivy 0.75.0`)
  })

  test('that is what the setting says runs, so a program of these archives can be seen to run', async () => {
    await play({ settings: release('trivy', PINS.trivy.version, archiveOf('trivy').sha256) })
    expect(await ranIn()).toBe(true)
  })

  test.each(['0.69.4', '0.69.5', '0.69.6'])(
    'of the tampered Trivy %s is refused before anything is built',
    async (version) => {
      const run = await play({
        settings: release('trivy', version, archiveOf('trivy').sha256),
        docker: { build: 'exit 1' },
      })
      expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'failed', 'error-code': 'E_INPUT' } })
      expect(run.log).toContain(`trivy ${version} is a tampered release, which nothing allows`)
      expect(run.log).not.toContain('Build the image')
      expect(await ranIn()).toBe(false)
    },
  )
})

describe('the tool cache', () => {
  const put = async (name: string, bytes: Buffer | string): Promise<string> => {
    await mkdir(dirname(cached(name)), { recursive: true })
    await writeFile(cached(name), bytes)
    return cached(name)
  }
  const OFFLINE = { inputs: { offline: 'true' } }

  test.each([
    ['offline', OFFLINE, 'is not on PATH and not in'],
    ['online', {}, 'is pinned for trivy'],
  ] as const)('with another archive in place of the release, %s', async (_, given, says) => {
    const path = await put(join('scanners', nameOf('trivy')), archiveOf('trivy').bytes)
    const run = await play(given)
    await expectRefused(run, says)
    expect(run.log).toContain(`${path} does not have the pinned sha256; it was removed and is not used.`)
  })

  test('with an unpacked program beside the archives', async () => {
    for (const name of ['trivy', join('scanners', 'trivy'), join('scanners', 'dockle')])
      await put(name, `#!/bin/sh\ntouch '${mark()}'\necho 'Version: ${PINS.trivy.version}'\n`)
    await expectRefused(await play(OFFLINE), 'trivy is not on PATH and not in', 'dockle is not on PATH and not in')
  })

  test('with a link in place of the release, which is removed and not what it leads to', async () => {
    const target = join(folder, 'elsewhere.tar.gz')
    await writeFile(target, archiveOf('trivy').bytes)
    const path = cached(join('scanners', nameOf('trivy')))
    await mkdir(dirname(path), { recursive: true })
    await symlink(target, path)
    await expectRefused(await play(OFFLINE), 'trivy is not on PATH and not in')
    expect(await readFile(target)).toEqual(archiveOf('trivy').bytes)
    expect(await readdir(dirname(path))).toEqual([])
  })

  const CUT_OFF = 'cannot be unpacked: gzip: stdin: unexpected end of file'
  test.each<readonly [string, () => Promise<Buffer | string>, string]>([
    ['half a database', () => Promise.resolve(archiveOf('trivy').bytes.subarray(0, 100)), CUT_OFF],
    ['an empty database', () => Promise.resolve(''), CUT_OFF],
    ['an archive of something else', () => Promise.resolve(archiveOf('trivy').bytes), 'trivy.db: Not found in archive'],
    ['links in place of a database', linksTo, 'db/metadata.json is not the metadata of a database'],
  ])('with %s', async (_, content, says) => {
    const path = await put(join('trivy', 'database.tar.gz'), await content())
    const run = await play({ programs: 'there', inputs: { ...OFFLINE.inputs, 'trivy-cache-dir': '' } })
    await expectRefused(run, path, says)
    expect(`${run.log}${run.summary}`).not.toContain(SECRET)
  })
})
