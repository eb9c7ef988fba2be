import { describe, expect, test } from '@jest/globals'
import { buildx, containerd, home, play, type Scene, version, versionOf } from '../support/build-scene.ts'
import { memoryFiles } from '../support/memory-files.ts'

describe('the sources of a build', () => {
  const refused = async (scene: Scene): Promise<unknown> => play(scene).result.catch((error: unknown) => error)

  test('the context', async () => {
    expect(await refused({ files: memoryFiles(), script: [] })).toMatchObject({
      code: 'E_BUILD_CONTEXT',
      message: 'the build context /checkout does not exist',
    })
    const file = memoryFiles({ '/checkout': '' })
    expect(await refused({ files: file, script: [] })).toMatchObject({
      message: 'the build context /checkout is a file, not a folder',
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
      message:
        'the Dockerfile /checkout/app/Dockerfile does not exist; in /checkout/app there are: Dockerfile.prod, api.Dockerfile',
    })
    expect(await refused({ files, script: [] })).toMatchObject({
      message: 'the Dockerfile /checkout/Dockerfile does not exist; there is none in /checkout',
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
