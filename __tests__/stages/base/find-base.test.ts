/** The base image: named by the Dockerfile, proved by the layers, and never claimed where it is not. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { BuildConfig } from '../../../src/domain/build/build-config.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { Reply } from '../../../src/ports/download.ts'
import { findBase } from '../../../src/stages/base/find-base.ts'
import { buildConfig } from '../../support/build-config.ts'
import { digestOf } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { withoutLogin } from '../../support/no-aws.ts'
import { commandFailed, fakeExec } from '../../support/scanner-ports.ts'

const [ONE, TWO, OWN, OTHER] = [digestOf('1'), digestOf('2'), digestOf('3'), digestOf('4')]
const BASE = [ONE, TWO]
const NODE = 'docker.io/library/node:22-slim'
const configWith = (layers: unknown) => ({ os: 'linux', architecture: 'amd64', rootfs: { diff_ids: layers } })

interface Play {
  readonly dockerfile?: string | null
  readonly build?: Partial<BuildConfig>
  /** What the built image has. */
  readonly layers?: unknown
  /** What docker prints; null: it fails. */
  readonly engine?: unknown
  /** By the name that is asked for, where it is a function. */
  readonly registry?: unknown
  readonly network?: 'online' | 'offline'
  /** By address. */
  readonly replies?: Readonly<Record<string, Partial<Reply> | Error>>
  readonly archive?: 'broken'
  /** Of the docker client. */
  readonly config?: string
}

const TAGS = 'https://registry-1.docker.io/v2/library/node/tags/list?n=1000'

const play = async (given: Play = {}) => {
  const { dockerfile = 'FROM node:22-slim\nCOPY . .\n', layers = [ONE, TWO, OWN], engine = BASE } = given
  const config = JSON.stringify(configWith(layers))
  const hex = createHash('sha256').update(config).digest('hex')
  const answers: Readonly<Record<string, unknown>> = { image: engine, buildx: given.registry ?? null }
  const exec = fakeExec(({ argv }) => {
    if (argv[0] === 'printenv') return { stdout: argv[1] === 'HOME' ? '/home/me\n' : '' }
    if (argv[0] === 'tar' && given.archive === 'broken') throw commandFailed('tar', { kind: 'exited', exitCode: 2 })
    if (argv[3] === 'manifest.json') return { stdout: JSON.stringify([{ Config: `${hex}.json` }]) }
    if (argv[0] === 'tar') return { stdout: config }
    const found = answers[argv[1] ?? '']
    // What a test gives as a function takes the name.
    const answer = typeof found === 'function' ? (found as (name?: string) => unknown)(argv[4]) : found
    if (answer === null) throw commandFailed('docker', { kind: 'exited', exitCode: 1 })
    return { stdout: JSON.stringify(answer) }
  })
  const asked: string[] = []
  const read = (url: string): Promise<Reply> => {
    asked.push(url)
    const reply = given.replies?.[url] ?? {}
    const nothing = { status: 404, challenge: '', text: '' }
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve({ ...nothing, ...reply })
  }
  const files = memoryFiles({
    ...(dockerfile === null ? {} : { '/checkout/Dockerfile': dockerfile }),
    ...(given.config === undefined ? {} : { '/home/me/.docker/config.json': given.config }),
  })
  const log = recordingLog()
  const base = await findBase.run(
    {
      build: buildConfig(given.build),
      workspace: '/checkout',
      image: { archive: '/a.tar', platform: 'linux/amd64' },
      network: given.network ?? 'online',
    },
    {
      ...withoutLogin(),
      clock: makeFakeClock(),
      exec,
      files,
      log,
      download: { read, toFile: () => Promise.reject(new Error('nothing is downloaded')) },
    },
  )
  return { base, asked, exec, log }
}

describe('the base is', () => {
  test.each<[string, Play]>([
    ['what the engine has built on', {}],
    ['what the registry has, where the engine has nothing', { engine: null, registry: configWith(BASE) }],
    [
      'what the registry has for the platform',
      { engine: null, registry: { 'linux/arm64': configWith([OTHER]), 'linux/amd64': configWith(BASE) } },
    ],
    ['what the registry has, where the engine has moved on', { engine: [OTHER], registry: configWith(BASE) }],
    ['that of the last stage', { dockerfile: 'FROM golang:1 AS build\nFROM node:22-slim\nCOPY --from=build a a\n' }],
  ])('%s', async (_, given) => {
    const { base } = await play(given)
    expect(base).toMatchObject({ kind: 'found', reference: NODE, layers: BASE })
  })

  test('none of an image from scratch, and nobody is asked', async () => {
    const { base, exec, asked } = await play({ dockerfile: 'FROM scratch\nCOPY . .\n' })
    expect([base, exec.commands, asked]).toEqual([{ kind: 'scratch' }, [], []])
  })
})

