/** The database without a download: the user's own, or the one of an earlier run. */
import { describe, expect, test } from '@jest/globals'
import { prepareDatabase, type DatabaseInput } from '../../../src/stages/scanners/database.ts'
import { database, DATABASE_INPUT, metadata, trivyWithRepositories } from '../../support/database-ports.ts'

describe('a folder of the user', () => {
  const input: DatabaseInput = { ...DATABASE_INPUT, databaseDirectory: '/own' }

  test('is used as it is, and nothing runs', async () => {
    const ports = trivyWithRepositories({}, database('/own'))
    expect(await prepareDatabase(input, ports)).toEqual({
      kind: 'ready',
      cacheDirectory: '/own',
      updatedAt: '2026-01-01T00:00:00.123456789Z',
      source: 'own',
      javaRepositories: [],
    })
    expect(ports.exec.commands).toEqual([])
  })

  test.each(['/own', '/own/db', '/own/db/trivy.db', '/own/java-db/trivy-java.db'])(
    'is not read when %s leads away',
    async (path) => {
      const ports = trivyWithRepositories({}, database('/own'))
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
    expect(await prepareDatabase(input, trivyWithRepositories({}, texts))).toEqual({
      kind: 'broke',
      because: 'No vulnerability database in /own',
      hint: 'Set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json, or leave it out.',
    })
  })

  test.each(['', '{', '{"Version":1,"UpdatedAt":"2026-01-01T00:00:00Z"}', '{"Version":2,"UpdatedAt":"yesterday"}'])(
    'breaks with metadata %j',
    async (text) => {
      const result = await prepareDatabase(
        input,
        trivyWithRepositories({}, { ...database('/own'), '/own/db/metadata.json': text }),
      )
      expect(result).toMatchObject({
        kind: 'broke',
        because: expect.stringContaining('/own/db/metadata.json is not the metadata of a database'),
      })
    },
  )
})

describe('offline', () => {
  const input: DatabaseInput = { ...DATABASE_INPUT, network: 'offline' }

  test('takes the one of an earlier run, and reports where it came from', async () => {
    const kept = { ...database('/cache/trivy'), '/cache/trivy/downloaded-from': 'second.example/db:2' }
    expect(await prepareDatabase(input, trivyWithRepositories({}, kept))).toMatchObject({
      kind: 'ready',
      source: 'second.example/db:2',
    })
    expect(await prepareDatabase(input, trivyWithRepositories({}, database('/cache/trivy')))).toMatchObject({
      source: 'an earlier run',
    })
  })

  test('breaks where none was kept', async () => {
    expect(await prepareDatabase(input, trivyWithRepositories({}))).toMatchObject({
      kind: 'broke',
      because: 'No vulnerability database in /cache/trivy, and `offline` is set',
    })
  })
})
