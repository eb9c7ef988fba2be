import { describe, expect, test } from '@jest/globals'
import {
  ARCHIVE,
  archived,
  buildx,
  CACHE,
  cacheFor,
  CONFIG_HEX,
  containerd,
  dockerConfig,
  driverStatus,
  home,
  labels,
  noBuildx,
  noCheckout,
  ociLabels,
  play,
  REFERENCE,
  saved,
  version,
  versionOf,
  writesArchive,
} from '../../support/build-scene.ts'
import { COMMIT } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

describe('the build stage', () => {
  test('plain docker builds, saves, and keeps the image as its cache', async () => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
    const version1 = `org.opencontainers.image.version=test-${COMMIT}`
    const script: readonly ScriptedCommand[] = [
      version(versionOf('20.10.24', '1.41')),
      noBuildx,
      noCheckout,
      ...home,
      { argv: ['docker', 'build', '--tag', REFERENCE, ...labels(version1), '/checkout'] },
      { argv: ['docker', 'save', '--output', ARCHIVE, REFERENCE], effect: writesArchive(files) },
      { argv: ['docker', 'tag', REFERENCE, CACHE] },
      { argv: ['docker', 'image', 'rm', REFERENCE] },
      ...saved,
    ]
    const cacheNotExported = ['registry', 's3']
    const { result, exec, log } = play({ files, script, run: { repository: null }, build: { cacheNotExported } })
    expect(await result).toMatchObject({ builder: 'docker', revision: null, configDigest: `sha256:${CONFIG_HEX}` })
    expect(log.text('info')).toContain('the build cache is not exported to registry, s3: a check pushes nothing\n')
    exec.assertDone()
    expect(log.text('info')).toContain('not in a Git checkout')
  })

  test('buildx on the classic store loads and saves', async () => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
    const script: readonly ScriptedCommand[] = [
      version(versionOf('28.0.0', '1.48')),
      buildx,
      driverStatus('[["Backing Filesystem","extfs"]]'),
      { argv: ['docker', 'buildx', 'inspect', 'ci'], stdout: 'Name: ci\nDriver: docker\n' },
      noCheckout,
      ...home,
      {
        argv: [
          ...['docker', 'buildx', 'build', '--progress', 'plain', '--provenance=false', '--sbom=false'],
          ...['--builder', 'ci', '--load', '--tag', REFERENCE, ...ociLabels.slice(4), '/checkout'],
        ],
      },
      { argv: ['docker', 'save', '--output', ARCHIVE, REFERENCE], effect: writesArchive(files) },
      { argv: ['docker', 'image', 'rm', REFERENCE] },
      ...saved,
    ]
    const { result, exec } = play({ files, script, build: { builder: 'ci' } })
    expect((await result).builder).toBe('buildx')
    exec.assertDone()
  })
})

describe('secrets of a build', () => {
  const secret = { kind: 'value', id: 'token', value: 's3cr3t-value' } as const
  const start = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd('remote'), noCheckout, ...home]
  const file = '/private/image-1/secrets/secret-0'
  const argv = [
    ...['docker', 'buildx', 'build', '--progress', 'plain', '--provenance=false', '--sbom=false'],
    ...[
      '--output',
      `type=docker,dest=${ARCHIVE},compression=gzip,compression-level=1`,
      '--tag',
      REFERENCE,
      ...ociLabels.slice(4),
    ],
    ...['--secret', `id=token,src=${file}`, '/checkout'],
  ]

  test('are masked, lie in a private file for the build alone, and are never on a command line', async () => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
    const build: ScriptedCommand = {
      argv,
      effect: () => {
        expect(files.texts.get(file)).toBe(secret.value)
        files.texts.set(ARCHIVE, '')
      },
    }
    const { result, exec, secrets } = play({
      files,
      build: { secrets: [secret] },
      script: [...start, build, ...archived],
    })
    await result
    expect(files.texts.has(file)).toBe(false)
    expect(files.privateWrites).toEqual([file])
    expect(secrets.masked).toEqual([secret.value])
    expect(JSON.stringify(exec.commands)).not.toContain(secret.value)
  })

  test('in a file of the user are masked, read from there, and left there', async () => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '', '/own/key': 'a key' })
    const own = { kind: 'file', id: 'key', path: '/own/key', value: 'a key' } as const
    const withKey = argv.map((argument) => (argument === `id=token,src=${file}` ? 'id=key,src=/own/key' : argument))
    const build: ScriptedCommand = { argv: withKey, effect: writesArchive(files) }
    const { result, secrets } = play({ files, build: { secrets: [own] }, script: [...start, build, ...archived] })
    await result
    expect(secrets.masked).toEqual(['a key'])
    expect(files.privateWrites).toEqual([])
    expect(files.texts.get('/own/key')).toBe('a key')
  })

  test('are removed when the build fails, and the failure has the last lines', async () => {
    const failing: ScriptedCommand = { argv, exitCode: 1, stderr: '#1 DONE 0.0s\nERROR: failed to solve: no such base' }
    const { result, files } = play({ build: { secrets: [secret] }, script: [...start, failing] })
    await expect(result).rejects.toMatchObject({
      code: 'E_BUILD',
      message: 'docker build failed (context: .)\nERROR: failed to solve: no such base',
    })
    expect(files.texts.has(file)).toBe(false)
  })
})

describe('the environment of a build', () => {
  test('has AWS variables only where the docker configuration logs in by ECR helper', async () => {
    const inheritWith = async (config: string): Promise<readonly string[]> => {
      const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '', '/own/config.json': config })
      const start = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd(), noCheckout, ...dockerConfig('/own')]
      const { result, exec } = play({ files, script: start })
      await expect(result).rejects.toThrow('unexpected command')
      return exec.commands.at(-1)?.inherit ?? []
    }
    expect(await inheritWith('{"credHelpers":{"public.ecr.aws":"ecr-login"}}')).toContain('AWS_SECRET_ACCESS_KEY')
    expect(await inheritWith('{"auths":{}}')).not.toContain('AWS_SECRET_ACCESS_KEY')
  })
})

describe('the platform of the built image', () => {
  const built = (platform: string, ...start: readonly ScriptedCommand[]) => {
    const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
    const docker = (...argv: readonly string[]): ScriptedCommand => ({ argv: ['docker', ...argv] })
    const version1 = labels(`org.opencontainers.image.version=test-${COMMIT}`)
    const script = [
      ...start,
      noCheckout,
      ...home,
      docker('build', '--tag', REFERENCE, '--platform', platform, ...version1, '/checkout'),
      { ...docker('save', '--output', ARCHIVE, REFERENCE), effect: writesArchive(files) },
      docker('tag', REFERENCE, cacheFor(platform)),
      docker('image', 'rm', REFERENCE),
      ...saved,
    ]
    return play({ files, script, build: { platforms: [platform] }, run: { repository: null } }).result
  }
  const classic = [version(versionOf('20.10.24', '1.41')), noBuildx]

  test('must be the one that was asked for', async () => {
    await expect(built('linux/amd64', ...classic)).resolves.toMatchObject({ platform: 'linux/amd64' })
    await expect(built('linux/x86_64', ...classic)).resolves.toMatchObject({ platform: 'linux/amd64' })
    await expect(built('linux/arm64', ...classic)).rejects.toMatchObject({
      code: 'E_PLATFORM',
      message: '`platforms` is linux/arm64, but the built image is linux/amd64',
      hint: 'Set `no-cache: true`, or install buildx: without BuildKit the cache mixes platforms.',
    })
  })
})
