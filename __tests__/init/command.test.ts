/** `init` from the flags to the files: nothing that somebody has written is lost, and everything that is wrong is said before anything is written. */
import { describe, expect, test } from '@jest/globals'
import { repositoryOf } from '../support/init-play.ts'

const YES = { yes: true }

test('workflows that people start name what there is', async () => {
  const { init, textOf } = repositoryOf()
  await init({ ...YES, environments: 'dev,live', application: 'shop' })
  expect(textOf('.github/workflows/rollback.yml')).toContain('(shop-live:41)')
  const maintenance = textOf('.github/workflows/maintenance.yml')
  expect(maintenance).toContain("options: [show, 'on', 'off']")
  // Without a reviewer, so with a role that only reads.
  expect(maintenance).toMatch(/show-live:[^]*page: show\n {6}role-to-assume: \S+role\/shop-live-plan\n/u)
  expect(maintenance).toContain('schedule:')
})

test('FireLens: what its side-car reads is copied once its bucket is there', async () => {
  const { init, files, textOf } = repositoryOf()
  await init({ ...YES, 'add-on': ['firelens'], application: 'shop', 'registry-account': '222222222222' })
  expect(files.has('infra/fragments/firelens-s3.conf')).toBe(true)
  expect(textOf('BOOTSTRAP.md')).toMatch(
    /shop-dev-firelens[^]*aws s3 cp --region eu-west-1 infra\/fragments\/firelens-s3.conf s3:\/\/shop-dev-222222222222\/config\//u,
  )
})

test.each(['Dockerfile', 'server.mjs'])(
  'a file of the starter that is kept leaves the others what they are: %s',
  async (path) => {
    const { init, files } = repositoryOf()
    await init(YES)
    files.set(path, `${files.get(path)}# mine\n`)
    expect(await init({ ...YES, keep: [path] })).toMatchObject({ exit: 0 })
    const before = new Map(files)
    expect(await init(YES)).toMatchObject({ exit: 0, printed: 'Every file is up to date.' })
    expect(files).toEqual(before)
  },
)

describe('a lock that is refused, and nothing is written', () => {
  test.each<readonly [string, (text: string) => string, string]>([
    [
      'of a newer version',
      (text) => text.replace('"version": "0.1.0"', '"version": "0.10.0"'),
      'ship-to-ecs 0.10.0 has written it',
    ],
    ...['../victim', '/etc/passwd', '.git/config', 'a//b', 'C:\\\\x', 'a\\u001b[2Jb'].map(
      (path) =>
        [
          `of ${path}`,
          (text: string) => text.replace('"Dockerfile":', `"${path}":`),
          'is no file of the repository',
        ] as const,
    ),
  ])('%s', async (_, change, words) => {
    const { init, files, textOf } = repositoryOf()
    await init(YES)
    files.set('ship-to-ecs.lock.json', change(textOf('ship-to-ecs.lock.json')))
    const before = new Map(files)
    const { exit, complained } = await init({ ...YES, port: '9000' })
    expect([exit, complained]).toEqual([1, expect.stringContaining(words)])
    expect(complained).not.toContain('\u001b')
    expect(files).toEqual(before)
  })
})

test('an answer that moves the cursor is shown without it', async () => {
  const { complained } = await repositoryOf().init({ ...YES, branch: 'a\u001b[2J' })
  expect(complained).toContain('--branch: a[2J is')
})

test('a file can be named with the folder that it is in', async () => {
  const { init } = repositoryOf({ 'ship-to-ecs.yaml': '# mine\n' })
  expect(await init({ ...YES, keep: ['./ship-to-ecs.yaml'] })).toMatchObject({ exit: 0 })
})

describe('an empty repository', () => {
  test('gets everything that a pipeline needs', async () => {
    const { init, files } = repositoryOf({ 'README.md': '# hello\n' })
    expect(await init(YES)).toMatchObject({ exit: 0, complained: '' })
    expect([...files.keys()].sort()).toEqual(
      expect.arrayContaining([
        '.dockerignore',
        '.github/dependabot.yml',
        '.github/workflows/check.yml',
        '.github/workflows/maintenance.yml',
        '.github/workflows/rescan.yml',
        '.github/workflows/rollback.yml',
        '.github/workflows/ship.yml',
        'BOOTSTRAP.md',
        'Dockerfile',
        'health.mjs',
        'server.mjs',
        'service.yaml',
        'ship-to-ecs.exceptions.yaml',
        'ship-to-ecs.lock.json',
        'ship-to-ecs.yaml',
        'task-definition.json',
      ]),
    )
  })

  test('twice changes nothing', async () => {
    const { init, files } = repositoryOf()
    await init(YES)
    const before = new Map(files)
    expect(await init(YES)).toEqual({ exit: 0, printed: 'Every file is up to date.', complained: '' })
    expect(files).toEqual(before)
  })
})
