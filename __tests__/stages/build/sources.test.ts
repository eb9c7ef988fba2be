import { posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readCheckout } from '../../../src/stages/build/checkout.ts'
import { GIT_ENVIRONMENT } from '../../../src/stages/git.ts'
import {
  atCommit,
  buildx,
  containerd,
  git,
  home,
  play,
  type Scene,
  version,
  versionOf,
} from '../../support/build-scene.ts'
import { COMMIT } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { scriptedExec } from '../../support/scripted-exec.ts'

describe('the sources of a build', () => {
  const refused = async (scene: Scene): Promise<unknown> => play(scene).result.catch((error: unknown) => error)

  test('the context', async () => {
    expect(await refused({ files: memoryFiles(), script: [] })).toMatchObject({
      code: 'E_BUILD_CONTEXT',
      message: 'the build context . does not exist',
    })
    const files = memoryFiles({ '/checkout/app': '', '/checkout/Dockerfile': '' })
    expect(await refused({ files, build: { context: '/checkout/app' }, script: [] })).toMatchObject({
      message: 'the build context app is a file, not a directory',
    })
    expect(await refused({ files, build: { context: '/checkout-2/app' }, script: [] })).toMatchObject({
      message: 'the build context /checkout-2/app does not exist',
    })
  })

  test.each(['github.com/docker/rootfs', 'https://github.com/o/r.git#main:app', 'git@github.com:o/r.git', 'me@host:r'])(
    'the remote context %s, where the checkout has a path of that name: docker would build the path',
    async (context) => {
      const path = posix.join('/checkout', context, 'Dockerfile')
      expect(await refused({ files: memoryFiles({ [path]: '' }), build: { context }, script: [] })).toMatchObject({
        code: 'E_BUILD_CONTEXT',
        message: `the build context ${context} is a path of the checkout and also the address of a remote context`,
      })
    },
  )

  test('standard input', async () => {
    expect(await refused({ files: memoryFiles(), build: { context: '/checkout/-' }, script: [] })).toMatchObject({
      message: "the build context - does not exist; a run has no standard input, which docker's `-` reads",
    })
  })

  test('the Dockerfile, with those that are near', async () => {
    const files = memoryFiles({
      '/checkout/app/Dockerfile.prod': '',
      '/checkout/app/api.Dockerfile': '',
      '/checkout/app/x': '',
    })
    expect(await refused({ files, build: { file: '/checkout/app/Dockerfile' }, script: [] })).toMatchObject({
      code: 'E_DOCKERFILE',
      message: '`app/Dockerfile` does not exist; app has: Dockerfile.prod, api.Dockerfile',
    })
    expect(await refused({ files, script: [] })).toMatchObject({
      message: 'no Dockerfile in the checkout (looked for `Dockerfile`)',
    })
    expect(await refused({ files, build: { file: '/checkout/app' }, script: [] })).toMatchObject({
      message: '`app` is a directory, not a Dockerfile; the checkout has no Dockerfile',
    })
  })

  test.each([
    ['Dockerfile', 'app/Dockerfile', 'did you mean app/Dockerfile?'],
    ['docker/Dockerfile.prod', 'app/docker/Dockerfile.prod', 'did you mean app/docker/Dockerfile.prod?'],
    ['docker/Dockerfile.prod', 'app/Dockerfile.prod', 'did you mean app/Dockerfile.prod?'],
  ])('the Dockerfile %s, which is at %s: `file` was read as relative to the context', async (file, there, asked) => {
    const files = memoryFiles({ [`/checkout/${there}`]: '' })
    const build = { context: '/checkout/app', file: `/checkout/${file}` }
    expect(await refused({ files, build, script: [] })).toMatchObject({
      code: 'E_DOCKERFILE',
      message: `\`${file}\` does not exist; ${asked} \`file\` is relative to the checkout, not to \`context\``,
    })
  })

  test('the Dockerfile of a context that has none, where the checkout has one', async () => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/app/main': '' })
    expect(await refused({ files, build: { context: '/checkout/app' }, script: [] })).toMatchObject({
      message: '`app/Dockerfile` does not exist; found Dockerfile: set `file` to it',
    })
  })

  test('a context that docker fetches is left to docker', async () => {
    const script = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd(), ...home]
    const { result, exec, log } = play({
      build: { context: 'https://github.com/o/r.git#main' },
      files: memoryFiles(),
      script,
    })
    await expect(result).rejects.toThrow('unexpected command')
    expect(exec.commands.at(-1)?.argv.at(-1)).toBe('https://github.com/o/r.git#main')
    expect(log.text('info')).toContain(
      'docker fetches the context https://github.com/o/r.git#main; its commit is unknown',
    )
  })
})

describe('the commit of a context', () => {
  const files = memoryFiles({ '/checkout/.git/': '', '/checkout/app/HEAD': '' })

  test('is read from the .git above it, by a git that runs nothing else and sees no setting but its own', async () => {
    const exec = scriptedExec([atCommit])
    const checkout = await readCheckout('/checkout/app', { exec, files })
    expect(checkout).toEqual({ revision: COMMIT, committedAt: 1767323045 })
    expect(exec.commands[0]).toMatchObject({
      inherit: ['PATH'],
      set: {
        ...GIT_ENVIRONMENT,
        GIT_ALLOW_PROTOCOL: 'none',
        GIT_NO_LAZY_FETCH: '1',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
      },
    })
  })

  test('is none without a .git, without a commit, and where git fails', async () => {
    const withAnswer = (...script: Parameters<typeof scriptedExec>[0]) => ({ exec: scriptedExec(script), files })
    expect(await readCheckout('/elsewhere', withAnswer())).toBeNull()
    expect(await readCheckout('/checkout', withAnswer(git({ stdout: '' })))).toBeNull()
    expect(await readCheckout('/checkout', withAnswer(git({ exitCode: 128 })))).toBeNull()
  })

  test('buildx has the same git, unless the context is fetched', async () => {
    const start = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd()]
    const own = play({ script: [...start, atCommit, ...home] })
    await expect(own.result).rejects.toThrow('unexpected command')
    expect(own.exec.commands.at(-1)?.set).toEqual({ ...GIT_ENVIRONMENT, BUILDX_GIT_INFO: 'false' })
    const attested = play({ build: { provenance: 'mode=max' }, script: [...start, atCommit, ...home] })
    await expect(attested.result).rejects.toThrow('unexpected command')
    expect(attested.exec.commands.at(-1)?.set).toEqual(GIT_ENVIRONMENT)
    const fetched = play({ build: { context: 'https://github.com/o/r.git' }, script: [...start, ...home] })
    await expect(fetched.result).rejects.toThrow('unexpected command')
    expect(fetched.exec.commands.at(-1)?.set).toEqual({})
  })
})
