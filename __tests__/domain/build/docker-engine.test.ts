import { describe, expect, test } from '@jest/globals'
import type { BuildConfig } from '../../../src/domain/build/build-config.ts'
import {
  chooseMethod,
  endpointIn,
  parseDriver,
  parseEngine,
  parseStore,
  type Builder,
  type BuildMethod,
  type Engine,
} from '../../../src/domain/build/docker-engine.ts'
import { buildConfig } from '../../support/build-config.ts'

const OLD: Engine = { version: '20.10.24+dfsg1', apiVersion: '1.41', clientVersion: '20.10.24+dfsg1', platform: null }
const NEW: Engine = { version: '29.1.3', apiVersion: '1.52', clientVersion: '29.1.5', platform: 'linux/amd64' }
const WITHOUT_BUILDX: Builder = { kind: 'docker' }
const buildx = (store: 'containerd' | 'classic', driver: string | null): Builder => ({
  ...{ kind: 'buildx', store, driver, platforms: [] },
})

describe('what the engine says', () => {
  test('versions of client and server', () => {
    const output =
      '{"Client":{"Version":"29.1.5"},"Server":{"Version":"29.1.3","ApiVersion":"1.52","Os":"linux","Arch":"amd64"}}'
    expect(parseEngine(output)).toEqual(NEW)
  })

  test.each(['', 'null', '{"Client":{"Version":"29.1.5"},"Server":null}', '{"Client":{"Version":"29.1.5"}}'])(
    'no engine answered: %j',
    (output) => {
      expect(parseEngine(output)).toBeNull()
    },
  )

  test.each([
    [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      'unix:///var/run/docker.sock',
    ],
    ['failed to connect to the docker API at tcp://10.0.0.1:2375; check if the path is correct', 'tcp://10.0.0.1:2375'],
    ['error during connect: Get "http://docker:2375/v1.41/version": dial tcp', 'http://docker:2375/v1.41/version'],
    ['no idea', null],
  ])('the endpoint in %j', (complaint, endpoint) => {
    expect(endpointIn(complaint)).toBe(endpoint)
  })

  test.each([
    ['[["driver-type","io.containerd.snapshotter.v1"]]\n', 'containerd'],
    ['[["Backing Filesystem","extfs"],["Supports d_type","true"]]', 'classic'],
    ['null', 'classic'],
    ['', 'classic'],
  ])('the store in %j is %s', (output, store) => {
    expect(parseStore(output)).toBe(store)
  })

  test('the driver of a builder', () => {
    expect(parseDriver('Name:          ci\nDriver:        docker-container\n\nNodes:\nName: ci0')).toBe(
      'docker-container',
    )
    expect(parseDriver('')).toBeNull()
  })
})

describe('the way to build', () => {
  const secrets = [{ kind: 'value', id: 'a', value: 'b' }] as const
  const cases: readonly {
    readonly title: string
    readonly build?: Partial<BuildConfig>
    readonly engine: Engine
    readonly builder: Builder
    readonly method: BuildMethod
  }[] = [
    {
      title: 'containerd store, the BuildKit of the engine',
      engine: NEW,
      builder: buildx('containerd', 'docker'),
      method: { kind: 'buildx-store' },
    },
    {
      title: 'containerd store, a BuildKit of its own',
      engine: NEW,
      builder: buildx('containerd', 'docker-container'),
      method: { kind: 'buildx-archive' },
    },
    {
      title: 'containerd store, a driver that is not known',
      engine: NEW,
      builder: buildx('containerd', null),
      method: { kind: 'buildx-archive' },
    },
    {
      title: 'attested, the BuildKit of the engine',
      build: { provenance: 'mode=max' },
      engine: NEW,
      builder: buildx('containerd', 'docker'),
      method: { kind: 'buildx-store' },
    },
    {
      title: 'classic store, the BuildKit of the engine',
      engine: NEW,
      builder: buildx('classic', 'docker'),
      method: { kind: 'buildx-load' },
    },
    {
      title: 'classic store, a BuildKit of its own',
      engine: NEW,
      builder: buildx('classic', 'docker-container'),
      method: { kind: 'buildx-archive' },
    },
    {
      title: 'attested, a BuildKit of its own',
      build: { provenance: 'mode=max' },
      engine: NEW,
      builder: buildx('containerd', 'docker-container'),
      method: { kind: 'buildx-load' },
    },
    { title: 'no buildx', engine: NEW, builder: WITHOUT_BUILDX, method: { kind: 'docker', buildKit: 'default' } },
    {
      title: 'no buildx, secrets',
      build: { secrets },
      engine: OLD,
      builder: WITHOUT_BUILDX,
      method: { kind: 'docker', buildKit: 'forced' },
    },
    {
      title: 'no buildx, registry cache',
      build: { cacheFrom: ['type=registry,ref=a/b'] },
      engine: OLD,
      builder: WITHOUT_BUILDX,
      method: { kind: 'docker', buildKit: 'forced' },
    },
    {
      title: 'no buildx, image as cache',
      build: { cacheFrom: ['a/b'] },
      engine: OLD,
      builder: WITHOUT_BUILDX,
      method: { kind: 'docker', buildKit: 'default' },
    },
  ]
  test.each(cases)('$title', ({ build, engine, builder, method }) => {
    expect(chooseMethod(buildConfig(build), engine, builder)).toEqual(method)
  })

  test('names every input that needs buildx', () => {
    const build = buildConfig({
      secrets,
      ssh: ['default'],
      cacheFrom: ['type=gha'],
      cacheTo: ['type=gha'],
      provenance: 'true',
      sbom: 'true',
      buildContexts: { a: '/b' },
      builder: 'ci',
    })
    const named = (engine: Engine): unknown => {
      try {
        return chooseMethod(build, engine, WITHOUT_BUILDX)
      } catch (error) {
        return error
      }
    }
    const buildxOnly = '`cache-from`, `cache-to`, `provenance`, `sbom`, `build-contexts`, `builder`'
    const needs = 'need buildx, which is not installed'
    expect(named(OLD)).toMatchObject({ code: 'E_BUILDX_NEEDED', message: `${buildxOnly} ${needs}` })
    // A client of 23.0 and later has no BuildKit client of its own.
    expect(named(NEW)).toMatchObject({ message: `\`secrets\`, \`ssh\`, ${buildxOnly} ${needs}` })
  })

  test('one input that needs buildx is named alone', () => {
    expect(() => chooseMethod(buildConfig({ provenance: 'true' }), NEW, WITHOUT_BUILDX)).toThrow(
      /^`provenance` needs buildx, which is not installed$/,
    )
  })

  test('an engine before 18.09 has no BuildKit', () => {
    const engine = { ...OLD, apiVersion: '1.38' }
    expect(() => chooseMethod(buildConfig({ secrets }), engine, WITHOUT_BUILDX)).toThrow('secrets')
  })

  test('attestations are refused where they would be lost', () => {
    const build = buildConfig({ sbom: 'true' })
    expect(() => chooseMethod(build, NEW, buildx('classic', 'docker-container'))).toThrow('cannot hold attestations')
  })
})
