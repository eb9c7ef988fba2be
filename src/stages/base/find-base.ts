/**
 * base: which image the new one was built on, by the last `FROM` of its Dockerfile and proved by its layers, and what is newer. It never fails: what
 * cannot be known is said. Nothing is pulled.
 */
import { z } from 'zod'
import type { BaseImage } from '../../domain/build/base-image.ts'
import type { BuildConfig } from '../../domain/build/build-config.ts'
import { isBuiltOn, type FoundBase, type NewerBase } from '../../domain/image/base-layers.ts'
import { parseDigest, type Digest } from '../../domain/image/digest.ts'
import { configPath } from '../../domain/image/docker-archive.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import { newerTags } from '../../domain/image/newer-tag.ts'
import { jsonValue } from '../../domain/json.ts'
import { isExplained } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { readArchiveMember } from '../archive-member.ts'
import { layersInEngine, layersInRegistry } from './base-candidates.ts'
import { baseInDockerfile } from './dockerfile-base.ts'
import { listTags } from './list-tags.ts'
import type { RegistryPorts } from './registry-login.ts'

export interface BaseInput {
  readonly build: BuildConfig
  readonly workspace: string
  readonly image: Pick<BuiltImage, 'archive' | 'platform'>
  readonly network: 'online' | 'offline'
}

type BasePorts = RegistryPorts & Pick<Ports, 'log'>

/** Takes what was built and how. */
export const findBase = defineStage({
  kind: 'base',
  title: 'Find the base image',
  uses: ['exec', 'files', 'download', 'registry', 'surroundings', 'secrets', 'clock', 'log'],
  run: async (input: BaseInput, ports: BasePorts): Promise<FoundBase> => {
    const named = await baseInDockerfile({ ...input, platform: input.image.platform }, ports)
    const found = named.kind === 'image' ? await provenBase(named, input, ports).catch(notProven) : known(named)
    ports.log.info(inWords(found))
    return found
  },
  record: (base) => base,
})

const inWords = (base: FoundBase): string => {
  switch (base.kind) {
    case 'found':
      return `${base.reference}, ${base.layers.length} of the layers (line ${base.line} of the Dockerfile)`
    case 'scratch':
      return 'the image is built from scratch'
    case 'unknown':
      return `the base image is not known: ${base.because}`
  }
}

const known = (base: Exclude<BaseImage, { kind: 'image' }>): FoundBase =>
  base.kind === 'scratch' ? { kind: 'scratch' } : base

/** An archive that cannot be read is a matter of the scanners. */
const notProven = (thrown: unknown): FoundBase => {
  if (!isExplained(thrown)) throw thrown
  return unknown(thrown.message)
}

const unknown = (because: string): Extract<FoundBase, { kind: 'unknown' }> => ({ kind: 'unknown', because })

type Named = Extract<BaseImage, { kind: 'image' }>

/** The engine's image is what was built on; the registry's may have moved since. */
const provenBase = async ({ reference, line }: Named, input: BaseInput, ports: BasePorts): Promise<FoundBase> => {
  const { image, network } = input
  const own = await layersOf(image.archive, ports)
  const [engine, registry] = await Promise.all([
    layersInEngine(reference, ports.exec),
    network === 'online' ? layersInRegistry({ reference, platform: image.platform }, ports) : null,
  ])
  const layers = [engine, registry].find((one) => one !== null && isBuiltOn(own, one))
  if (layers === undefined || layers === null)
    return unknown(
      engine === null && registry === null
        ? `neither the engine nor the registry shows the layers of ${reference}`
        : `the image does not begin with the layers that ${reference} has now`,
    )
  if (network === 'offline') return { kind: 'found', reference, line, layers, newer: { sameTag: 'unknown', tags: [] } }
  const [today, tags] = await Promise.all([
    layersToday({ reference, registry }, input, ports),
    tagsBeside(reference, ports),
  ])
  return { kind: 'found', reference, line, layers, newer: { sameTag: sameTag(layers, today), tags } }
}

const sameTag = (layers: readonly Digest[], registry: readonly Digest[] | null): NewerBase['sameTag'] => {
  if (registry === null) return 'unknown'
  return registry.join() === layers.join() ? 'same' : 'moved'
}

interface Proved {
  readonly reference: string
  /** Under the whole name. */
  readonly registry: readonly Digest[] | null
}

/** What the tag names now; null where there is none, or the registry does not say it. A digest in the Dockerfile names the same image for ever. */
const layersToday = (
  { reference, registry }: Proved,
  { image }: BaseInput,
  ports: BasePorts,
): Promise<readonly Digest[] | null> => {
  const parsed = parseImageReference(reference)
  if (parsed?.tag == null) return Promise.resolve(null)
  if (parsed.digest === null) return Promise.resolve(registry)
  return layersInRegistry({ reference: `${parsed.name}:${parsed.tag}`, platform: image.platform }, ports)
}

const tagsBeside = async (reference: string, ports: BasePorts): Promise<readonly string[]> => {
  const parsed = parseImageReference(reference)
  return parsed?.tag == null ? [] : newerTags(parsed.tag, await listTags(parsed.name, ports))
}

const CONFIG = z.object({ rootfs: z.object({ diff_ids: z.array(z.string()) }) })

/** Of the archive that was built; none where its config does not say them, so that no base is proved. @throws ShipError `E_ARCHIVE`; CommandError */
const layersOf = async (archive: string, { exec }: BasePorts): Promise<readonly Digest[]> => {
  const path = configPath(await readArchiveMember(archive, 'manifest.json', exec), archive)
  const parsed = CONFIG.safeParse(jsonValue(await readArchiveMember(archive, path, exec)))
  const digests = parsed.success ? parsed.data.rootfs.diff_ids.map(parseDigest) : []
  return digests.includes(null) ? [] : digests.filter((digest) => digest !== null)
}
