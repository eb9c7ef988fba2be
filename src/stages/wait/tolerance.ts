/** Which faults and gaps in the answers of ECS the wait tolerates, and how many in a row. */
import { isTemporary } from '../../domain/aws/faults.ts'
import type { RolloutPicture } from '../../domain/rollout/picture.ts'
import type { Log } from '../../ports/log.ts'

const MOST_IN_A_ROW = 5

/**
 * Gives a function that looks once: the picture, or null where it says nothing yet. A fault that may pass is tolerated, the SDK's
 * own retries being used up, and so is an answer without the service: ECS is eventually consistent (API Reference, RunTask).
 * The function throws any other error, and the sixth fault in a row.
 */
export const tolerant = (look: () => Promise<RolloutPicture>, log: Log): (() => Promise<RolloutPicture | null>) => {
  let faults = 0
  let absences = 0
  return async () => {
    const picture = await look().catch((error: unknown) => {
      faults += 1
      if (!isTemporary(error) || faults > MOST_IN_A_ROW) throw error
      log.info(`${error.message}; trying again (fault ${faults} of ${MOST_IN_A_ROW} in a row)`)
      return null
    })
    if (picture === null) return null
    faults = 0
    absences = picture.service === null ? absences + 1 : 0
    if (absences === 0 || absences > MOST_IN_A_ROW) return picture
    log.info(`ECS does not list the service; trying again (${absences} of ${MOST_IN_A_ROW} in a row)`)
    return null
  }
}
