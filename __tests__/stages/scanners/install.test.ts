/** The installer on real files, a real tar and a real server on loopback: good, wrong hash, cut off, 404, cache, offline. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeDownload } from '../../../src/adapters/download.ts'
import { makeExec } from '../../../src/adapters/process/exec.ts'
import { makeFiles } from '../../../src/adapters/files.ts'
import type { Release } from '../../../src/domain/scan/scanner-releases.ts'
import { installScanner, type InstallInput, type InstallPorts } from '../../../src/stages/scanners/install.ts'
import { serve, stopServers } from '../../support/loopback-server.ts'
import { asRelease, makeArchive, type Archive } from '../../support/scanner-archive.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { recordingLog } from '../../support/recording-log.ts'

const NAME = 'trivy_0.74.0_Linux-64bit.tar.gz'
let directory = ''
let origin = ''
let requests: (string | undefined)[] = []
let answer: RequestListener = (_, response) => response.writeHead(404).end()
let archive: Archive

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'install-'))
  archive = await makeArchive(directory, 'trivy', 'Version: 0.74.0')
  requests = []
  answer = (_, response) => response.end(archive.bytes)
  origin = await serve((request, response) => {
    requests.push(request.url)
    answer(request, response)
  })
})
afterEach(async () => {
  stopServers()
  await rm(directory, { recursive: true, force: true })
})

let log = recordingLog()

const portsOf = (): InstallPorts => {
  const { signal } = new AbortController()
  log = recordingLog()
  return {
    exec: makeExec({
      // The tools of the machine, but no scanner of it: those are put into `bin`.
      environment: { PATH: `${join(directory, 'bin')}:/usr/bin:/bin`, AWS_SECRET_ACCESS_KEY: 'hunter2' },
      signal,
      onLine: () => undefined,
      redact: (text) => text,
    }),
    files: makeFiles({ workspace: '/', temporaryDirectory: join(directory, 'private'), register: () => undefined }),
    download: makeDownload({ signal, environment: {} }),
    clock: makeFakeClock(),
    log,
  }
}

const release = (changes: Partial<Release> = {}): Release => ({
  scanner: 'trivy',
  version: '0.74.0',
  archive: NAME,
  url: `${origin}/aquasecurity/${NAME}`,
  sha256: archive.sha256,
  ...changes,
})

const install = (changes: Partial<InstallInput> = {}): ReturnType<typeof installScanner> => {
  const cacheDirectory = join(directory, 'cache')
  return installScanner(
    { scanner: 'trivy', release: release(), network: 'online', cacheDirectory, ...changes },
    portsOf(),
  )
}

const cached = (): string => join(directory, 'cache', 'scanners', NAME)

const putOnPath = async (script: string): Promise<void> => {
  await mkdir(join(directory, 'bin'), { recursive: true })
  await writeFile(join(directory, 'bin', 'trivy'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

describe('a scanner on PATH', () => {
  test('is used at an allowed version, and nothing is downloaded', async () => {
    await putOnPath('echo "Version: 0.72.0"')
    expect(await install()).toEqual({ kind: 'ready', path: 'trivy', version: '0.72.0', from: 'path' })
    expect(requests).toEqual([])
  })

  test.each([
    ['a tampered version', 'echo "Version: 0.69.4"', 'warning', 'trivy 0.69.4 on PATH is a tampered release'],
    ['an unreviewed version', 'echo "Version: 0.99.0"', 'info', 'trivy 0.99.0 on PATH is not used: allowed'],
    ['a version of its own', 'echo "Version: dev"', 'info', 'trivy of an unknown version on PATH is not used'],
    ['a failure', 'exit 3', 'debug', 'ended with exit code 3'],
  ] as const)('is not used with %s; the pinned release is', async (...row) => {
    const [, script, level, line] = row
    await putOnPath(script)
    expect(await install()).toMatchObject({ kind: 'ready', version: '0.74.0', from: 'download' })
    expect(log.text(level)).toContain(line)
  })

  test('gets no credentials', async () => {
    await putOnPath(`env > ${join(directory, 'seen')}; echo "Version: 0.74.0"`)
    await install()
    expect(await readFile(join(directory, 'seen'), 'utf8')).not.toContain('hunter2')
  })
})

describe('the pinned release', () => {
  test('is downloaded once, checked, unpacked into a private folder and kept as an archive', async () => {
    const first = await install()
    expect(first).toMatchObject({ kind: 'ready', version: '0.74.0', from: 'download' })
    if (first.kind !== 'ready') throw new Error('it is not ready')
    expect(first.path).toContain(join(directory, 'private'))
    expect(await readdir(join(first.path, '..'))).toEqual(['trivy'])
    expect(await readdir(join(directory, 'cache', 'scanners'))).toEqual([NAME])
    expect(await install()).toMatchObject({ kind: 'ready', from: 'cache' })
    expect(await install({ network: 'offline' })).toMatchObject({ kind: 'ready', from: 'cache' })
    expect(requests).toEqual([`/aquasecurity/${NAME}`])
  })

  test('with a wrong hash is not unpacked and not kept, and both hashes are named', async () => {
    const pinned = 'f'.repeat(64)
    const result = await install({ release: release({ sha256: pinned }) })
    expect(result).toMatchObject({
      kind: 'broke',
      because: expect.stringContaining(`has sha256 ${archive.sha256}, but ${pinned}`),
    })
    expect(await readdir(directory)).not.toContain('cache')
    const left = await readdir(join(directory, 'private'), { recursive: true })
    expect(left.filter((name) => name.endsWith('/trivy') || name.endsWith('.gz'))).toEqual([])
  })

  test('cut off is tried twice, then reported', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': archive.bytes.length })
      response.write(archive.bytes.subarray(0, 100), () => response.destroy())
    }
    expect(await install()).toMatchObject({ kind: 'broke', because: expect.stringContaining('was cut off') })
    expect(requests).toHaveLength(2)
  })

  test('that fails once is downloaded at the second try', async () => {
    answer = (_, response) => {
      if (requests.length === 1) response.writeHead(503).end()
      else response.end(archive.bytes)
    }
    expect(await install()).toMatchObject({ kind: 'ready', from: 'download' })
  })

  test('that does not exist is reported with its address and the status', async () => {
    answer = (_, response) => response.writeHead(404).end()
    const { url } = release()
    expect(await install()).toMatchObject({ kind: 'broke', because: `GET ${url} returned 404 Not Found` })
  })

  test('with another version than its name is not used', async () => {
    archive = await makeArchive(directory, 'trivy', 'Version: 0.73.0')
    const because = `The program in ${NAME} is 0.73.0, not 0.74.0`
    expect(await install()).toMatchObject({ kind: 'broke', because })
  })

  test('that is not an archive is reported', async () => {
    archive = asRelease(Buffer.from('not a tar'))
    expect(await install()).toMatchObject({ because: expect.stringContaining('(tar exited with code 2)') })
  })

  test('that was changed in the cache is removed and downloaded again', async () => {
    await install()
    await writeFile(cached(), 'poison')
    expect(await install()).toMatchObject({ kind: 'ready', from: 'download' })
    expect(log.text('warning')).toContain('does not have the pinned sha256')
    expect(await readFile(cached())).toEqual(archive.bytes)
  })

  test('is used even if it cannot be kept', async () => {
    await writeFile(join(directory, 'cache'), 'a file where the folder should be')
    expect(await install()).toMatchObject({ kind: 'ready', from: 'download' })
  })
})

describe('no scanner', () => {
  test('offline, with nothing on PATH or in the cache', async () => {
    expect(await install({ network: 'offline' })).toEqual({
      kind: 'broke',
      because: `trivy is not on PATH and not in ${join(directory, 'cache')}, and \`offline\` is set`,
      hint: 'Put trivy 0.69.2 - 0.74.0 on PATH.',
    })
    expect(requests).toEqual([])
  })

  test('without a pinned hash for the platform', async () => {
    await putOnPath('echo "Version: 0.60.0"')
    expect(await install({ release: null })).toEqual({
      kind: 'broke',
      because: 'No release of trivy is pinned for this platform, and trivy 0.60.0 on PATH is not allowed',
      hint: 'Put trivy 0.69.2 - 0.74.0 on PATH.',
    })
  })
})
