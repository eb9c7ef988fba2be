/** The shipped bundle with `pipeline: rescan`: what runs is judged again, and nothing is built, pushed or changed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { makeImagesElsewhere, type ImagesElsewhere } from '../support/side-car-tools.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const nameOf = async (images: ImagesElsewhere): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-rescan-'))
  await makeImagesElsewhere(folder, images)
  const names = await readdir(join(folder, 'side-cars'))
  await rm(folder, { recursive: true })
  return `example.com/team/${names.find((name) => name.includes('@')) ?? ''}`
}

const rescan = async (running: ImagesElsewhere[string], given: ShipPlay = {}): Promise<ShipPlayed> => {
  const images: ImagesElsewhere = { 'old:1': running }
  const image = await nameOf(images)
  return playOnce({
    imagesElsewhere: images,
    registered: { containerDefinitions: [{ name: 'app', image, memory: 128 }] },
    ...given,
    inputs: { pipeline: 'rescan', ...given.inputs },
  })
}

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

test('all of a cluster, without a service', async () => {
  const run = await rescan({ severities: ['LOW'] }, { inputs: { service: '', 'task-definition': '', repository: '' } })
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
  expect(run.requests.find(({ operation }) => operation === 'ListTasks')?.input).not.toHaveProperty('serviceName')
})

test('a finding blocks by the policy, and the service is named', async () => {
  const run = await rescan({ severities: ['CRITICAL'] })
  expectNothingChanged(run)
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'error-code': 'E_GATE_BLOCKED' } })
  expect(run.summary.split('\n')[0]).toContain('running in web')
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
