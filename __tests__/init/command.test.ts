/** `init` from the flags to the files: nothing that somebody has written is lost, and everything that is wrong is said before anything is written. */
import { describe, expect, test } from '@jest/globals'
import { repositoryOf } from '../support/init-play.ts'

const YES = { yes: true }

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
