/** Side-cars: the containers of a task definition beside the one that gets the image of the run. */
import type { LiveService } from '../aws/live.ts'
import { isByDigest } from './image-reference.ts'
import { wantedPlatform, type WantedPlatform } from './platform.ts'
import type { SideCarImage } from './side-car-image.ts'

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

type Planned = Pick<LiveService, 'taskDefinition' | 'containerName'>

/** The images that are not named by digest, each once for all services. */
export const imagesToPin = (services: readonly Planned[]): readonly SideCarImage[] => {
  const open = services.flatMap(sideCarsOf).filter(({ image }) => !isByDigest(image))
  return [...Map.groupBy(open, ({ image }) => image)].map(([image, used]) => ({ image, containers: namesOf(used) }))
}

/** What is deployed of a side-car, and where. */
export interface SideCarToScan extends PinnedImage {
  readonly platform: WantedPlatform
  /** The task definition. */
  readonly source: string
}

/** The images by digest, each once for a task definition. */
export const imagesToScan = (services: readonly Planned[], { images }: PinnedSideCars): readonly SideCarToScan[] =>
  services.flatMap((service) => {
    const { taskDefinition } = service
    const platform = wantedPlatform(taskDefinition)
    return [...Map.groupBy(sideCarsOf(service), ({ image }) => image)].map(([image, used]) => {
      const pinned = images.find((one) => one.image === image)?.pinned ?? image
      return { image, containers: namesOf(used), pinned, platform, source: taskDefinition.source }
    })
  })

interface SideCar {
  readonly name: string
  readonly image: string
}

const sideCarsOf = (service: Planned): readonly SideCar[] => allSideCars(service).filter(({ isKnown }) => isKnown)

/** The containers whose image is a placeholder that has no value, because others may have written the commit. */
export const unknownSideCars = (services: readonly Planned[]): readonly string[] =>
  namesOf(services.flatMap(allSideCars).filter(({ isKnown }) => !isKnown))

const allSideCars = ({ taskDefinition: { input, filled }, containerName }: Planned) =>
  (input.containerDefinitions ?? []).flatMap(({ name = '', image = '' }, index) => {
    const isKnown = filled?.get(`containerDefinitions[${index}].image`)?.text !== null
    return name === containerName ? [] : [{ name, image, isKnown }]
  })

const namesOf = (sideCars: readonly SideCar[]): readonly string[] => [...new Set(sideCars.map(({ name }) => name))]
