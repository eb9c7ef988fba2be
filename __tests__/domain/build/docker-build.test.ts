import { describe, expect, test } from '@jest/globals'
import type { BuildConfig } from '../../../src/domain/build/build-config.ts'
import { buildCommand, cacheTo, type BuildOrder } from '../../../src/domain/build/docker-build.ts'
import { AWS_VARIABLES, DOCKER_ENVIRONMENT } from '../../../src/domain/build/docker-variables.ts'
import { buildConfig } from '../../support/build-config.ts'

const order = (build: Partial<BuildConfig> = {}, changes: Partial<BuildOrder> = {}): BuildOrder => ({
  build: buildConfig(build),
  method: { kind: 'buildx-archive' },
  file: null,
  reference: 'ship-to-ecs.local/abc:t',
  archive: '/private/image-1/image.tar',
  layout: '/private/image-1/layout.tar',
  labels: {},
  sourceDateEpoch: null,
  secretsDirectory: '/private/image-1/secrets',
  credentials: 'own',
  ...changes,
})

/** The arguments of one flag. */
const valuesOf = (flag: string, argv: readonly string[]): readonly string[] =>
  argv.flatMap((argument, index) => (argument === flag ? [argv[index + 1] ?? ''] : []))

const everything: Partial<BuildConfig> = {
  target: 'runtime',
  buildArgs: ['A=1', 'FROM_ENVIRONMENT'],
  secrets: [
    { kind: 'value', id: 'token', value: 's3cr3t-value' },
    { kind: 'file', id: 'file', path: '/checkout/a,b', value: 'text-of-a-file' },
  ],
  ssh: ['default'],
  platforms: ['linux/arm64'],
  cacheFrom: ['type=gha'],
  cacheTo: ['type=gha,mode=max'],
  pull: 'always',
  cache: 'ignored',
  buildContexts: { lib: '/checkout/lib' },
  network: 'none',
  addHosts: ['db:10.0.0.1'],
  builder: 'ci',
}

describe('the build command', () => {
  test('buildx writes the tar, without attestations', () => {
    expect(buildCommand(order()).argv).toEqual([
      ...['docker', 'buildx', 'build', '--progress', 'plain', '--provenance=false', '--sbom=false'],
      ...[
        '--output',
        'type=docker,dest=/private/image-1/image.tar,compression=gzip,compression-level=1',
        '--tag',
        'ship-to-ecs.local/abc:t',
        '/checkout',
      ],
    ])
  })

  test('every option', () => {
    const changes = { file: '/checkout/app/Dockerfile', labels: { team: 'a b' }, sourceDateEpoch: 1_767_323_045 }
    expect(buildCommand(order(everything, changes)).argv).toEqual([
      ...['docker', 'buildx', 'build', '--progress', 'plain', '--provenance=false', '--sbom=false', '--builder', 'ci'],
      ...['--cache-to', 'type=gha,mode=max,ignore-error=true', '--build-context', 'lib=/checkout/lib'],
      ...['--build-arg', 'SOURCE_DATE_EPOCH=1767323045'],
      ...[
        '--output',
        'type=docker,dest=/private/image-1/image.tar,compression=gzip,compression-level=1,rewrite-timestamp=true',
      ],
      ...['--file', '/checkout/app/Dockerfile', '--tag', 'ship-to-ecs.local/abc:t', '--target', 'runtime'],
      ...['--platform', 'linux/arm64', '--network', 'none', '--pull', '--no-cache'],
      ...['--build-arg', 'A=1', '--build-arg', 'FROM_ENVIRONMENT', '--label', 'team=a b', '--add-host', 'db:10.0.0.1'],
      ...['--cache-from', 'type=gha', '--secret', 'id=token,src=/private/image-1/secrets/secret-0'],
      ...['--secret', 'id=file,"src=/checkout/a,b"', '--ssh', 'default'],
      '/checkout',
    ])
  })

  test("into the engine's containerd store, compressed as the push sends it and never unpacked", () => {
    const { argv } = buildCommand(order({ sbom: 'true' }, { method: { kind: 'buildx-store' }, sourceDateEpoch: 1 }))
    const output = 'type=image,unpack=false,compression=gzip,compression-level=1,rewrite-timestamp=true'
    expect(valuesOf('--output', argv)).toEqual([output])
    expect(argv).toContain('--sbom=true')
  })

  test('into the engine, for a store that has to be saved from', () => {
    const { argv } = buildCommand(order({ provenance: 'mode=max' }, { method: { kind: 'buildx-load' } }))
    expect(argv).toContain('--load')
    expect(argv).not.toContain('--output')
    expect(argv).toContain('--provenance=mode=max')
  })

  test('plain docker knows neither buildx flags nor timestamps', () => {
    const method = { kind: 'docker', buildKit: 'default' } as const
    const command = buildCommand(order({}, { method, sourceDateEpoch: 1 }))
    expect(command.argv).toEqual(['docker', 'build', '--tag', 'ship-to-ecs.local/abc:t', '/checkout'])
    expect(command.set).toEqual({})
  })

  test('the BuildKit of an old client is switched on by a variable', () => {
    const command = buildCommand(order({}, { method: { kind: 'docker', buildKit: 'forced' } }))
    expect(command.set).toEqual({ DOCKER_BUILDKIT: '1' })
    expect(command.argv).toEqual(expect.arrayContaining(['--progress', 'plain']))
  })

  test("the user's SOURCE_DATE_EPOCH wins", () => {
    const { argv } = buildCommand(order({ buildArgs: ['SOURCE_DATE_EPOCH=5'] }, { sourceDateEpoch: 9 }))
    expect(valuesOf('--build-arg', argv)).toEqual(['SOURCE_DATE_EPOCH=5'])
  })

  test('no secret value is part of the command', () => {
    expect(JSON.stringify(buildCommand(order(everything)))).not.toContain('s3cr3t-value')
  })
})

