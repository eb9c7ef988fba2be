/** What ends `init` before anything is written: the message names the cause and what to do. */
import { describe, expect, test } from '@jest/globals'
import { repositoryOf } from '../support/init-play.ts'

const YES = { yes: true }

describe('files that cannot be written', () => {
  const fail = (isUndone: boolean) =>
    repositoryOf({}, { unwritable: { path: 'infra/a.yaml', why: 'permission denied (EACCES)', isUndone } }).init(YES)

  test('the path, and the cause', async () => {
    const complained = 'infra/a.yaml cannot be written, so nothing was: permission denied (EACCES).'
    expect(await fail(true)).toEqual({ exit: 1, printed: '', complained })
  })

  test('what is left where undoing failed, too', async () => {
    expect(await fail(false)).toMatchObject({ exit: 1, complained: expect.stringContaining('git status') })
  })
})

test('a repository of another user: what allows it, and not `git init`', async () => {
  const { exit, complained } = await repositoryOf({}, { git: { foreign: "/srv/it's mine" } }).init(YES)
  expect(exit).toBe(1)
  expect(complained).toContain(`git config --global --add safe.directory '/srv/it'\\''s mine'`)
  expect(complained).not.toContain('git init')
})

describe('answers in a file', () => {
  const NUMBERS = 'environments: [dev, { name: prod, account: 11111111111 }]\nregistryAccount: 22\n'

  test.each<readonly [string, string, string, readonly string[]]>([
    [
      'accounts without quotes',
      'answers.yaml',
      NUMBERS,
      [
        'answers.yaml environments 1 account: is a number; write it in quotes',
        'answers.yaml registryAccount: is a number; write it in quotes',
      ],
    ],
    ['several documents', 'answers.yaml', 'region: a\n---\nregion: b\n', ['answers.yaml has 2 documents of YAML']],
    ['above the repository', '../answers.yaml', '', ['../answers.yaml is outside of the repository']],
    ['anywhere else', '/etc/answers.yaml', '', ['/etc/answers.yaml is outside of the repository']],
  ])('%s', async (_, path, text, problems) => {
    const { init, files } = repositoryOf({ 'answers.yaml': text, '../answers.yaml': text })
    const { exit, complained } = await init({ answers: path })
    expect([exit, files.size]).toEqual([2, 2])
    for (const problem of problems) expect(complained).toContain(`- --answers: ${problem}`)
  })

  test('by its whole path, and with nothing in it', async () => {
    const { init } = repositoryOf({ 'answers.yaml': '' })
    expect(await init({ answers: '/work/hello/answers.yaml' })).toMatchObject({ exit: 0, complained: '' })
  })
})

describe('a lock of a pre-release', () => {
  test.each([
    ['0.2.0-rc.1', '0.2.0-rc.1', 0],
    ['0.2.0-rc.1', '0.2.0', 0],
    ['0.2.0', '0.2.0-rc.1', 1],
    ['0.2.0-rc.2', '0.2.0-rc.1', 1],
    ['0.2.0-rc.10', '0.2.0-rc.9', 1],
    ['0.2.0-rc.9', '0.2.0-rc.10', 0],
    ['0.2.0-rc', '0.2.0-1', 1],
    ['0.2.0-rc.1', '0.2.0-rc', 1],
    ['0.2.0+build', '0.2.0', 0],
  ])('%s under %s', async (written, version, exit) => {
    const { init, files } = repositoryOf()
    await init(YES)
    const lock = files.get('ship-to-ecs.lock.json') ?? ''
    files.set('ship-to-ecs.lock.json', lock.replace('"version": "0.1.0"', `"version": "${written}"`))
    const later = repositoryOf(Object.fromEntries(files), { own: { version, commit: 'a'.repeat(40) } })
    expect(await later.init(YES)).toMatchObject({ exit })
  })
})
