/** Waits for what another process does, and gives up: a loop without an end outlives its test and keeps jest from ending. */
import { setTimeout as sleep } from 'node:timers/promises'

const PAUSE_MS = 20
const LIMIT_MS = 30_000

/** @throws Error with `what` when it does not hold within 30 s */
export const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const giveUpAt = performance.now() + LIMIT_MS
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`not within ${LIMIT_MS / 1000} s: ${what}`)
    await sleep(PAUSE_MS)
  }
}