describe('the environment of a build', () => {
  const inherit = (build: Partial<BuildConfig>, changes: Partial<BuildOrder> = {}): readonly string[] =>
    buildCommand(order(build, changes)).inherit

  test('holds nothing of AWS, GitHub or the action', () => {
    expect(inherit({})).toEqual(DOCKER_ENVIRONMENT)
    expect(DOCKER_ENVIRONMENT.filter((name) => /^(?:AWS|GITHUB|ACTIONS|INPUT|RUNNER)/.test(name))).toEqual([])
  })

  test('holds the variables of docker by name, so that no password goes along', () => {
    const some = [
      'DOCKER_HOST',
      'DOCKER_CONFIG',
      'DOCKER_CONTEXT',
      'BUILDX_BUILDER',
      'BUILDX_CONFIG',
      'XDG_RUNTIME_DIR',
    ]
    expect(DOCKER_ENVIRONMENT).toEqual(expect.arrayContaining([...some, 'LANG', 'LC_ALL']))
    const all = [...DOCKER_ENVIRONMENT, ...AWS_VARIABLES]
    expect(all.filter((name) => /_$|PASSWORD|AUTH_TOKEN$/.test(name))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
  })

  test('variables that the user names', () => {
    expect(inherit(everything)).toEqual(expect.arrayContaining(['FROM_ENVIRONMENT']))
    expect(inherit({ buildArgs: ['A=1'] })).not.toContain('A')
  })

  test('the cache service, for a GitHub cache alone', () => {
    expect(inherit({ cacheFrom: ['type=gha'] })).toContain('ACTIONS_RUNTIME_TOKEN')
    expect(inherit({ cacheTo: ['mode=max,"TYPE=gha"'] })).toContain('ACTIONS_RUNTIME_TOKEN')
    expect(inherit({ cacheFrom: ['type=registry,ref=a/b'] })).not.toContain('ACTIONS_RUNTIME_TOKEN')
  })

  const AWS = 'AWS_SECRET_ACCESS_KEY'
  test('AWS, for logins by ECR helper and for an S3 cache alone', () => {
    expect(inherit({}, { credentials: 'aws' })).toContain(AWS)
    expect(inherit({ cacheTo: ['type=s3,bucket=b,region=r'] })).toContain(AWS)
    expect(inherit(everything)).not.toContain(AWS)
  })
})

describe('a cache destination', () => {
  const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello:cache'
  test.each([
    ['type=gha', 'type=gha,ignore-error=true'],
    ['type=gha,ignore-error=false', 'type=gha,ignore-error=false'],
    [`type=registry,ref=${ecr}`, `type=registry,ref=${ecr},image-manifest=true,oci-mediatypes=true`],
    [ecr, `type=registry,ref=${ecr},image-manifest=true,oci-mediatypes=true`],
    [
      `type=registry,ref=${ecr},image-manifest=false`,
      `type=registry,ref=${ecr},image-manifest=false,oci-mediatypes=true`,
    ],
    ['type=registry,ref=ghcr.io/o/r:cache', 'type=registry,ref=ghcr.io/o/r:cache'],
    ['type=local,dest=/c', 'type=local,dest=/c'],
  ])('%s', (given, passed) => {
    expect(cacheTo(given)).toBe(passed)
  })
})
