/** side-cars: names the image of each side-car by its digest. Each name is resolved once, so that all tasks and services run the same image. */
import type { LiveRepository, LiveService } from '../../domain/aws/live.ts'
import { sideCarInWords } from '../../domain/image/side-car-image.ts'
import { imagesToPin, type PinnedSideCars } from '../../domain/image/side-cars.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { resolveImage, type ResolvePorts } from './resolve-image.ts'
import { allOrOneError } from './side-car-failures.ts'

export interface PinInput {
  readonly repository: LiveRepository
  readonly services: readonly Pick<LiveService, 'taskDefinition' | 'containerName'>[]
}

/**
 * Takes the planned definitions, gives the images that `render` sets in them.
 * @throws ShipError `E_SIDE_CAR` with every image that cannot be pinned, or the one error that `resolveImage` throws
 */
export const pinSideCars = defineStage({
  kind: 'side-cars',
  title: 'Pin the side-cars',
  uses: ['exec', 'files', 'registry', 'surroundings', 'log'],
  run: async (
    { repository, services }: PinInput,
    ports: ResolvePorts & Pick<Ports, 'log'>,
  ): Promise<PinnedSideCars> => {
    const sideCars = imagesToPin(services)
    if (sideCars.length === 0) ports.log.info('no side-car has a tag')
    const images = await allOrOneError(
      'pinned',
      sideCars.map((sideCar) => resolveImage(sideCar, repository, ports)),
    )
    for (const image of images) ports.log.info(`${sideCarInWords(image)}: ${image.pinned}`)
    return { images }
  },
  record: (pinned) => pinned,
})
