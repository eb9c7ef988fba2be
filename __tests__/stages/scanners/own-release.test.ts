/** A release that a setting names: the only version that is used, whether from PATH or downloaded, and only with its own hash. */
import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Release } from '../../../src/domain/scan/scanner-releases.ts'
import { installScanner } from '../../../src/stages/scanners/install.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { commandFailed, fakeExec } from '../../support/scanner-ports.ts'

const SHA256 = createHash('sha256').update('the archive').digest('hex')
const OWN = { version: '0.75.0', sha256: SHA256 }
const RELEASE: Release = {
  scanner: 'trivy',
  version: '0.75.0',
  archive: 'trivy.tar.gz',
  url: 'https://releases.example/trivy.tar.gz',
  sha256: SHA256,
}

/** A machine with this version on PATH, and a server with this file. */
const machine = (onPath: string | null, file = 'the archive') => {
  const files = memoryFiles()
  return {
    files,
    exec: fakeExec(({ argv: [program, first, , , folder] }) => {
      if (program === 'tar') files.texts.set(`${folder ?? ''}/trivy`, 'program')
      if (first !== '--version') return {}
      if (program !== 'trivy') return { stdout: 'Version: 0.75.0' }
      if (onPath === null) throw commandFailed('trivy', { kind: 'not-found' })
      return { stdout: `Version: ${onPath}` }
    }),
    clock: makeFakeClock(),
    log: recordingLog(),
    download: {
      read: () => Promise.reject(new Error('no text is asked for')),
      toFile: (_url: string, path: string) => Promise.resolve(void files.texts.set(path, file)),
    },
  }
}

const install = (ports: ReturnType<typeof machine>, release: Release | null = RELEASE) =>
  installScanner({ scanner: 'trivy', release, own: OWN, network: 'online', cacheDirectory: '/cache' }, ports)

test('is used from PATH at exactly its version', async () => {
  expect(await install(machine('0.75.0'))).toMatchObject({ kind: 'ready', path: 'trivy', from: 'path' })
})

test.each([
  ['a version that is allowed without the setting', '0.74.0', '`scanner-releases` allows 0.75.0 only'],
  ['a tampered version', '0.69.4', 'trivy 0.69.4 on PATH is a tampered release'],
])('is downloaded where PATH has %s', async (_, version, says) => {
  const ports = machine(version)
  expect(await install(ports)).toMatchObject({ kind: 'ready', version: '0.75.0', from: 'download' })
  expect([ports.log.text('info'), ports.log.text('warning')].join()).toContain(says)
})

test('with another hash than its own is not used, and both are named', async () => {
  const ports = machine(null, 'something else')
  const other = createHash('sha256').update('something else').digest('hex')
  expect(await install(ports)).toMatchObject({
    kind: 'broke',
    because: expect.stringContaining(`has sha256 ${other}, but ${SHA256}`),
  })
  expect(ports.exec.commands.filter(({ argv }) => argv[0] === 'tar')).toEqual([])
})

test('without a hash for the platform is not looked for', async () => {
  expect(await install(machine(null), null)).toEqual({
    kind: 'broke',
    because: '`scanner-releases` has no sha256 of trivy 0.75.0 for this platform',
    hint: 'Put trivy 0.75.0 on PATH.',
  })
})
