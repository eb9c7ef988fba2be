/**
 * Looks at a deployment in spite of faults that may pass: throttling, a 5xx status, a lost connection, a response that does not list the service.
 * None of them ends a wait; only its deadline does. Pure of AWS: what one look asks for is the caller's.
 */
import { isTemporary } from '../../domain/aws/faults.ts'
import type { RolloutPicture } from '../../domain/rollout/picture.ts'
import type { Silence } from '../../domain/rollout/rollout.ts'
import type { Ports } from '../../ports/ports.ts'
import { LONGEST_LOOK_MS, LOOK_AGAIN_MS } from '../looks.ts'

const LONGEST_PAUSE_MS = 15_000
/** What a look at the deadline itself gets. */
const SHORTEST_LOOK_MS = 3000
/** After so many responses without the service in a row it is believed to be gone. */
const MOST_ABSENCES = 5

export interface Look<Picture> {
  /** Null where it says nothing yet. */
  readonly picture: Picture | null
  /** Until the next look. */
  readonly pauseMs: number
  /** Since when AWS has not answered; null after an answer. */
  readonly silence: Silence | null
}

/**
 * Gives a function that looks once, for ten seconds at most and not beyond the deadline. After a fault the pause doubles up to 15 s, the SDK's
 * own retries being used up. A response that does not list the service says nothing at first: ECS is eventually consistent (API Reference, RunTask).
 * The function throws what is not temporary: missing credentials, a denial, a request that ECS rejects.
 */
export const tolerant = <Picture extends Pick<RolloutPicture, 'service'>>(
  look: (signal: AbortSignal) => Promise<Picture>,
  deadline: number,
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
): (() => Promise<Look<Picture>>) => {
  let faults = 0
  let absences = 0
  let silentSince: number | null = null
  const failed = (error: unknown, askedAt: number): Look<Picture> => {
    if (!isTemporary(error)) throw error
    const pauseMs = Math.min(LONGEST_PAUSE_MS, LOOK_AGAIN_MS * 2 ** faults)
    faults += 1
    silentSince ??= askedAt
    log.info(`${error.message}; trying again in ${pauseMs / 1000} s`)
    return { picture: null, pauseMs, silence: { forMs: clock.now() - silentSince, fault: error.message } }
  }
  const seen = (picture: Picture): Look<Picture> => {
    faults = 0
    silentSince = null
    absences = picture.service === null ? absences + 1 : 0
    const isBelieved = absences === 0 || absences > MOST_ABSENCES
    if (!isBelieved) log.info(`ECS does not list the service; trying again (${absences} of ${MOST_ABSENCES} in a row)`)
    return { picture: isBelieved ? picture : null, pauseMs: LOOK_AGAIN_MS, silence: null }
  }
  return () => {
    const askedAt = clock.now()
    const left = Math.max(SHORTEST_LOOK_MS, deadline - askedAt)
    return look(clock.timeout(Math.min(LONGEST_LOOK_MS, left))).then(seen, (error: unknown) => failed(error, askedAt))
  }
}
