/** The shipped bundle with `pin-sidecars`: what is registered names every image by digest, and a second run finds nothing to deploy. */
import { expect, jest, test } from '@jest/globals'
import { digestOf } from '../support/image.ts'
import { sha256Of } from '../support/manifest-registry.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'
import { manifestOf } from '../support/manifest-registry.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()
const play = (given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce({
    settings: 'pin-sidecars: pin\n',
    sideCars: { 'proxy:1.29': PROXY },
    ...given,
    ...TASK,
  })

const PROXY = manifestOf(digestOf('e'))
const PINNED = `example.com/team/proxy@${sha256Of(PROXY)}`
const BY_DIGEST = `agent:7@${digestOf('9')}`

const TASK = {
  inputs: { 'container-name': 'app' },
  taskDefinition: {
    containerDefinitions: [
      { name: 'app', image: 'placeholder', memory: 128 },
      { name: 'proxy', image: 'example.com/team/proxy:1.29', memory: 128 },
      { name: 'agent', image: BY_DIGEST, memory: 128 },
    ],
  },
}

const registeredBy = ({ requests }: ShipPlayed): readonly unknown[] =>
  requests
    .filter(({ operation }) => operation === 'RegisterTaskDefinition')
    .map(({ input }) =>
      (input as typeof TASK.taskDefinition).containerDefinitions.map(({ name, image }) => [name, image]),
    )

test('every side-car is registered by digest', async () => {
  const run = await play()
  expect(run.exitCode).toBe(0)
  expect(registeredBy(run)).toEqual([
    [
      ['app', expect.stringContaining(`/hello@${run.digest}`)],
      ['proxy', PINNED],
      ['agent', BY_DIGEST],
    ],
  ])
  expect(run.log).toContain(`example.com/team/proxy:1.29 of the container proxy: ${PINNED}`)
  expect(run.log).toContain('(to be pinned) example.com/team/proxy:1.29')
  expect(run.summary).toContain('1 image pinned')
})

test('a second run changes nothing', async () => {
  const run = await play({ again: {} })
  expect(run.exitCode).toBe(0)
  expect(run.outputs).toMatchObject({ 'deployment-status': 'unchanged' })
  expect(registeredBy(run)).toEqual([])
  expect(run.callsOf('UpdateService')).toBe(0)
})

test('an image that its registry does not have ends the run before anything is pushed or changed', async () => {
  const run = await play({ sideCars: {} })
  expect(run.exitCode).toBe(1)
  expect(run.outputs).toMatchObject({ 'failed-stage': 'side-cars', 'error-code': 'E_SIDE_CAR' })
  expect(run.summary).toContain('proxy:1.29')
  expect(run.log).toContain('example.com did not give its manifest: ERROR: example.com/team/proxy:1.29: not found')
  expect(run.log).not.toContain('Push the image')
  expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
})

test('without the setting they stay as they are written', async () => {
  const run = await play({ settings: 'pin-sidecars: off\n', sideCars: {} })
  expect(run.exitCode).toBe(0)
  expect(registeredBy(run)).toEqual([
    [
      ['app', expect.anything()],
      ['proxy', 'example.com/team/proxy:1.29'],
      ['agent', BY_DIGEST],
    ],
  ])
})

test('a dry run says what would be pinned, and asks no registry', async () => {
  const settings = 'pin-sidecars: pin\n'
  const run = await playOnce({ ...TASK, settings, programs: 'missing', inputs: { ...TASK.inputs, 'dry-run': 'true' } })
  expect(run.exitCode).toBe(0)
  expect(run.summary).toContain('(to be pinned) example.com/team/proxy:1.29')
  expect(run.summary).not.toContain('(to be pinned) agent')
})
