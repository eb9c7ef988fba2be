/** The published database: from the first mirror that has it, and never another one than its manifest names. */
import { describe, expect, test } from '@jest/globals'
import { fault } from '../../../src/errors/fault.ts'
import { prepareDatabase } from '../../../src/stages/scanners/database.ts'
import { archiveOf, CACHED, DATABASE_INPUT, metadata, registries, unreachable } from '../../support/database-ports.ts'
import { commandFailed, fakeExec, thrownBy } from '../../support/scanner-ports.ts'

const FIRST = { 'first.example': [null] }

describe('a published database', () => {
  test('is unpacked into a folder of this run, and kept compressed', async () => {
    const ports = registries(FIRST)
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toEqual({
      kind: 'ready',
      cacheDirectory: '/private/trivy-database-1',
      updatedAt: '2025-12-31T00:00:00.123456789Z',
      origin: { kind: 'verified', repository: 'first.example/db:2' },
      javaIndex: { repositories: [], cached: '/cache/trivy/java-index.tar.gz' },
    })
    expect(ports.requests).toEqual(['manifest first.example', 'blob first.example'])
    expect(ports.exec.commands).toEqual([
      {
        // prettier-ignore
        argv: [
          'tar', '-xzf', '/private/trivy-database-1/database.tar.gz', '-C', '/private/trivy-database-1/db', '--no-same-owner',
          'trivy.db', 'metadata.json',
        ],
        inherit: ['PATH'],
        output: 'quiet',
        timeoutMs: 300_000,
      },
    ])
    expect(ports.files.texts.get(CACHED)).toBe(archiveOf())
    expect(ports.files.texts.has('/private/trivy-database-1/database.tar.gz')).toBe(false)
  })

  test('comes from the tool cache where that has what the manifest names', async () => {
    const ports = registries(FIRST, { texts: { [CACHED]: archiveOf() } })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({ origin: { kind: 'verified' } })
    expect(ports.requests).toEqual(['manifest first.example'])
  })

  test('replaces whatever else another job has left in the tool cache', async () => {
    const texts = {
      [CACHED]: archiveOf({ metadata: metadata('2025-01-01') }),
      '/cache/trivy/db/trivy.db': 'empty',
      '/cache/trivy/db/metadata.json': metadata('2025-12-31', '2099-01-01T00:00:00Z'),
      '/cache/trivy/downloaded-from': 'ghcr.io/aquasecurity/trivy-db:2',
    }
    const ports = registries(FIRST, { texts })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      cacheDirectory: '/private/trivy-database-1',
      updatedAt: '2025-12-31T00:00:00.123456789Z',
    })
    expect(ports.requests).toEqual(['manifest first.example', 'blob first.example'])
    expect(ports.files.texts.get(CACHED)).toBe(archiveOf())
    expect(ports.log.text('warning')).toBe('')
  })

  test('with another digest than its manifest is not unpacked', async () => {
    const answers = { 'first.example': [null, null], 'second.example': ['DENIED: denied'], 'third.example': [404] }
    const ports = registries(answers, { blob: archiveOf({ metadata: metadata('2025-01-01') }) })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      kind: 'broke',
      because: expect.stringContaining('first.example/db:2 (the download does not have the digest of the manifest)'),
    })
    expect(ports.exec.commands).toEqual([])
    expect(ports.files.texts.has(CACHED)).toBe(false)
  })

  test.each([
    ['is small', archiveOf({ size: 'small' }), 'is too small to be the published one (0.0 MB)'],
    ['has no advisory', archiveOf({ tree: { vulnerability: { 'CVE-1': '{}' }, 'debian 12': {} } }), 'is empty'],
    ['describes nothing', archiveOf({ tree: { vulnerability: {}, 'debian 12': { p: '{}' } } }), 'is empty'],
    ['is of the future', archiveOf({ metadata: metadata('2026-02-01') }), 'is dated in the future (2026-02-01)'],
    [
      'claims to be valid for years',
      archiveOf({ metadata: metadata('2025-12-31', '2031-01-01T00:00:00Z') }),
      'says that the next one is due years later (2031-01-01)',
    ],
  ])('that %s is not used or kept, and the next mirror is tried', async (_, bad, because) => {
    const only = { ...DATABASE_INPUT, databaseRepositories: ['first.example/db:2'] }
    expect(await prepareDatabase(only, registries(FIRST, { published: bad }))).toMatchObject({
      kind: 'broke',
      because: `Cannot use the vulnerability database from first.example/db:2: it ${because}`,
      hint: expect.stringContaining('Do not use that database'),
    })
    const both = { ...FIRST, 'second.example': [null] }
    const ports = registries(both, { by: { 'first.example': bad }, texts: { [CACHED]: archiveOf() } })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      kind: 'ready',
      updatedAt: '2025-12-31T00:00:00.123456789Z',
      origin: { kind: 'verified', repository: 'second.example/db:2' },
    })
    // What the cache has is what the second one publishes: the first one neither removes nor replaces it.
    expect(ports.requests).toEqual(['manifest first.example', 'blob first.example', 'manifest second.example'])
    expect(ports.files.texts.get(CACHED)).toBe(archiveOf())
    expect(ports.log.text('warning')).toBe(
      `The vulnerability database in first.example/db:2 is not used: it ${because}`,
    )
  })
})

