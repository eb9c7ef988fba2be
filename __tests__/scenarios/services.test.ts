/** The shipped bundle with several services of one image. */
import { expect, jest, test } from '@jest/globals'
import { breakerRollsBack, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TAG, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const arn = (revision: number): string => `arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:${revision}`

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

/** The output `services`, whose shape the assertion that follows checks. */
const servicesIn = ({ outputs }: ShipPlayed): unknown => JSON.parse(outputs['services'] ?? 'null')

const FILE = 'task-definition: task-definition.json\n'

/** With the services web, jobs and mail; `jobs` as its settings say. */
const playThree = (jobs: string, more: ShipPlay = {}): Promise<ShipPlayed> =>
  play({
    settings: `${FILE}services:\n  web: {}\n  jobs: ${jobs}\n  mail: {}\n`,
    otherServices: ['jobs', 'mail'],
    inputs: { service: '', 'task-definition': '' },
    scenario: succeeds(),
    ...more,
  })

test('services with the same definition register it once', async () => {
  const run = await playThree('{}')
  expect(run.exitCode).toBe(0)
  expect(['RegisterTaskDefinition', 'UpdateService'].map(run.callsOf)).toEqual([1, 3])
  const deployed = { outcome: 'success', taskDefinitionArn: arn(2), previousTaskDefinitionArn: arn(1) }
  expect(servicesIn(run)).toMatchObject({ web: deployed, jobs: deployed, mail: deployed })
  expect(headlineOf(run)).toBe(`Shipped: 3 services run \`${TAG}\``)
})

test('a service with a definition of its own has a revision of its own', async () => {
  const run = await playThree('{ task-cpu: 512 }')
  expect(run.exitCode).toBe(0)
  expect(['RegisterTaskDefinition', 'UpdateService'].map(run.callsOf)).toEqual([2, 3])
})

test('ECS rejects the shared definition: it is asked once, and each service says why', async () => {
  const message = 'Invalid setting'
  const fault = { kind: 'error', code: 'ClientException', message, status: 400 } as const
  const run = await playThree('{}', { faults: [{ ...fault, operation: 'RegisterTaskDefinition' }] })
  expect(run.exitCode).toBe(1)
  expect(['RegisterTaskDefinition', 'UpdateService'].map(run.callsOf)).toEqual([1, 0])
  const rejected = { outcome: 'not-deployed', reason: expect.stringContaining(message), taskDefinitionArn: null }
  expect(servicesIn(run)).toMatchObject({ web: rejected, jobs: rejected, mail: rejected })
})

test('one of three fails: the others are deployed, and each has its own outcome', async () => {
  const run = await playThree('{}', { scenario: [breakerRollsBack(), succeeds()] })
  expect(run.exitCode).toBe(1)
  const outcomes = Object.values(servicesIn(run) as Record<string, { readonly outcome: string }>)
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['rolled-back', 'success', 'success'])
  expect(headlineOf(run)).toBe('1 of 3 services rolled back: container `app` exited with code 1 (3 of 3 tasks)')
})

/** The task of one of the first two fails while that of the other one still runs; `mail` has none. */
const playTasks = (setting: string): Promise<ShipPlayed> => {
  const task = '{ run-before: [{ command: [node, migrate.js] }] }'
  return play({
    settings: `${FILE}${setting}services:\n  web: ${task}\n  jobs: ${task}\n  mail: {}\n`,
    otherServices: ['jobs', 'mail'],
    inputs: { service: '', 'task-definition': '' },
    scenario: succeeds(),
    oneOffTasks: [{ endsAt: 10, exits: { app: 1 } }, { endsAt: 60 }],
  })
}

const reportsOf = (run: ShipPlayed) =>
  Object.values(servicesIn(run) as Record<string, { readonly outcome: string; readonly reason: string | null }>)

test('`on-service-failure: stop`: a service whose update has not begun is left alone, one under way is followed', async () => {
  const run = await playTasks('on-service-failure: stop\n')
  expect(run.exitCode).toBe(1)
  expect(run.callsOf('UpdateService')).toBe(1)
  expect(reportsOf(run).map(({ outcome }) => outcome)).toEqual(['not-deployed', 'not-deployed', 'success'])
  const [reason] = reportsOf(run).flatMap(({ reason: why }) => (why?.startsWith('not started') === true ? [why] : []))
  expect(reason).toMatch(/^not started because run-before (?:web|jobs) failed \(on-service-failure: stop\)$/u)
  expect(headlineOf(run)).toMatch(/^1 of 3 services failed in run-before, 1 not started: /u)
  expect(run.log).toContain('run-before is done: app exited with 0')
})

test('by default the others continue', async () => {
  const run = await playTasks('')
  expect(run.exitCode).toBe(1)
  expect(run.callsOf('UpdateService')).toBe(2)
  expect(
    reportsOf(run)
      .map(({ outcome }) => outcome)
      .toSorted(),
  ).toEqual(['not-deployed', 'success', 'success'])
})
