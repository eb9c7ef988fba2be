/** The database without a registry: the user's own, or the one in the tool cache. Neither is verified. */
import { describe, expect, test } from '@jest/globals'
import { prepareDatabase, type DatabaseInput } from '../../../src/stages/scanners/database.ts'
import {
  archiveOf,
  bolt,
  CACHED,
  database,
  DATABASE_INPUT,
  metadata,
  registries,
} from '../../support/database-ports.ts'

describe('a folder of the user', () => {
  const input: DatabaseInput = { ...DATABASE_INPUT, databaseDirectory: '/own' }
  const prepare = (texts: Record<string, string>, changes: Partial<DatabaseInput> = {}) =>
    prepareDatabase({ ...input, ...changes }, registries({}, { texts }))

  test('is used as it is, however small, and nothing runs', async () => {
    const ports = registries({}, { texts: database('/own') })
    expect(await prepareDatabase(input, ports)).toEqual({
      kind: 'ready',
      cacheDirectory: '/own',
      updatedAt: '2025-12-31T00:00:00.123456789Z',
      origin: { kind: 'own' },
      javaIndex: null,
    })
    expect(ports.exec.commands).toEqual([])
  })

  test.each(['/own', '/own/db', '/own/db/trivy.db', '/own/java-db/trivy-java.db'])(
    'is not read when %s leads away',
    async (path) => {
      const ports = registries({}, { texts: database('/own') })
      ports.files.refusals.set(path, 'leads to /proc')
      await expect(prepareDatabase(input, ports)).rejects.toMatchObject({
        code: 'E_INPUT',
        message: `\`trivy-cache-dir\`: ${path} leads to /proc`,
      })
    },
  )

  test.each([
    ['nothing in it', {}],
    ['no metadata', { '/own/db/trivy.db': 'bolt' }],
    ['no database', { '/own/db/metadata.json': metadata('2026-01-01') }],
  ])('breaks with %s', async (_, texts) => {
    expect(await prepare(texts)).toEqual({
      kind: 'broke',
      because: 'No vulnerability database in /own',
      hint: 'Set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json, or leave it out.',
    })
  })

  test.each(['', '{', '{"Version":1,"UpdatedAt":"2026-01-01T00:00:00Z"}', '{"Version":2,"UpdatedAt":"yesterday"}'])(
    'breaks with metadata %j',
    async (text) => {
      expect(await prepare({ ...database('/own'), '/own/db/metadata.json': text })).toMatchObject({
        kind: 'broke',
        because: expect.stringContaining('/own/db/metadata.json is not the metadata of a database'),
      })
    },
  )

  test.each([
    ['an empty file', { '/own/db/trivy.db': '' }, 'is damaged: trivy.db is not a bbolt file'],
    ['text', { '/own/db/trivy.db': 'not a database' }, 'is damaged: trivy.db is not a bbolt file'],
    ['no buckets', { '/own/db/trivy.db': bolt({}) }, 'is empty'],
    [
      'a date in the future',
      { '/own/db/metadata.json': metadata('2027-01-01') },
      'is dated in the future (2027-01-01)',
    ],
  ])('breaks with %s', async (_, texts, because) => {
    expect(await prepare({ ...database('/own'), ...texts })).toMatchObject({
      kind: 'broke',
      because: `The vulnerability database in /own ${because}`,
    })
  })

  test('is not verified, which a setting blocks', async () => {
    expect(await prepare(database('/own'), { unverifiedDatabase: 'blocked' })).toMatchObject({
      kind: 'broke',
      because: 'The vulnerability database in `trivy-cache-dir` is not verified, and `require-verified-db` is set',
    })
  })
})

describe('offline', () => {
  const input: DatabaseInput = { ...DATABASE_INPUT, network: 'offline' }

  test('unpacks the one in the tool cache, names no source, and asks no registry', async () => {
    const ports = registries({}, { texts: { [CACHED]: archiveOf(), '/cache/trivy/downloaded-from': 'ghcr.io/x' } })
    expect(await prepareDatabase(input, ports)).toEqual({
      kind: 'ready',
      cacheDirectory: '/private/trivy-database-1',
      updatedAt: '2025-12-31T00:00:00.123456789Z',
      origin: { kind: 'cache' },
      javaIndex: { repositories: [], cached: '/cache/trivy/java-index.tar.gz' },
    })
    expect(ports.requests).toEqual([])
    expect(ports.files.texts.has(CACHED)).toBe(true)
  })

  test('breaks where none was kept, and where it cannot be a published one', async () => {
    expect(await prepareDatabase(input, registries({}))).toMatchObject({
      kind: 'broke',
      because: `No vulnerability database in ${CACHED}, and \`offline\` is set`,
    })
    const small = registries({}, { texts: { [CACHED]: archiveOf({ size: 'small' }) } })
    expect(await prepareDatabase(input, small)).toMatchObject({
      because: `The vulnerability database in ${CACHED} is too small to be the published one (0.0 MB)`,
    })
  })

  test('is not verified, which a setting blocks', async () => {
    const ports = registries({}, { texts: { [CACHED]: archiveOf() } })
    expect(await prepareDatabase({ ...input, unverifiedDatabase: 'blocked' }, ports)).toMatchObject({
      kind: 'broke',
      because: 'The vulnerability database in the tool cache is not verified, and `require-verified-db` is set',
      hint: expect.stringContaining('require-verified-db'),
    })
  })
})