describe('the base is not known', () => {
  test.each<[string, Play, string]>([
    ['where the layers are others', { engine: [ONE, OTHER] }, 'does not begin with the layers'],
    ['where the base has more layers', { engine: [ONE, TWO, OWN, OTHER] }, 'does not begin with the layers'],
    ['where a base without layers would fit everything', { engine: [] }, 'does not begin with the layers'],
    [
      'where nobody shows its layers',
      { engine: null },
      `neither the engine nor the registry shows the layers of ${NODE}`,
    ],
    ['where docker prints something else', { engine: { x: 1 }, registry: 'x' }, 'neither the engine'],
    ['where a layer has no digest', { engine: ['x'] }, 'neither the engine'],
    ['where the image does not say its layers', { layers: 'x' }, 'does not begin'],
    ['where the archive is broken', { archive: 'broken' }, 'tar'],
    ['without a Dockerfile', { dockerfile: null }, 'the Dockerfile is not in the checkout'],
    ['where an argument decides', { dockerfile: 'ARG BASE\nFROM ${BASE}\n' }, 'not known before the build'],
  ])('%s', async (_, given, because) => {
    const { base, log } = await play(given)
    expect(base).toEqual({ kind: 'unknown', because: expect.stringContaining(because) as unknown })
    expect(log.text('info')).toContain('the base image is not known')
  })
})

describe('what is newer', () => {
  const listed = { status: 200, text: JSON.stringify({ tags: ['20-slim', '24-slim', '24'] }) }
  const challenge = 'Bearer realm="https://auth.docker.io/token",service="r"'
  test.each<[string, Play, unknown]>([
    ['the same name has another image', { registry: configWith([ONE, OTHER]) }, { sameTag: 'moved', tags: [] }],
    ['the same name has the same image', { registry: configWith(BASE) }, { sameTag: 'same', tags: [] }],
    ['the registry does not answer', {}, { sameTag: 'unknown', tags: [] }],
    ['a tag', { replies: { [TAGS]: listed } }, { sameTag: 'unknown', tags: ['24-slim'] }],
    ['a list without tags', { replies: { [TAGS]: { status: 200, text: '{"tags":null}' } } }, { tags: [] }],
    ['no list', { replies: { [TAGS]: { status: 200, text: '<html>' } } }, { tags: [] }],
    ['no connection', { replies: { [TAGS]: fault('E_DOWNLOAD', { message: 'reset' }) } }, { tags: [] }],
    ['a login that is refused', { replies: { [TAGS]: { status: 401, challenge } } }, { tags: [] }],
    [
      'a digest without a tag names one image for ever',
      { dockerfile: `FROM node@${OTHER}\n`, registry: configWith(BASE) },
      { sameTag: 'unknown', tags: [] },
    ],
  ])('%s', async (_, given, newer) => {
    expect((await play(given)).base).toMatchObject({ kind: 'found', newer })
  })

  test('what the tag names today, where the Dockerfile has a digest, too', async () => {
    const registry = (name: string) => configWith(name === NODE ? [ONE, OTHER] : BASE)
    const { base, exec } = await play({ dockerfile: `FROM node:22-slim@${OTHER}\n`, engine: null, registry })
    expect(base).toMatchObject({ kind: 'found', layers: BASE, newer: { sameTag: 'moved' } })
    expect(exec.commands.filter(({ argv }) => argv[1] === 'buildx').map(({ argv }) => argv[4])).toEqual([
      `${NODE}@${OTHER}`,
      NODE,
    ])
  })

  test('a tag, with a token that everybody gets', async () => {
    const { base, asked } = await play({
      replies: {
        [TAGS]: { status: 401, challenge },
        'https://auth.docker.io/token?service=r': { status: 200, text: '{"token":"t"}' },
      },
    })
    expect(base).toMatchObject({ newer: { tags: [] } })
    expect(asked).toEqual([TAGS, 'https://auth.docker.io/token?service=r', TAGS])
  })

  test('a child gets the credentials of AWS only where its logins come from AWS', async () => {
    const inherited = async (config: string) => {
      const { exec } = await play({ registry: configWith(BASE), config })
      return exec.commands
        .filter(({ argv }) => argv[0] === 'docker')
        .map(({ inherit }) => inherit.includes('AWS_SECRET_ACCESS_KEY'))
    }
    expect(await inherited('{"auths":{}}')).toEqual([false, false])
    expect(await inherited('{"credHelpers":{"x.dkr.ecr.eu-west-1.amazonaws.com":"ecr-login"}}')).toEqual([false, true])
  })

  test('offline nobody is asked but the engine', async () => {
    const { base, asked, exec } = await play({ network: 'offline', registry: configWith(BASE) })
    expect(base).toMatchObject({ newer: { sameTag: 'unknown', tags: [] } })
    expect([asked, exec.commands.filter(({ argv }) => argv[1] === 'buildx')]).toEqual([[], []])
  })
})
