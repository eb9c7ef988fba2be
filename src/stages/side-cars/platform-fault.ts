/** The image of a side-car that the tasks cannot run. */
import { quoted } from '../../domain/bounds.ts'
import { sideCarInWords } from '../../domain/image/side-car-image.ts'
import type { SideCarToScan } from '../../domain/image/side-cars.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'

/** `has`: the platforms that there are. */
export const otherPlatform = (use: SideCarToScan, has: readonly string[]): ShipError => {
  const { source, platform } = use
  const runs = platform.architectures.map((architecture) => `${platform.os}/${architecture}`).join(' or ')
  const why = platform.because === null ? '' : ` (${platform.because})`
  const short = `the image ${sideCarInWords(use)} is for ${quoted([...new Set(has)].join(', '))}`
  return fault('E_PLATFORM', {
    message: `${short}, but the tasks of ${source} run on ${runs}${why}`,
    headline: [`${short}, but the tasks run on ${runs}`, 'the image of a side-car is for another platform'],
    hint: `Set \`image\` of the container to one for ${runs}, or \`runtimePlatform\` of the task definition.`,
  })
}
