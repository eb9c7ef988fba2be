/** side-cars: names the image of each side-car by its digest. Each name is resolved once, so that all tasks and services run the same image. */
import type { LiveRepository, LiveService } from '../../domain/aws/live.ts'
import { imagesToPin, sideCarInWords, type PinnedSideCars } from '../../domain/image/side-cars.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { resolveImage, type ResolvePorts } from './resolve-image.ts'

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
  uses: ['exec', 'registry', 'surroundings', 'log'],
  run: async (
    { repository, services }: PinInput,
    ports: ResolvePorts & Pick<Ports, 'log'>,
  ): Promise<PinnedSideCars> => {
    const sideCars = imagesToPin(services)
    if (sideCars.length === 0) ports.log.info('no side-car has a tag')
    const settled = await Promise.allSettled(sideCars.map((sideCar) => resolveImage(sideCar, repository, ports)))
    const errors = settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))
    if (errors.length > 0) throw asOne(errors)
    const images = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    for (const image of images) ports.log.info(`${sideCarInWords(image)}: ${image.pinned}`)
    return { images }
  },
  record: (pinned) => pinned,
})

/** What is not ours (a cancel), and what is wrong with the credentials, is given alone. */
const asOne = (errors: readonly unknown[]): unknown => {
  const [first] = errors
  const known = errors.filter((error) => error instanceof ShipError)
  const alone = errors.find((error) => !(error instanceof ShipError) || /^E_C(?:REDENTIALS|ANCELLED)/.test(error.code))
  if (alone !== undefined || errors.length === 1) return alone ?? first
  const lines = known.map(({ message, hint }) => `- ${message}${hint === undefined ? '' : `\n  ${hint}`}`)
  const short = `the images of ${errors.length} side-cars cannot be pinned`
  return fault('E_SIDE_CAR', { message: `${short}:\n${lines.join('\n')}`, headline: short, cause: first })
}
