import { describe, expect, test } from '@jest/globals'
import { readBuildSecrets, type SecretsReading } from '../../src/settings/build-secrets.ts'
import { memoryFiles } from '../support/memory-files.ts'

interface Given {
  readonly secrets?: Readonly<Record<string, string>>
  readonly 'secret-envs'?: Readonly<Record<string, string>>
  readonly 'secret-files'?: Readonly<Record<string, string>>
}

const files = memoryFiles({ '/checkout/npm/.npmrc': 'first line\nsecond line\n', '/own/key': 'a key' })
const environment = { NPM_TOKEN: 'token-of-npm', EMPTY: '' }

const read = (given: Given, from = files): Promise<SecretsReading> =>
  readBuildSecrets(
    { secrets: {}, 'secret-envs': {}, 'secret-files': {}, ...given },
    { environment, files: from, workspace: '/checkout' },
  )

const problemsOf = async (given: Given, from = files): Promise<readonly string[]> =>
  (await read(given, from)).problems.map(({ text }) => text)

describe('build secrets', () => {
  test('are known by value, wherever they come from', async () => {
    const given = {
      secrets: { a: 'value' },
      'secret-envs': { b: 'NPM_TOKEN' },
      'secret-files': { c: 'npm/.npmrc', d: '/own/key' },
    }
    expect(await read(given)).toEqual({
      secrets: [
        { kind: 'value', id: 'a', value: 'value' },
        { kind: 'value', id: 'b', value: 'token-of-npm' },
        { kind: 'file', id: 'c', path: '/checkout/npm/.npmrc', value: 'first line\nsecond line\n' },
        { kind: 'file', id: 'd', path: '/own/key', value: 'a key' },
      ],
      problems: [],
    })
  })

  test.each<[string, Given, string]>([
    [
      'a variable that is not set',
      { 'secret-envs': { a: 'NOPE' } },
      "`secret-envs`: the variable NOPE of 'a' is not set",
    ],
    [
      'a name that every object has',
      { 'secret-envs': { a: 'constructor' } },
      "`secret-envs`: the variable constructor of 'a' is not set",
    ],
    [
      'a variable that is empty',
      { 'secret-envs': { a: 'EMPTY' } },
      "`secret-envs`: the variable EMPTY of 'a' is empty",
    ],
    [
      'a file that does not exist',
      { 'secret-files': { a: 'nope.txt' } },
      "`secret-files`: the file nope.txt of 'a' does not exist (looked for at /checkout/nope.txt)",
    ],
    ['a folder', { 'secret-files': { a: 'npm' } }, "`secret-files`: the file npm of 'a' is a directory"],
    [
      'an empty value',
      { secrets: { a: '' } },
      "`secrets`: 'a' is empty; a secret that does not exist in GitHub is empty, too",
    ],
  ])('%s is refused', async (_case, given, message) => {
    expect(await problemsOf(given)).toEqual([message])
  })

  test('a file that cannot be read is reported with its setting', async () => {
    const closed = { ...files, readText: () => Promise.reject(new Error('EACCES: permission denied')) }
    expect(await problemsOf({ 'secret-files': { a: '/own/key' } }, closed)).toEqual([
      "`secret-files`: the file /own/key of 'a' cannot be read: EACCES: permission denied",
    ])
  })

  test('everything missing is reported at once', async () => {
    const given = { secrets: { a: '' }, 'secret-envs': { b: 'NOPE' }, 'secret-files': { c: 'nope', d: '/own/key' } }
    expect(await problemsOf(given)).toEqual([
      expect.stringContaining("`secrets`: 'a'"),
      expect.stringContaining('`secret-envs`: the variable NOPE'),
      expect.stringContaining('`secret-files`: the file nope'),
    ])
  })
})
