/** Plays the merge beside a registry that is only read. */
import { createHash } from 'node:crypto'
import { parseDigest, type Digest } from '../../src/domain/image/digest.ts'
import type { MergedImage } from '../../src/domain/image/merged-index.ts'
import { mergeImages, type MergeInput } from '../../src/stages/platforms/merge-images.ts'
import { makeFakeClock } from './fake-clock.ts'
import { fakeEcr, imageManifest, REGISTRY, type StoredManifest } from './fake-ecr.ts'
import { COMMIT, computedTag, digestOf, run as runOf } from './image.ts'
import { memoryFiles } from './memory-files.ts'
import { CONTEXT, hello, live } from './push-play.ts'
import { readableRegistry } from './readable-registry.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { scriptedExec, type ScriptedCommand } from './scripted-exec.ts'
import { sessionOf } from './session.ts'

const ARCHIVE = '/private/image-1/image.tar'
const LOCAL = /^ship-to-ecs\.local\/[0-9a-f]{12}:given$/u

export interface Member {
  readonly manifest: StoredManifest
  readonly config: string
}

/** An image of the commit. */
export const member = (architecture: string, revision: string | null = COMMIT): Member => {
  const Labels = revision === null ? {} : { 'org.opencontainers.image.revision': revision }
  const config = JSON.stringify({ os: 'linux', architecture, config: { Labels } })
  return { config, manifest: imageManifest(digestOfConfig(config)) }
}

const digestOfConfig = (text: string): Digest =>
  parseDigest(`sha256:${createHash('sha256').update(text).digest('hex')}`) ?? digestOf('0')

/** Every command of a pull of it, for an engine of that platform. */
export const pullOf = ({ manifest, config }: Member, engine: string): readonly ScriptedCommand[] => {
  const uri = `${REGISTRY}/team/hello@${manifest.digest}`
  const Config = `blobs/sha256/${digestOfConfig(config).slice(7)}`
  const inArchive = (path: string, stdout: string): ScriptedCommand => ({
    argv: ['tar', '-xOf', ARCHIVE, path],
    stdout,
  })
  return [
    versionOf(engine),
    CONTEXT,
    { argv: ['docker', 'tag', uri, LOCAL] },
    { argv: ['docker', 'save', '--output', ARCHIVE, LOCAL] },
    inArchive('manifest.json', JSON.stringify([{ Config, RepoTags: null, Layers: [] }])),
    inArchive(Config, config),
  ]
}

const versionOf = (platform: string): ScriptedCommand => {
  const [Os, Arch] = platform.split('/')
  const Server = { Version: '28.0.0', ApiVersion: '1.48', Os, Arch }
  return {
    argv: ['docker', 'version', '--format', '{{json .}}'],
    stdout: JSON.stringify({ Client: { Version: '28.0.0' }, Server }),
  }
}

interface Playing extends Partial<MergeInput> {
  /** By tag. */
  readonly members: Readonly<Record<string, Member>>
  /** Indexes, by tag, and what else the registry has. */
  readonly indexes?: Readonly<Record<string, StoredManifest>>
  readonly script?: readonly ScriptedCommand[]
}

/** Gives what the stage gives, and what it has called. */
export const playMerge = ({ members, indexes = {}, script = [], ...input }: Playing) => {
  const tags = new Map([
    ...Object.entries(members).map(([tag, one]) => [tag, one.manifest] as const),
    ...Object.entries(indexes),
  ])
  const { ecr, calls } = fakeEcr([hello({ tags })])
  const texts = Object.values(members).flatMap(({ manifest, config }) => [manifest.json, config])
  const exec = scriptedExec(script)
  const log = recordingLog()
  const ports = {
    ...{ exec, log, registry: sessionOf({ ecr }), secrets: recordingSecrets(), clock: makeFakeClock() },
    files: memoryFiles({ [ARCHIVE]: 'tar' }),
    leftovers: { removeAtEnd: () => undefined },
    ociRegistry: readableRegistry([...texts, ...Object.values(indexes).map(({ json }) => json)]),
  }
  const tagInput = { template: '{sha}', environment: null, run: runOf() }
  const defaults = { merge: Object.keys(members), tagInput, tag: computedTag(), repository: live(), services: [] }
  const build = { context: '/checkout', platforms: [] }
  const merging = async (): Promise<MergedImage> => {
    const merged = await mergeImages.run({ ...defaults, build, ...input }, ports)
    exec.assertDone()
    return merged
  }
  return { run: merging, calls, log, commands: exec.commands }
}
