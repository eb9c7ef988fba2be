import { describe, expect, test } from '@jest/globals'
import { readBuildSecrets } from '../../src/settings/build-secrets.ts'
import type { BuildSecret } from '../../src/domain/build/build-config.ts'
import { memoryFiles } from '../support/memory-files.ts'

interface Given {
  readonly secrets?: Readonly<Record<string, string>>
  readonly 'secret-envs'?: Readonly<Record<string, string>>
  readonly 'secret-files'?: Readonly<Record<string, string>>
}

const files = memoryFiles({ '/checkout/npm/.npmrc': 'first line\nsecond line\n', '/own/key': 'a key' })
const environment = { NPM_TOKEN: 'token-of-npm', EMPTY: '' }

const read = (given: Given, from = files): Promise<readonly BuildSecret[]> =>
  readBuildSecrets(
    { secrets: {}, 'secret-envs': {}, 'secret-files': {}, ...given },
    { environment, files: from, workspace: '/checkout' },
  )

const refusal = async (given: Given, from = files): Promise<unknown> =>
  read(given, from).catch((error: unknown) => error)

describe('build secrets', () => {
  test('are known by value, wherever they come from', async () => {
    const given = {
      secrets: { a: 'value' },
      'secret-envs': { b: 'NPM_TOKEN' },
      'secret-files': { c: 'npm/.npmrc', d: '/own/key' },
    }
    expect(await read(given)).toEqual([
      { kind: 'value', id: 'a', value: 'value' },
      { kind: 'value', id: 'b', value: 'token-of-npm' },
      { kind: 'file', id: 'c', path: '/checkout/npm/.npmrc', value: 'first line\nsecond line\n' },
      { kind: 'file', id: 'd', path: '/own/key', value: 'a key' },
    ])
  })

  test.each<[string, Given, string]>([
    [
      'a variable that is not set',
      { 'secret-envs': { a: 'NOPE' } },
      "`secret-envs`: 'a' names the variable NOPE, which is not set",
    ],
    [
      'a name that every object has',
      { 'secret-envs': { a: 'constructor' } },
      "`secret-envs`: 'a' names the variable constructor, which is not set",
    ],
    [
      'a variable that is empty',
      { 'secret-envs': { a: 'EMPTY' } },
      "`secret-envs`: 'a' names the variable EMPTY, which is empty",
    ],
    [
      'a file that does not exist',
      { 'secret-files': { a: 'nope.txt' } },
      "`secret-files`: 'a' names nope.txt, a file that does not exist (looked for at /checkout/nope.txt)",
    ],
    ['a folder', { 'secret-files': { a: 'npm' } }, "`secret-files`: 'a' names npm, which is a folder, not a file"],
    [
      'an empty value',
      { secrets: { a: '' } },
      "`secrets`: 'a' is empty; a secret that the workflow names but that does not exist is empty too",
    ],
  ])('%s is refused', async (_case, given, message) => {
    expect(await refusal(given)).toMatchObject({ code: 'E_INPUT', message })
  })

  test('a file that may not be read is told by its input', async () => {
    const closed = { ...files, readText: () => Promise.reject(new Error('EACCES: permission denied')) }
    expect(await refusal({ 'secret-files': { a: '/own/key' } }, closed)).toMatchObject({
      code: 'E_INPUT',
      message: "`secret-files`: 'a' names /own/key, which can not be read: EACCES: permission denied",
    })
  })

  test('all that is missing is told at once', async () => {
    const given = { secrets: { a: '' }, 'secret-envs': { b: 'NOPE' }, 'secret-files': { c: 'nope', d: '/own/key' } }
    const { message } = (await refusal(given)) as Error
    expect(message.split('\n')).toEqual([
      '3 inputs need a correction:',
      expect.stringContaining("`secrets`: 'a'"),
      expect.stringContaining("`secret-envs`: 'b'"),
      expect.stringContaining("`secret-files`: 'c'"),
    ])
  })
})
