/** What tasks run is read by page; a digest that is late is waited for, and one that never comes is reported. */
import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { findRunning, type FindRunningInput } from '../../../src/stages/rescan/find-running.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { digestOf } from '../../support/sample-results.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012'
const CLUSTER = `${ARN}:cluster/main`
const $metadata = {}

const named = (service: string): FindRunningInput['services'][number] => ({
  key: service,
  region: null,
  account: null,
  cluster: 'main',
  service,
  places: new Map(),
})

interface World {
  /** By the number of the look. */
  readonly taskAt: (look: number, id: string) => Partial<Task>
  readonly ids: readonly string[]
  readonly registryId?: string | null
  readonly isDescribed?: (look: number, id: string) => boolean
  /** The containers of every task definition. */
  readonly defined?: readonly string[]
}

const play = async (
  { taskAt, ids, isDescribed = () => true, registryId = null, defined = [] }: World,
  ...services: readonly string[]
) => {
  const clock = makeFakeClock()
  const asked: (string | undefined)[] = []
  const read: string[] = []
  let look = 0
  const ecs = onlyThese<'ecs'>({
    describeClusters: () => Promise.resolve({ $metadata, clusters: [{ clusterArn: CLUSTER, status: 'ACTIVE' }] }),
    describeServices: (asking) =>
      Promise.resolve({
        $metadata,
        services: (asking.services ?? []).map((serviceName) => ({
          ...{ clusterArn: CLUSTER, serviceArn: `${ARN}:service/main/${serviceName}`, serviceName, deployments: [] },
          ...(serviceName === 'external' ? {} : { taskDefinition: `${serviceName}:1` }),
        })),
      }),
    describeTaskDefinition: ({ taskDefinition = '' }) => {
      read.push(taskDefinition)
      const containerDefinitions = defined.map((name) => ({ name, image: `example.com/${name}:1` }))
      return Promise.resolve({ $metadata, taskDefinition: { containerDefinitions } })
    },
    listTasks: ({ nextToken, serviceName }) => {
      asked.push(serviceName)
      if (serviceName !== undefined && serviceName !== 'hello') return Promise.resolve({ $metadata, taskArns: [] })
      const page = Number(nextToken ?? 0)
      if (page === 0) look += 1
      const taskArns = ids.slice(page * 100, page * 100 + 100)
      const next = ids.length > (page + 1) * 100 ? { nextToken: String(page + 1) } : {}
      return Promise.resolve({ $metadata, taskArns: [...taskArns], ...next })
    },
    describeTasks: ({ tasks = [] }) =>
      Promise.resolve({
        $metadata,
        tasks: tasks
          .filter((id) => isDescribed(look, id))
          .map((id) => ({ taskArn: id, group: 'service:hello', lastStatus: 'RUNNING', ...taskAt(look, id) })),
      }),
  })
  const log = recordingLog()
  const registry = { region: null, account: null, registryId, repository: '' }
  const session = sessionOf({ ecs })
  const running = findRunning.run(
    { registry, services: (services.length === 0 ? [''] : services).map(named) },
    { registry: session, target: session, clock, log },
  )
  return { running: await running, clock, log, asked, read }
}

const app = (digest?: string) => ({
  containers: [
    { name: 'app', lastStatus: 'RUNNING', image: 'hello:7', ...(digest === undefined ? {} : { imageDigest: digest }) },
  ],
})
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `${ARN}:task/main/${n}`)

