/** The database downloaded: from the first repository that gives it, tried again where that can help. */
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../../src/errors/ship-error.ts'
import { prepareDatabase } from '../../../src/stages/scanners/database.ts'
import { database, DATABASE_INPUT, repositories, trivyWithRepositories } from '../../support/database-ports.ts'
import { fakeExec, thrownBy } from '../../support/scanner-ports.ts'

describe('a download', () => {
  test('runs Trivy without any login or setting of the machine, and only the proxies', async () => {
    const ports = trivyWithRepositories({ 'first.example/db:2': [null] })
    await prepareDatabase(DATABASE_INPUT, ports)
    expect(ports.exec.commands).toEqual([
      {
        // prettier-ignore
        argv: [
          '/opt/trivy', 'image', '--download-db-only', '--db-repository', 'first.example/db:2', '--cache-dir', '/cache/trivy',
          '--config', '/private/trivy-database-1/trivy.yaml',
          '--no-progress', '--skip-version-check', '--disable-telemetry', '--timeout', '5m',
        ],
        // prettier-ignore
        inherit: ['PATH', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
        set: {
          HOME: '/private/trivy-database-1',
          TMPDIR: '/private/trivy-database-1',
          DOCKER_CONFIG: '/private/trivy-database-1',
          NO_COLOR: '1',
        },
        cwd: '/private/trivy-database-1',
        output: 'quiet',
        timeoutMs: 300_000,
      },
    ])
  })

  test('comes from the first repository that gives it, which is told', async () => {
    const ports = trivyWithRepositories({ 'first.example/db:2': ['DENIED: denied'], 'second.example/db:2': [null] })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toEqual({
      kind: 'ready',
      cacheDirectory: '/cache/trivy',
      updatedAt: '2026-11-21T00:00:00.123456789Z',
      source: 'second.example/db:2',
      javaRepositories: [],
    })
    expect(repositories(ports.exec.commands)).toEqual(['first.example/db:2', 'second.example/db:2'])
    expect(ports.clock.elapsedMs()).toBe(0)
  })

  test.each([
    'TOOMANYREQUESTS: retry-after: 1s',
    'unexpected status code 429 Too Many Requests',
    '503 Service Unavailable',
    'dial tcp: i/o timeout',
  ])('is tried again after a pause on %s', async (refusal) => {
    const ports = trivyWithRepositories({ 'first.example/db:2': [refusal, null] })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({ kind: 'ready', source: 'first.example/db:2' })
    expect(ports.clock.elapsedMs()).toBe(5000)
  })

  test('breaks when no repository gives it, and tells what each said', async () => {
    const ports = trivyWithRepositories({
      'first.example/db:2': ['429 Too Many Requests', '429 Too Many Requests'],
      'second.example/db:2': ['DENIED: denied'],
      'third.example/db:2': ['MANIFEST_UNKNOWN'],
    })
    const result = await prepareDatabase(DATABASE_INPUT, ports)
    expect(result).toMatchObject({ kind: 'broke' })
    if (result.kind !== 'broke') throw new Error('it is ready')
    expect(result.because).toMatch(/first\.example.*429.*second\.example.*DENIED.*third\.example.*MANIFEST_UNKNOWN/)
  })

  test('that Trivy did not need keeps the name of where the database came from', async () => {
    const kept = { ...database('/cache/trivy', '2026-11-21'), '/cache/trivy/downloaded-from': 'second.example/db:2' }
    const ports = trivyWithRepositories({ 'first.example/db:2': [null] }, kept)
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({ kind: 'ready', source: 'second.example/db:2' })
  })

  test('breaks without Trivy, and when Trivy ends well without a database', async () => {
    const reason = { kind: 'broke', because: 'it is not there', hint: 'Get one.' } as const
    expect(await prepareDatabase({ ...DATABASE_INPUT, trivy: reason }, trivyWithRepositories({}))).toMatchObject({
      kind: 'broke',
      hint: 'Get one.',
    })
    const ports = { ...trivyWithRepositories({}), exec: fakeExec(() => ({})) }
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      kind: 'broke',
      because: 'there is no vulnerability database in /cache/trivy',
    })
  })

  test('a cancel is thrown on', async () => {
    const cancelled = new ShipError({ kind: 'cancelled', code: 'E_CANCELLED', message: 'cancelled' })
    const exec = fakeExec(() => {
      throw cancelled
    })
    expect(await thrownBy(prepareDatabase(DATABASE_INPUT, { ...trivyWithRepositories({}), exec }))).toBe(cancelled)
  })
})
