/** The plan of the shipped bundle says what would become of a rollback, before there is anything to take back. */
import { expect, jest, test } from '@jest/globals'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const DENIED: FaultRule = {
  kind: 'error',
  code: 'AccessDeniedException',
  message: 'is not authorized to perform: ecs:ListServiceDeployments',
  status: 400,
  service: 'ecs',
  operation: 'ListServiceDeployments',
}
const LEFT_FAILED: ShipPlay = {
  service: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } },
}
const dry = (given: ShipPlay, inputs: ShipPlay['inputs'] = {}): ShipPlay => ({
  ...given,
  inputs: { 'dry-run': 'true', ...inputs },
})

test.each<readonly [string, ShipPlay, string, string]>([
  [
    'a circuit breaker that is set not to roll back',
    dry(LEFT_FAILED),
    'A deployment of `web` that fails is not taken back: the circuit breaker of the service is set not to roll back; set `rollback-on`',
    'A deployment of `web` that fails is not taken back',
  ],
  [
    'a role that may not list deployments',
    dry({ faults: [DENIED] }),
    '`ecs:ListServiceDeployments` is denied, so a rollback of `web` goes to the revision right before the update (`hello:1` now)',
    'a rollback of `web` goes to the revision right before the update (`hello:1` now)',
  ],
])('%s is in the log and in the summary', async (_, given, line, sentence) => {
  const run = await play(given)
  expect(run.exitCode).toBe(0)
  expect(run.log).toContain(line)
  expect(run.summary).toContain(sentence)
})

test('nothing is said where `rollback-on` is set', async () => {
  const run = await play(dry(LEFT_FAILED, { 'rollback-on': 'failure' }))
  expect(run.exitCode).toBe(0)
  expect(run.log).not.toContain('is not taken back')
})
