import { describe, expect, test } from '@jest/globals'
import { buildx, containerd, home, play, type Scene, version, versionOf } from '../support/build-scene.ts'
import { memoryFiles } from '../support/memory-files.ts'

describe('the sources of a build', () => {
  const refused = async (scene: Scene): Promise<unknown> => play(scene).result.catch((error: unknown) => error)

  test('the context', async () => {
    expect(await refused({ files: memoryFiles(), script: [] })).toMatchObject({
      code: 'E_BUILD_CONTEXT',
      message: 'the build context . does not exist',
    })
    const files = memoryFiles({ '/checkout/app': '', '/checkout/Dockerfile': '' })
    expect(await refused({ files, build: { context: '/checkout/app' }, script: [] })).toMatchObject({
      message: 'the build context app is a file, not a folder',
    })
    expect(await refused({ files, build: { context: '/checkout-2/app' }, script: [] })).toMatchObject({
      message: 'the build context /checkout-2/app does not exist',
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
      message: 'the Dockerfile app/Dockerfile does not exist; in app there are: Dockerfile.prod, api.Dockerfile',
    })
    expect(await refused({ files, script: [] })).toMatchObject({
      message: 'the Dockerfile Dockerfile does not exist; there is none in the checkout',
    })
    expect(await refused({ files, build: { file: '/checkout/app' }, script: [] })).toMatchObject({
      message: 'the Dockerfile app is a folder, not a file; there is none in the checkout',
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
      message: `the Dockerfile ${file} does not exist; ${asked} \`file\` is relative to the checkout, not to \`context\``,
    })
  })

  test('the Dockerfile of a context that has none, where the checkout has one', async () => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/app/main': '' })
    expect(await refused({ files, build: { context: '/checkout/app' }, script: [] })).toMatchObject({
      message: 'the Dockerfile app/Dockerfile does not exist; there is one at Dockerfile: set `file` to it',
    })
  })

  test('a context that docker fetches is left to docker', async () => {
    const script = [version(versionOf('29.1.3', '1.52')), buildx, containerd, ...home]
    const { result, exec, log } = play({
      build: { context: 'https://github.com/o/r.git#main' },
      files: memoryFiles(),
      script,
    })
    await expect(result).rejects.toThrow('unexpected command')
    expect(exec.commands.at(-1)?.argv.at(-1)).toBe('https://github.com/o/r.git#main')
    expect(log.text('info')).toContain('is fetched by docker')
  })
})
