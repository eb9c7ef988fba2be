/** Says in the log how far a push is while it runs, so that a large layer is not a silence. */
import { configPath } from '../../domain/image/docker-archive.ts'
import { LOCALE_VARIABLES } from '../../domain/build/docker-variables.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import { sizesByConfig, sizesOfBlobs, type LayerSizes } from '../../domain/image/layer-sizes.ts'
import { pushProgress, type PushedLayers } from '../../domain/image/push-progress.ts'
import { CommandError } from '../../errors/command-error.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { readArchiveMember } from '../archive-member.ts'

/** A line is written so often while something changes, and otherwise so often. */
const PACE_MS = { changing: 10_000, still: 30_000 } as const

export interface WatchedPush {
  /** Takes every line of docker's output; none of them is shown. */
  readonly see: (line: string) => void
  /** Ends the lines. */
  readonly stop: () => void
  readonly counts: () => PushedLayers
}

/** Watches one attempt from now on. */
export const watchPush = (sizes: LayerSizes, { clock, log }: Pick<Ports, 'clock' | 'log'>): WatchedPush => {
  const progress = pushProgress(sizes)
  const startedAt = clock.now()
  let last = { words: '', at: startedAt }
  const stop = clock.every(PACE_MS.changing, () => {
    const [words, at] = [progress.inWords(), clock.now()]
    if (words === last.words && at - last.at < PACE_MS.still) return
    last = { words, at }
    log.info(`pushing for ${Math.round((at - startedAt) / 1000)} s: ${words}`)
  })
  return { ...progress, stop }
}

/** Only a push of a large image takes so long that somebody wants to know them. */
const LARGE_BYTES = 100_000_000

/** The sizes of a large image's layers. What is only shown never ends a push: what cannot be read gives none. */
export const sizesOf = async (image: BuiltImage, { exec }: Pick<Ports, 'exec'>): Promise<LayerSizes> => {
  if (image.sizeBytes < LARGE_BYTES) return new Map()
  try {
    return await readSizes(image, exec)
  } catch (thrown) {
    if (thrown instanceof CommandError || thrown instanceof ShipError) return new Map()
    throw thrown
  }
}

const readSizes = async ({ archive, storedAs }: BuiltImage, exec: Ports['exec']): Promise<LayerSizes> => {
  const list = { argv: ['tar', '-tvf', archive], inherit: ['PATH', ...LOCALE_VARIABLES], output: 'quiet' } as const
  const { stdout: listing } = await exec.run(list)
  const blobs = sizesOfBlobs(listing)
  if (storedAs !== null) return blobs
  // Whatever the store is that has loaded it: one of both is what docker prints.
  const manifest = await readArchiveMember(archive, 'manifest.json', exec)
  const config = await readArchiveMember(archive, configPath(manifest, archive), exec)
  return new Map([...blobs, ...sizesByConfig(listing, manifest, config)])
}
