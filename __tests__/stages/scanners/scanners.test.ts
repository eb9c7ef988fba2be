/** The stage as a whole: both scanners and the database together, whether each is ready or not. */
import { describe, expect, test } from '@jest/globals'
import type { ScannersConfig } from '../../../src/settings/config.ts'
import { prepareScanners, scannersOf } from '../../../src/stages/scanners/scanners.ts'
import { bolt } from '../../support/database-ports.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { withoutDownload, withoutLogin } from '../../support/no-aws.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { commandFailed, fakeExec } from '../../support/scanner-ports.ts'

const INPUT: ScannersConfig = {
  databaseRepositories: [],
  databaseDirectory: '/own',
  network: 'offline',
  cacheDirectory: '/cache',
  toolsMirror: null,
  ownReleases: {},
  unknownSystem: 'blocked',
  unverifiedDatabase: 'allowed',
  timeoutMinutes: 5,
}

const DATABASE = {
  '/own/db/trivy.db': bolt(),
  '/own/db/metadata.json': '{"Version":2,"UpdatedAt":"2026-01-01T00:00:00Z"}',
}

/** A machine with these programs on PATH. */
const machine = (programs: Readonly<Record<string, string>>) => ({
  exec: fakeExec(({ argv: [program] }) => {
    const stdout = programs[program]
    if (stdout === undefined) throw commandFailed(program, { kind: 'not-found' })
    return { stdout }
  }),
  files: memoryFiles(DATABASE),
  clock: makeFakeClock(),
  log: recordingLog(),
  ...withoutLogin(),
  download: withoutDownload(),
})

describe('scanners', () => {
  test('are ready at allowed versions on PATH, with the database of the user', async () => {
    const ports = machine({ trivy: 'Version: 0.74.0', dockle: 'dockle version 0.4.15' })
    expect(await prepareScanners.run(INPUT, ports)).toEqual({
      trivy: { kind: 'ready', path: 'trivy', version: '0.74.0', from: 'path' },
      dockle: { kind: 'ready', path: 'dockle', version: '0.4.15', from: 'path' },
      database: {
        kind: 'ready',
        cacheDirectory: '/own',
        updatedAt: '2026-01-01T00:00:00Z',
        origin: { kind: 'own' },
        javaIndex: null,
      },
    })
    expect(ports.log.text('info')).toContain(
      'Vulnerability database of 2026-01-01T00:00:00Z from trivy-cache-dir, not verified',
    )
  })

  test('one that is not available does not affect the others', async () => {
    const ports = machine({ trivy: 'Version: 0.74.0' })
    expect(await prepareScanners.run(INPUT, ports)).toMatchObject({
      trivy: { kind: 'ready' },
      dockle: { kind: 'broke', because: expect.stringContaining('dockle is not on PATH') },
      database: { kind: 'ready' },
    })
    expect(ports.log.text('info')).toContain(
      'dockle is not on PATH and not in /cache, and `offline` is set. Put dockle',
    )
  })

  test('without a database are reported with the folder that was searched', async () => {
    const ports = machine({ trivy: 'Version: 0.74.0', dockle: 'dockle version 0.4.15' })
    const result = await prepareScanners.run({ ...INPUT, databaseDirectory: '/elsewhere' }, ports)
    expect(result.database).toMatchObject({ kind: 'broke', because: expect.stringContaining('/elsewhere') })
    expect(ports.log.text('info')).toContain('No vulnerability database in /elsewhere. Set `trivy-cache-dir`')
  })

  test('are downloaded from the mirror that is set', async () => {
    const origins: string[] = []
    const run = scannersOf((_, { origin }) => {
      origins.push(origin)
      return null
    })
    await run({ ...INPUT, toolsMirror: 'https://mirror.example' }, machine({}))
    await run(INPUT, machine({}))
    expect([...new Set(origins)]).toEqual(['https://mirror.example', 'https://github.com'])
  })
})
