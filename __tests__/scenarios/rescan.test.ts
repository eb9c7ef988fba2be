/** The shipped bundle with `pipeline: rescan`: what runs is judged again, and nothing is built, pushed or changed. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { runningPlay } from '../support/rescan-play.ts'
import type { ImageElsewhere } from '../support/side-car-tools.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const rescan = async (running: ImageElsewhere, given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce(await runningPlay({ 'old:1': running }, given))

const CHANGING = ['RegisterTaskDefinition', 'UpdateService', 'PutImage', 'RunTask', 'TagResource']
const expectNothingChanged = (run: ShipPlayed): void => {
  expect(CHANGING.map((operation) => run.callsOf(operation))).toEqual(CHANGING.map(() => 0))
  expect(run.log).not.toContain('Build the image')
}

test('what runs without findings passes', async () => {
  const run = await rescan({ severities: ['LOW'] })
  expectNothingChanged(run)
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'gate-verdict': 'passed' } })
  expect(run.log).toContain('Passed: no finding blocks an image that runs (1)')
  expect(run.summary.split('\n')[0]).toContain('Passed: no finding blocks the image that runs')
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({
    sideCars: [{ runsIn: ['web'], trivy: { LOW: 1 } }],
  })
})

test('all of a cluster, without anything else', async () => {
  const inputs = { service: '', 'task-definition': '', repository: '', environment: '' }
  const run = await rescan({ severities: ['LOW'] }, { inputs })
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
  expect(run.requests.find(({ operation }) => operation === 'ListTasks')?.input).not.toHaveProperty('serviceName')
})

test('a finding blocks by the policy, and the service is named', async () => {
  const run = await rescan({ severities: ['CRITICAL'] })
  expectNothingChanged(run)
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'error-code': 'E_GATE_BLOCKED' } })
  expect(run.summary.split('\n')[0]).toContain('in lodash 1.0.0 in the running images of web')
  expect(run.log).toContain('a rebuild takes the fixes')
})

test.each([
  ['is gone from its registry', { pull: 'denied' }],
  ['breaks a scanner', { trivy: 'fails' }],
] as const)('an image that %s does not pass', async (_, running) => {
  const run = await rescan(running)
  expectNothingChanged(run)
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'broke', 'error-code': 'E_SCANNER_BROKE' } })
})
