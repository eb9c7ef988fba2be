/** Which builders build for several platforms. */
import { describe, expect, test } from '@jest/globals'
import { chooseMethod, parsePlatforms, type Builder, type Engine } from '../../../src/domain/build/docker-engine.ts'
import { buildConfig } from '../../support/build-config.ts'

const ENGINE: Engine = { version: '28.0.0', apiVersion: '1.48', clientVersion: '28.0.0', platform: 'linux/amd64' }
const BOTH = buildConfig({ platforms: ['linux/amd64', 'linux/arm64'], provenance: 'mode=max' })

const buildx = (store: 'containerd' | 'classic', driver: string | null): Builder => ({
  ...{ kind: 'buildx', store, driver, platforms: [] },
})

describe('several platforms', () => {
  test.each([
    ['containerd', 'docker'],
    ['containerd', 'docker-container'],
    ['classic', 'docker-container'],
    ['classic', 'kubernetes'],
    ['containerd', null],
  ] as const)('are built with the %s store and the driver %s', (store, driver) => {
    expect(chooseMethod(BOTH, ENGINE, buildx(store, driver))).toEqual({ kind: 'buildx-index' })
  })

  test("are not built by an engine's own builder that holds no index", () => {
    expect(() => chooseMethod(BOTH, ENGINE, buildx('classic', 'docker'))).toThrow(
      'its driver is `docker`, and the image store of this Docker daemon (28.0.0) is not containerd',
    )
  })

  test('are not built without buildx', () => {
    const plain = { ...BOTH, provenance: 'false' }
    expect(() => chooseMethod(plain, ENGINE, { kind: 'docker' })).toThrow(/^`platforms` needs buildx/u)
  })
})

test('the platforms of all nodes of a builder', () => {
  const output = 'Driver: docker-container\nNodes:\nPlatforms: linux/amd64*, linux/386\n\nPlatforms:  linux/arm64\n'
  expect(parsePlatforms(output)).toEqual(['linux/amd64', 'linux/386', 'linux/arm64'])
  expect(parsePlatforms('Status: inactive')).toEqual([])
})
