/** The database downloaded: from the first mirror that has it, with another try where that can help. */
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../../src/errors/ship-error.ts'
import { prepareDatabase } from '../../../src/stages/scanners/database.ts'
import { database, DATABASE_INPUT, repositories, trivyWithRepositories } from '../../support/database-ports.ts'
import { fakeExec, thrownBy } from '../../support/scanner-ports.ts'

describe('a download', () => {
  test('runs Trivy without any login or setting of the machine except the proxies', async () => {
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

  test('comes from the first mirror that has it, which is named', async () => {
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

  test('breaks when no mirror has it, with one reason for all', async () => {
    const ports = trivyWithRepositories({
      'first.example/db:2': ['429 Too Many Requests', '429 Too Many Requests'],
      'second.example/db:2': ['DENIED: denied'],
      'third.example/db:2': ['MANIFEST_UNKNOWN'],
    })
    const result = await prepareDatabase(DATABASE_INPUT, ports)
    expect(result).toMatchObject({ kind: 'broke' })
    if (result.kind !== 'broke') throw new Error('it is ready')
    expect(result.because).toMatch(
      /^Cannot download .*: 3 mirrors tried: first\.example.*429.*second\.example.*DENIED.*third\.example.*MANIFEST_UNKNOWN/,
    )
    expect(ports.log.text('info')).toBe('')
    expect(ports.log.text('debug')).toContain('Download from third.example/db:2 failed: ')
  })

  test('that Trivy did not need leaves the origin of the database as it is', async () => {
    const kept = { ...database('/cache/trivy', '2026-11-21'), '/cache/trivy/downloaded-from': 'second.example/db:2' }
    const ports = trivyWithRepositories({ 'first.example/db:2': [null] }, kept)
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({ kind: 'ready', source: 'second.example/db:2' })
  })

  test('breaks without Trivy for the reason of Trivy, and when Trivy exits without a database', async () => {
    const reason = { kind: 'broke', because: 'it is not there', hint: 'Get one.' } as const
    expect(await prepareDatabase({ ...DATABASE_INPUT, trivy: reason }, trivyWithRepositories({}))).toEqual(reason)
    const ports = { ...trivyWithRepositories({}), exec: fakeExec(() => ({})) }
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      kind: 'broke',
      because: 'No vulnerability database in /cache/trivy',
    })
  })

  test('a cancel is thrown again', async () => {
    const cancelled = new ShipError({ code: 'E_CANCELLED', message: 'cancelled' })
    const exec = fakeExec(() => {
      throw cancelled
    })
    expect(await thrownBy(prepareDatabase(DATABASE_INPUT, { ...trivyWithRepositories({}), exec }))).toBe(cancelled)
  })
})
