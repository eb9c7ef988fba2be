/** Looks for what a request has done whose reply was lost, and that must not be sent again. */
import type { Ports } from '../ports/ports.ts'
import { LOOK_AGAIN_MS } from './looks.ts'

/** ECS and CodeDeploy show a new deployment within seconds. */
const LONGEST_SEARCH_MS = 30_000

/** Null when no look finds it in time. @throws what `look` throws */
export const searchFor = async <Found>(
  look: () => Promise<Found | null>,
  clock: Ports['clock'],
): Promise<Found | null> => {
  const until = clock.now() + LONGEST_SEARCH_MS
  for (;;) {
    const found = await look()
    if (found !== null || clock.now() >= until) return found
    await clock.sleep(LOOK_AGAIN_MS)
  }
}
