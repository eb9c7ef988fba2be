/** Plays of a rescan: the images that run, by the digests that they have. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Of } from './manifest-registry.ts'
import type { ShipPlay } from './ship-play.ts'
import { makeImagesElsewhere, type ImagesElsewhere } from './side-car-tools.ts'

/** `example.com/team/old@sha256:…`, for each of the images in their order. */
const pinnedNames = async (images: ImagesElsewhere): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-rescan-'))
  await makeImagesElsewhere(folder, images)
  const names = Object.keys(images).map(async (name) => {
    const manifest = await readFile(join(folder, 'side-cars', name), 'utf8')
    return `example.com/team/${name.split(':')[0] ?? ''}@${sha256Of(manifest)}`
  })
  const all = await Promise.all(names)
  await rm(folder, { recursive: true })
  return all
}

/** A play in which a container runs each of the images: `app`, `app-2` and so on. */
export const runningPlay = async (images: ImagesElsewhere, given: ShipPlay = {}): Promise<ShipPlay> => {
  const names = await pinnedNames(images)
  return {
    registered: {
      containerDefinitions: names.map((image, index) => ({
        name: index === 0 ? 'app' : `app-${index + 1}`,
        image,
        memory: 128,
      })),
    },
    ...given,
    imagesElsewhere: { ...given.imagesElsewhere, ...images },
    inputs: { pipeline: 'rescan', ...given.inputs },
  }
}