describe('running', () => {
  test('every page of a cluster counts', async () => {
    const { running, asked } = await play({
      ids: ids(230),
      taskAt: (_, id) => app(digestOf(id.endsWith('/229') ? '2' : '1')),
    })
    expect(running.images.map(({ pinned }) => pinned)).toEqual([`hello@${digestOf('1')}`, `hello@${digestOf('2')}`])
    expect(new Set(asked)).toEqual(new Set([undefined]))
  })

  test.each([[undefined], ['999999999999']])(
    'the registry of the run is that of the caller, or of `registry-id`',
    async (id) => {
      const world = { ids: ids(1), taskAt: () => app(digestOf('1')) }
      const { running } = await play(id === undefined ? world : { ...world, registryId: id })
      expect(running.registry).toEqual({ kind: 'account', account: id ?? '123456789012', region: 'eu-west-1' })
      expect(findRunning.record(running)).not.toHaveProperty('registry')
    },
  )

  test('a service is asked for its own tasks', async () => {
    expect((await play({ ids: ids(1), taskAt: () => app(digestOf('1')) }, 'hello')).asked).toEqual(['hello'])
  })

  test('a digest that comes late is waited for', async () => {
    const { running, clock } = await play({ ids: ids(1), taskAt: (look) => app(look < 4 ? undefined : digestOf('1')) })
    expect(running).toMatchObject({ images: [{ pinned: `hello@${digestOf('1')}` }], unknown: [] })
    expect(clock.elapsedMs()).toBe(9_000)
  })

  test('a digest that never comes is unknown, and the others are found', async () => {
    const { running, log } = await play({
      ids: ids(2),
      taskAt: (_, id) => (id.endsWith('/0') ? app() : app(digestOf('1'))),
    })
    expect(running).toMatchObject({
      images: [{ containers: ['app'] }],
      unknown: [{ container: 'app of hello (task 0)' }],
    })
    expect(log.text('warning')).toBe('app of hello (task 0) does not report the digest of its image')
  })

  test('one that starts is waited for longer, also beside one that runs', async () => {
    const starting = { containers: [{ name: 'app', lastStatus: 'PENDING', image: 'hello:7' }], lastStatus: 'PENDING' }
    const taskAt = (look: number, id: string) =>
      id.endsWith('/0') ? app(digestOf('1')) : look < 42 ? starting : app(digestOf('2'))
    const late = await play({ ids: ids(2), taskAt })
    expect(late.running).toMatchObject({ images: { length: 2 }, unknown: [] })
    expect(late.clock.elapsedMs()).toBe(123_000)
    const never = await play({ ids: ids(1), taskAt: () => starting })
    expect(never.running).toMatchObject({ images: [], unknown: [{ container: 'app of hello (task 0)', starts: true }] })
    expect(never.clock.elapsedMs()).toBe(180_000)
  })

  test('a service without tasks is named, with the images that it would run', async () => {
    const { running, log } = await play(
      { ids: ids(1), taskAt: () => app(digestOf('1')), defined: ['app'] },
      ...['idle', 'hello', 'external'],
    )
    expect(running).toMatchObject({
      images: { length: 1 },
      unknown: [],
      idle: [
        { place: 'idle', images: ['example.com/app'] },
        { place: 'external', images: null },
      ],
    })
    expect(log.text('warning')).toContain('no task runs in idle, so nothing of it is judged')
  })

  test('a service is idle where its tasks have ended, and not where one is not described', async () => {
    const ended = { ids: ids(1), taskAt: () => ({ lastStatus: 'STOPPED' }), defined: ['app'] }
    await expect(play(ended, 'hello')).rejects.toMatchObject({ code: 'E_NOTHING_RUNS' })
    const undescribed = { ids: ids(1), taskAt: () => ({}), isDescribed: () => false }
    expect((await play(undescribed, 'hello')).running).toMatchObject({ idle: [], unknown: { length: 1 } })
  })

  test('what AWS has added is distinguished by the task definition, which is read once', async () => {
    const named = (name: string) => ({ name, lastStatus: 'RUNNING', image: 'r/x:1', imageDigest: digestOf('1') })
    const taskAt = () => ({
      containers: [named('aws-guardduty-agent-x'), named('ecs-service-connect-evil')],
      taskDefinitionArn: 'td:1',
    })
    const { running, log, read } = await play({ ids: ids(2), taskAt, defined: ['ecs-service-connect-evil'] })
    expect(running).toMatchObject({
      images: [{ containers: ['ecs-service-connect-evil'] }],
      leftOut: ['aws-guardduty-agent of hello'],
    })
    expect(log.text('info')).toContain('left out: aws-guardduty-agent of hello, which AWS has added to the task')
    expect(read).toEqual(['td:1'])
  })

  test('nothing that runs is no success', async () => {
    await expect(play({ ids: [], taskAt: () => ({}) })).rejects.toMatchObject({
      code: 'E_NOTHING_RUNS',
      message: `no task runs in the cluster ${CLUSTER}, so there is no image to scan`,
    })
  })

  test('a task that is listed and not described is looked at again, and is not known in the end', async () => {
    const taskAt = () => app(digestOf('1'))
    const late = await play({ ids: ids(2), taskAt, isDescribed: (look, id) => look > 1 || id.endsWith('/0') })
    expect(late.running.unknown).toEqual([])
    const never = await play({ ids: ids(2), taskAt, isDescribed: (_, id) => id.endsWith('/0') })
    expect(never.running).toMatchObject({
      images: [{ pinned: `hello@${digestOf('1')}` }],
      unknown: [{ container: 'every container of a task that ECS does not describe (1)', image: null }],
    })
    expect(never.clock.elapsedMs()).toBeGreaterThanOrEqual(60_000)
  })
})
