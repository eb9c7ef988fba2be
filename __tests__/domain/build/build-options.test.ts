/** Options of docker/build-push-action that only the settings file has: as arguments, and what cannot act upon them. */
import { describe, expect, test } from '@jest/globals'
import type { BuildConfig } from '../../../src/domain/build/build-config.ts'
import { buildCommand, type BuildOrder } from '../../../src/domain/build/docker-build.ts'
import { chooseMethod, type Builder, type BuildMethod, type Engine } from '../../../src/domain/build/docker-engine.ts'
import { buildConfig } from '../../support/build-config.ts'

const argvOf = (build: Partial<BuildConfig>, method: BuildMethod = { kind: 'buildx-store' }): readonly string[] => {
  const order: BuildOrder = {
    ...{ build: buildConfig(build), method, file: null, reference: 'r', archive: 'a', layout: '/p/l', labels: {} },
    ...{ sourceDateEpoch: null, secretsDirectory: 's', credentials: 'own' },
  }
  return buildCommand(order).argv
}

const OPTIONS: readonly (readonly [string, Partial<BuildConfig>, readonly string[]])[] = [
  ['allow', { allow: ['network.host'] }, ['--allow', 'network.host']],
  ['annotations', { annotations: { 'index:a': 'b' } }, ['--annotation', 'index:a=b']],
  ['attests', { attests: ['type=sbom,generator=x'] }, ['--attest', 'type=sbom,generator=x']],
  ['no-cache-filters', { noCacheFilters: ['base', 'app'] }, ['--no-cache-filter', 'base', '--no-cache-filter', 'app']],
  ['cgroup-parent', { cgroupParent: 'ci' }, ['--cgroup-parent', 'ci']],
  ['shm-size', { shmSize: '128m' }, ['--shm-size', '128m']],
  ['ulimit', { ulimits: ['nofile=1:2'] }, ['--ulimit', 'nofile=1:2']],
]

const ENGINE: Engine = { version: '20.10.24', apiVersion: '1.41', clientVersion: '20.10.24', platform: null }
const PLAIN: Builder = { kind: 'docker' }
const without =
  (build: Partial<BuildConfig>): (() => BuildMethod) =>
  () =>
    chooseMethod(buildConfig(build), ENGINE, PLAIN)

describe.each(OPTIONS)('%s', (name, build, wanted) => {
  test('is an argument of buildx', () => {
    expect(argvOf(build).join(' ')).toContain(wanted.join(' '))
  })

  test('is an argument of plain docker, or is refused there', () => {
    if (['cgroup-parent', 'shm-size', 'ulimit'].includes(name)) {
      expect(without(build)()).toEqual({ kind: 'docker', buildKit: 'default' })
      expect(argvOf(build, { kind: 'docker', buildKit: 'default' }).join(' ')).toContain(wanted.join(' '))
    } else expect(without(build)).toThrow(`\`${name}\` needs buildx`)
  })

  test('is refused beside what only the BuildKit of an old engine can do, where that would not act upon it', () => {
    expect(without({ ...build, ssh: ['default'] })).toThrow(`\`${name}\` needs buildx`)
  })
})

test('an attestation takes the place of the one that a setting of its own asks for', () => {
  expect(argvOf({ attests: ['type=provenance,mode=min'] })).not.toContain('--provenance=false')
  expect(argvOf({ attests: ['type=provenance,mode=min'] })).toContain('--sbom=false')
  expect(argvOf({ attests: ['type=sbom'] })).not.toContain('--sbom=false')
})

test.each([
  ['annotations', { annotations: { a: 'b' } }, 'cannot hold annotations'],
  ['attests', { attests: ['type=sbom'] }, 'cannot hold attestations'],
] as const)('%s are refused where they would be lost', (name, build, because) => {
  const classic: Builder = { kind: 'buildx', store: 'classic', driver: 'docker-container', platforms: [] }
  const choose = (): BuildMethod => chooseMethod(buildConfig(build), ENGINE, classic)
  expect(choose).toThrow(`\`${name}\` is set`)
  expect(choose).toThrow(because)
})