describe('mirrors', () => {
  test('are tried in order, and the one that has it is named', async () => {
    const ports = registries({ 'first.example': ['DENIED: denied'], 'second.example': [null] })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      origin: { kind: 'verified', repository: 'second.example/db:2' },
    })
    expect(ports.clock.elapsedMs()).toBe(0)
  })

  test.each([
    ['TOOMANYREQUESTS: retry-after'],
    [429],
    [503],
    [unreachable('first.example', 'failed: connect ETIMEDOUT 192.0.2.1:443')],
    [unreachable('first.example', 'was cut off')],
  ])('are tried again after a pause on %s', async (answer) => {
    const ports = registries({ 'first.example': [answer, null] })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({ kind: 'ready' })
    expect(ports.clock.elapsedMs()).toBe(5000)
  })

  test('that all fail are one reason', async () => {
    const ports = registries({
      'first.example': [429, 429],
      'second.example': ['DENIED: denied'],
      'third.example': [unreachable('third.example', 'failed: getaddrinfo ENOTFOUND third.example')],
    })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      kind: 'broke',
      because:
        'Cannot download the vulnerability database: 3 mirrors tried: first.example/db:2 (HTTP status 429), second.example/db:2 (DENIED: denied), third.example/db:2 (getaddrinfo ENOTFOUND third.example)',
    })
    expect(ports.log.text('info')).toBe('')
    expect(ports.log.text('debug')).toContain('Download from third.example/db:2 failed: ')
  })

  test('that have nothing usable are each named with the reason', async () => {
    const ports = registries(
      {
        'first.example': [null],
        'second.example': [unreachable('second.example', 'sent nothing for 30 s')],
        'third.example': [null],
      },
      { by: { 'first.example': archiveOf({ size: 'small' }), 'third.example': archiveOf({ metadata: '{}' }) } },
    )
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      kind: 'broke',
      because: expect.stringMatching(
        /^Cannot use the vulnerability database: 3 mirrors tried: first\.example\/db:2 \(it is too small to be the published one \(0\.0 MB\)\), second\.example\/db:2 \(sent nothing for 30 s\), third\.example\/db:2 \(db\/metadata\.json is not the metadata of a database: /,
      ),
    })
    expect(ports.clock.elapsedMs()).toBe(0)
    expect(ports.files.texts.has(CACHED)).toBe(false)
  })

  test.each(['sent nothing for 30 s', 'took longer than 600 s'])('are not tried again where one %s', async (what) => {
    const ports = registries({ 'first.example': [unreachable('first.example', what)], 'second.example': [null] })
    expect(await prepareDatabase(DATABASE_INPUT, ports)).toMatchObject({
      origin: { kind: 'verified', repository: 'second.example/db:2' },
    })
  })

  test('need a reference that names a host', async () => {
    const input = { ...DATABASE_INPUT, databaseRepositories: ['trivy-db'] }
    expect(await prepareDatabase(input, registries({}))).toMatchObject({
      because: expect.stringContaining('it is not a reference like host/name:tag'),
    })
  })
})

test('an archive that cannot be unpacked breaks, and a cancel is thrown again', async () => {
  const failing = (error: unknown) => ({
    ...registries({ ...FIRST, 'second.example': [null], 'third.example': [null] }),
    exec: fakeExec(() => {
      throw error
    }),
  })
  const tarError = commandFailed('tar', { kind: 'exited', exitCode: 2 }, 'tar: trivy.db: Not found in archive')
  expect(await prepareDatabase(DATABASE_INPUT, failing(tarError))).toMatchObject({
    kind: 'broke',
    because: expect.stringContaining('Not found in archive'),
  })
  const cancelled = fault('E_CANCELLED', { message: 'cancelled' })
  expect(await thrownBy(prepareDatabase(DATABASE_INPUT, failing(cancelled)))).toBe(cancelled)
})
