/** Plays in which what the gate goes by is wrong: one error before the build ends, and nothing else. */
import { expect } from '@jest/globals'
import { useShipPlays } from './checked-plays.ts'
import type { ShipPlay, ShipPlayed } from './ship-play.ts'
import { errorsIn } from './workflow-commands.ts'

/** A build that takes longer than a mistake may be kept from whoever made it, and a mark where it ended. */
const MARK = 'the build has ended'
const SLOW = { build: `sleep 20; echo '${MARK}'` }

/** What must not have happened, however the run fails. */
const expectNothingDone = (run: ShipPlayed): void => {
  expect(run.exitCode).toBe(1)
  expect(run.outputs).toMatchObject({ result: 'failed' })
  expect(run.outputs).not.toHaveProperty('gate-verdict')
  expect(run.log).not.toContain(MARK)
  expect(run.log).not.toMatch(/vulnerabilit(?:y|ies) found|blocks the image/u)
  const changing = ['RegisterTaskDefinition', 'UpdateService', 'PutImage', 'InitiateLayerUpload']
  expect(changing.filter((operation) => run.callsOf(operation) > 0)).toEqual([])
}

/** For one test file: gives the function that plays, and returns the one error of the run. */
export const useBadGatePlays = () => {
  const playOnce = useShipPlays()
  return async (play: ShipPlay): Promise<string> => {
    const run = await playOnce({ docker: SLOW, ...play })
    expectNothingDone(run)
    const [error, ...others] = errorsIn(run.log)
    expect(others).toEqual([])
    expect(error?.message).toContain('\nNext: ')
    return error?.message ?? ''
  }
}
