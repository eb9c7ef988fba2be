/** Paths are checked again right before they are read, by whichever stage reads them. */
import { describe, expect, test } from '@jest/globals'
import { buildx, containerd, home, noCheckout, play, version, versionOf } from '../support/build-scene.ts'
import { memoryFiles } from '../support/memory-files.ts'
import { plan, target, TASK_FILE } from '../support/plan-play.ts'

describe('the build', () => {
  const start = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd('remote'), noCheckout, ...home]
  const build = {
    context: '/checkout/app',
    reads: [
      { setting: 'context', given: 'app', path: '/checkout/app', written: '/checkout/app' },
      { setting: 'secret-files', given: 'key', path: '/checkout/key', written: '/checkout/key' },
      { setting: 'ssh', given: 'link/../id', path: '/checkout/id', written: '/checkout/link/../id' },
    ],
  }

  test.each([
    ['/checkout/app', '`context`: app'],
    ['/checkout/key', '`secret-files`: key'],
    ['/checkout/link/../id', '`ssh`: link/../id'],
    ['/checkout/app/Dockerfile', '`context`: app/Dockerfile'],
    ['/checkout/app/Dockerfile.dockerignore', '`context`: app/Dockerfile.dockerignore'],
    ['/checkout/app/.dockerignore', '`context`: app/.dockerignore'],
  ])('does not start docker when %s leads away by then', async (path, subject) => {
    const files = memoryFiles({ '/checkout/app/Dockerfile': '', '/checkout/.git/': '' })
    const swap = { ...buildx, effect: () => void files.refusals.set(path, 'leads to /proc') }
    const script = start.map((command) => (command === buildx ? swap : command))
    const { result, exec } = play({ files, build, script })
    await expect(result).rejects.toMatchObject({ code: 'E_INPUT', message: `${subject} leads to /proc` })
    exec.assertDone()
  })

  test('checks a Dockerfile of its own, and the ignore file beside it', async () => {
    const files = memoryFiles({ '/checkout/docker/web': '', '/checkout/app/': '', '/checkout/.git/': '' })
    files.refusals.set('/checkout/docker/web.dockerignore', 'leads to /proc')
    const { result } = play({ files, build: { ...build, file: '/checkout/docker/web' }, script: start })
    await expect(result).rejects.toMatchObject({ message: '`context`: docker/web.dockerignore leads to /proc' })
  })

  test('runs docker in the checkout, where relative paths are read', async () => {
    const files = memoryFiles({ '/checkout/app/Dockerfile': '', '/checkout/.git/': '' })
    const { result, exec } = play({ files, build, script: start })
    await expect(result).rejects.toThrow('unexpected command')
    expect(exec.commands.at(-1)).toMatchObject({ argv: expect.arrayContaining(['build']), cwd: '/checkout' })
  })

  test.each(['https://example.com/a.git', 'git@example.com:a/b', 'github.com/octo-org/hello'])(
    'is not of a folder that is called like the remote %s: docker would take it',
    async (context) => {
      const files = memoryFiles({ [`/checkout/${context.replace('//', '/')}/Dockerfile`]: '' })
      const { result } = play({ files, build: { context }, script: [] })
      await expect(result).rejects.toMatchObject({
        code: 'E_BUILD_CONTEXT',
        message: `the build context ${context} is a path of the checkout and also the address of a remote context`,
      })
    },
  )
})

test('the plan does not read a task definition file that leads away by then', async () => {
  const source = { kind: 'file', path: TASK_FILE, name: 'task.json' } as const
  const played = plan(target({ taskDefinition: source }))
  played.files.refusals.set(TASK_FILE, 'leads to /proc')
  await expect(played.failure()).resolves.toMatchObject({
    code: 'E_INPUT',
    message: '`task-definition`: task.json leads to /proc',
  })
})
