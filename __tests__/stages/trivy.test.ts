/** One run over the archive; a report of this very image, or why there is none. */
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../src/errors/ship-error.ts'
import { type CommandFailure } from '../../src/errors/command-error.ts'
import { trivyScan } from '../../src/stages/trivy.ts'
import {
  archiveOf,
  commandFailed,
  IMAGE,
  scannerThatFails,
  scannerThatWrites,
  thrownBy,
  TRIVY_INPUT,
} from '../support/scanner-ports.ts'

const REPORT = {
  SchemaVersion: 2,
  Trivy: { Version: '0.74.0' },
  ArtifactType: 'container_image',
  Metadata: { ImageID: IMAGE.configDigest },
  Results: [
    {
      Target: 't',
      Vulnerabilities: [{ VulnerabilityID: 'CVE-1', PkgName: 'p', InstalledVersion: '1', Severity: 'HIGH' }],
    },
  ],
}

describe('trivy', () => {
  test('runs once, with every setting named and only PATH inherited', async () => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    await trivyScan.run(TRIVY_INPUT, ports)
    expect(ports.exec.commands).toEqual([
      {
        // prettier-ignore
        argv: [
          '/opt/trivy', 'image', '--input', '/build/image.tar',
          '--format', 'json', '--output', '/private/trivy-1/report.json', '--exit-code', '0', '--list-all-pkgs',
          '--scanners', 'vuln,secret', '--severity', 'CRITICAL,HIGH,MEDIUM,LOW,UNKNOWN', '--ignore-unfixed=false',
          '--config', '/private/trivy-1/trivy.yaml', '--ignorefile', '/private/trivy-1/ignore', '--secret-config', '/private/trivy-1/secret.yaml',
          '--cache-dir', '/db', '--cache-backend', 'memory',
          '--skip-db-update', '--skip-check-update', '--offline-scan', '--skip-java-db-update',
          '--skip-version-check', '--disable-telemetry', '--no-progress', '--timeout', '5m',
        ],
        inherit: ['PATH'],
        set: {
          HOME: '/private/trivy-1/empty',
          TMPDIR: '/private/trivy-1',
          DOCKER_CONFIG: '/private/trivy-1/empty',
          NO_COLOR: '1',
        },
        cwd: '/private/trivy-1/empty',
        output: 'quiet',
        timeoutMs: 315_000,
      },
    ])
  })

  test('runs in an empty folder, with empty configuration files', async () => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    await trivyScan.run(TRIVY_INPUT, ports)
    expect(await ports.files.kindOf('/private/trivy-1/empty')).toBe('directory')
    expect(await ports.files.list('/private/trivy-1/empty')).toEqual([])
    expect(ports.files.texts.get('/private/trivy-1/trivy.yaml')).toBe('')
    expect(ports.files.texts.get('/private/trivy-1/ignore')).toBe('')
    // Trivy fails on an empty secret configuration.
    expect(ports.files.texts.get('/private/trivy-1/secret.yaml')).toBe('{}')
  })

  test('downloads nothing itself: it has no network variables, also where the image has JARs', async () => {
    const ports = { ...scannerThatWrites(JSON.stringify(REPORT)), archives: archiveOf([{ path: 'app/app.jar' }]) }
    await trivyScan.run(TRIVY_INPUT, ports)
    const [command] = ports.exec.commands
    const skips = ['--skip-db-update', '--skip-java-db-update', '--skip-check-update', '--offline-scan']
    expect(command?.argv).toEqual(expect.arrayContaining(skips))
    expect(command?.inherit).toEqual(['PATH'])
  })

  test('gives the report, with the database that was used', async () => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    expect(await trivyScan.run(TRIVY_INPUT, ports)).toMatchObject({
      kind: 'report',
      report: {
        configDigest: IMAGE.configDigest,
        database: { updatedAt: '2026-01-01T00:00:00Z', origin: { kind: 'own' } },
        findings: [{ id: 'CVE-1' }],
      },
    })
    expect(ports.log.text('info')).toBe('Trivy 0.74.0: 0 CRITICAL, 1 HIGH, 0 MEDIUM, 0 LOW, 0 UNKNOWN')
  })

  test.each([
    ['no report', null, 'Trivy exited without a report'],
    ['an empty report', '', 'it is empty'],
    ['half a report', JSON.stringify(REPORT).slice(0, 60), 'cut off'],
    ['another schema', JSON.stringify({ ...REPORT, SchemaVersion: 3 }), 'SchemaVersion'],
    [
      'a report of another image',
      JSON.stringify({ ...REPORT, Metadata: { ImageID: `sha256:${'b'.repeat(64)}` } }),
      'Trivy scanned another image (sha256:bbbbbbbbbbbb) than the one that was built (sha256:cccccccccccc)',
    ],
  ])('breaks on %s', async (_, text, because) => {
    const result = await trivyScan.run(TRIVY_INPUT, scannerThatWrites(text))
    expect(result).toMatchObject({ kind: 'broke', source: 'trivy', because: expect.stringContaining(because) })
  })

  test.each<[CommandFailure, string, string]>([
    [
      { kind: 'exited', exitCode: 1 },
      '2026-11-21T08:26:35Z\tINFO\tLoaded\n2026-11-21T08:26:35Z\tFATAL\tFatal error\trun error: no space left',
      'no space left (trivy exited with code 1)',
    ],
    [{ kind: 'timed-out', afterMs: 315_000 }, '', 'Trivy did not end within 5 minutes (`scan-timeout-minutes`)'],
    [
      { kind: 'exited', exitCode: 1 },
      'T\tFATAL\tFatal error\trun error: pipeline error: context deadline exceeded',
      'Trivy did not end within 5 minutes (`scan-timeout-minutes`)',
    ],
    [
      { kind: 'killed', signal: 'SIGKILL' },
      '',
      'Trivy was ended by SIGKILL, as Linux does when the machine runs out of',
    ],
    [{ kind: 'killed', signal: 'SIGTERM' }, '', 'Trivy was ended by SIGTERM'],
    [{ kind: 'not-found' }, '', 'could not be started'],
  ])('breaks when the program fails: %j', async (failure, tail, because) => {
    const result = await trivyScan.run(TRIVY_INPUT, scannerThatFails(commandFailed('trivy', failure, tail)))
    expect(result).toMatchObject({ kind: 'broke', because: expect.stringContaining(because) })
  })

  test('says what to do about JARs without an index of Java packages', async () => {
    const tail = "T\tFATAL\tFatal error\trun error: '--skip-java-db-update' cannot be specified on the first run"
    const result = await trivyScan.run(
      TRIVY_INPUT,
      scannerThatFails(commandFailed('trivy', { kind: 'exited', exitCode: 1 }, tail)),
    )
    expect(result).toMatchObject({ kind: 'broke', hint: expect.stringContaining('The image has JARs') })
  })

  test.each(['trivy', 'database'] as const)('breaks without running when the %s is not ready', async (which) => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    const reason = { kind: 'broke', because: 'it is not there', hint: 'Get one.' } as const
    expect(await trivyScan.run({ ...TRIVY_INPUT, [which]: reason }, ports)).toEqual({ ...reason, source: 'trivy' })
    expect(ports.exec.commands).toEqual([])
  })

  test('a cancel is not a broken scanner', async () => {
    const cancelled = new ShipError({ code: 'E_CANCELLED', message: 'cancelled' })
    expect(await thrownBy(trivyScan.run(TRIVY_INPUT, scannerThatFails(cancelled)))).toBe(cancelled)
  })
})
