/** The shipped bundle on what a service can run on: external hosts, EC2, managed instances, Fargate Spot; and a DAEMON. */
import type { CapacityProvider } from '@aws-sdk/client-ecs'
import { describe, expect, jest, test } from '@jest/globals'
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'
import type { ServiceOptions } from '../../local-aws/options.ts'
import type { Surroundings } from '../../local-aws/surroundings/surroundings.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { BEFORE, tasksAskedFor } from '../support/one-off-play.ts'
import type { ShipPlayed } from '../support/ship-play.ts'
import { host } from '../support/verify-worlds.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

type Described = NonNullable<ServiceOptions['described']>

const ON_HOSTS = { networkConfiguration: undefined, platformVersion: undefined }
const POOL: CapacityProvider = { name: 'pool', status: 'ACTIVE', managedInstancesProvider: {} }

const KINDS: readonly (readonly [string, Described, Surroundings, object])[] = [
  [
    'EXTERNAL',
    { ...ON_HOSTS, launchType: 'EXTERNAL' },
    { containerInstances: [host('ACTIVE', 2048)] },
    { launchType: 'EXTERNAL' },
  ],
  // As after a change from Fargate.
  [
    'EC2',
    { ...ON_HOSTS, platformVersion: 'LATEST', launchType: 'EC2' },
    { containerInstances: [host('ACTIVE', 2048)] },
    { launchType: 'EC2' },
  ],
  [
    'managed instances',
    { ...ON_HOSTS, launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'pool', weight: 1 }] },
    { capacityProviders: [POOL] },
    { capacityProviderStrategy: [{ capacityProvider: 'pool', weight: 1 }] },
  ],
  [
    'Fargate Spot',
    { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
    {},
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }], platformVersion: 'LATEST' },
  ],
]

describe.each(KINDS)('a service on %s', (_, described, surroundings, place) => {
  test('is rolled out, confirmed, and has its tasks run where it runs', async () => {
    const run = await play({ service: { described }, surroundings, settings: BEFORE })
    expect(headlineOf(run)).toMatch(/^Shipped: `web` runs/u)
    expect(run.exitCode).toBe(0)
    expect(run.callsOf('UpdateService')).toBe(1)
    const [{ cluster, taskDefinition, count, startedBy, clientToken, overrides, ...own } = {}] = tasksAskedFor(run)
    expect([cluster, taskDefinition, count, startedBy, clientToken, overrides]).not.toContain(null)
    expect(own).toEqual(place)
  })
})

test('a Spot interruption is named and is no failure', async () => {
  const interrupted: Scenario = {
    name: 'interrupted',
    steps: [
      { at: 20, kind: 'tasks-run', count: 1 },
      { at: 30, kind: 'tasks-stop', count: 1, cause: { kind: 'spot-interruption' } },
      { at: 60, kind: 'tasks-run', count: 1 },
      { at: 80, kind: 'completes' },
    ],
  }
  const run = await play({ service: { described: KINDS[3]?.[1] ?? {} }, scenario: interrupted })
  expect(run.exitCode).toBe(0)
  expect(run.log).toMatch(/^Stopped: tasks were interrupted: AWS reclaimed Spot capacity \(task [0-9a-f]{32}\)$/mu)
  expect(run.log).not.toContain('::error')
})

describe('a DAEMON', () => {
  const described: Described = { ...ON_HOSTS, launchType: 'EC2', schedulingStrategy: 'DAEMON' }
  const surroundings = { containerInstances: [host('ACTIVE', 2048)] }
  const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100 }
  const service = { described, deploymentConfiguration, desiredCount: 2 }

  test('whose instances come and go is confirmed with as many tasks as it has then', async () => {
    const moving: Scenario = {
      name: 'instances',
      steps: [
        { at: 10, kind: 'scales', desiredCount: 3 },
        { at: 20, kind: 'tasks-run', count: 3 },
        { at: 30, kind: 'completes' },
      ],
    }
    const run = await play({ service, surroundings, scenario: moving })
    expect(run.exitCode).toBe(0)
    expect(run.summary).toContain('running 3 of 3 tasks')
    const update = run.requests.find(({ operation }) => operation === 'UpdateService')
    expect(update?.input).not.toHaveProperty('desiredCount')
  })

  test('without an instance runs nothing, and says so', async () => {
    const empty = { ...service, desiredCount: 0 }
    const run = await play({
      service: empty,
      surroundings,
      scenario: { name: 'empty', steps: [{ at: 10, kind: 'completes', running: 0 }] },
    })
    expect(run.exitCode).toBe(0)
    expect(headlineOf(run)).toContain('the desired count is 0, so no task runs')
  })
})
