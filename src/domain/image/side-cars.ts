/** Side-cars: the containers of a task definition beside the one that gets the image of the run. */
import type { LiveService } from '../aws/live.ts'
import { isByDigest } from './image-reference.ts'

/** An image that side-cars have, and where. */
export interface SideCarImage {
  /** As it is written. */
  readonly image: string
  /** The names of the containers, each once. */
  readonly containers: readonly string[]
}

/** What a run deploys instead of it. */
export interface PinnedImage extends SideCarImage {
  /** `name@sha256:…`. */
  readonly pinned: string
}

export interface PinnedSideCars {
  readonly images: readonly PinnedImage[]
}

/** Of a run that pins nothing. */
export const NOTHING_PINNED: PinnedSideCars = { images: [] }

/** The images that are not named by digest, each once for all services. */
export const imagesToPin = (
  services: readonly Pick<LiveService, 'taskDefinition' | 'containerName'>[],
): readonly SideCarImage[] => {
  const sideCars = services.flatMap(({ taskDefinition, containerName }) =>
    (taskDefinition.input.containerDefinitions ?? []).filter(({ name }) => name !== containerName),
  )
  const open = sideCars.flatMap(({ name = '', image = '' }) => (isByDigest(image) ? [] : [{ name, image }]))
  return [...Map.groupBy(open, ({ image }) => image)].map(([image, used]) => ({
    image,
    containers: [...new Set(used.map(({ name }) => name))],
  }))
}

/** `nginx:1.29 of the container proxy`. */
export const sideCarInWords = ({ image, containers }: SideCarImage): string =>
  `${image === '' ? '(no image)' : image} of the container${containers.length === 1 ? '' : 's'} ${containers.join(', ')}`
