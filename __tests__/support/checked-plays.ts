/** Plays of the shipped bundle in a test file, each checked after its test: calls as the SDK's model has them and as they are recorded for the policies, nothing left behind. */
import { afterEach, expect } from '@jest/globals'
import { callsIn } from '../../local-aws/evidence.ts'
import { unrecorded } from '../../scripts/iam/recorded-calls.ts'
import { playShip, type ShipPlay, type ShipPlayed } from './ship-play.ts'

/** Gives the function that plays; `check` is what else must hold after every play of the file. */
export const useShipPlays = (check: (played: ShipPlayed) => void = () => undefined) => {
  const all: ShipPlayed[] = []
  afterEach(() => {
    for (const played of all.splice(0)) {
      const { aws, leftovers, post } = played
      expect(aws.schemaViolations).toEqual([])
      expect(unrecorded(callsIn(aws.requests))).toEqual([])
      expect({ leftovers, post: post.exitCode }).toEqual({ leftovers: [], post: 0 })
      check(played)
    }
  })
  return async (given: ShipPlay = {}): Promise<ShipPlayed> => {
    const played = await playShip(given)
    all.push(played)
    return played
  }
}
