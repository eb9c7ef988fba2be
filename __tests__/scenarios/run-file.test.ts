/** The shipped bundle leaves the whole record of a run to later steps, however it ends. */
import { expect, jest, test } from '@jest/globals'
import { breakerRollsBack, heldAt, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { whenHeld, type ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

test.each<readonly [string, ShipPlay, object]>([
  ['succeeds', {}, { verdict: 'success' }],
  ['fails', { scenario: breakerRollsBack() }, { verdict: 'failed' }],
  ['is cancelled', { scenario: heldAt(succeeds({ at: 180 }), 90), cancelWhen: whenHeld }, { verdict: 'cancelled' }],
])('of a run that %s', async (_, given, ending) => {
  const { record, outputs, log } = await play(given)
  const stage = (kind: string) => expect.objectContaining({ kind, result: expect.anything() as unknown }) as unknown
  expect(record).toMatchObject({
    ...{ format: 1, pipeline: 'ship', ...ending },
    run: { sha: expect.stringMatching(/^[0-9a-f]{40}$/u) as unknown },
    stages: expect.arrayContaining(['plan', 'build', 'gate', 'push', 'deploy', 'wait'].map(stage)) as unknown,
  })
  expect(JSON.stringify(record)).toContain(outputs['task-definition-arn'])
  expect(record).not.toHaveProperty('runFile')
  expect(log).not.toContain(outputs['run-file'])
})

test('of settings that are wrong', async () => {
  const { record, exitCode } = await play({ inputs: { 'wait-for-minutes': 'soon' } })
  expect(exitCode).toBe(1)
  expect(record).toMatchObject({ verdict: 'failed', stages: [], failure: { code: 'E_INPUT' } })
})
