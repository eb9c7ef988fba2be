/** What a one-off task asks of ECS, what it shows, and when it counts as done. */
import { describe, expect, test } from '@jest/globals'
import { CLUSTER, lateRefusal, OUR_TASK_DEFINITION, refusal } from '../../support/fake-ecs.ts'
import { DEFINITION, playTask, stoppedTask, TASK_ARN, TASK_ID } from '../../support/task-play.ts'

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-1'] } }
const RUNNING = { taskArn: TASK_ARN, lastStatus: 'RUNNING' }

test('the task runs the revision where the tasks of the service run', async () => {
  const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]
  const { requests, result, notes, seconds } = await playTask({
    task: { environment: { MODE: 'up' }, cpu: 512, memory: 1024 },
    input: {
      definition: { ...DEFINITION, input: { ...DEFINITION.input, networkMode: 'awsvpc' } },
      target: {
        clusterArn: CLUSTER,
        serviceName: 'web',
        containerName: 'web',
        described: {
          networkConfiguration: NETWORK,
          platformVersion: '1.4.0',
          capacityProviderStrategy: strategy,
          launchType: 'FARGATE',
        },
      },
    },
  })
  expect(requests).toEqual([
    {
      cluster: CLUSTER,
      taskDefinition: OUR_TASK_DEFINITION,
      count: 1,
      networkConfiguration: NETWORK,
      platformVersion: '1.4.0',
      capacityProviderStrategy: strategy,
      startedBy: 'ship-to-ecs/4711-2/run-before-migrate',
      overrides: {
        containerOverrides: [{ name: 'web', command: ['migrate'], environment: [{ name: 'MODE', value: 'up' }] }],
        cpu: '512',
        memory: '1024',
      },
      clientToken: expect.stringMatching(/^4711-2-[0-9a-f]{57}$/u),
    },
  ])
  expect(result).toMatchObject({ kind: 'succeeded', taskArn: TASK_ARN, exits: [{ container: 'web', code: 0 }] })
  expect(notes).toEqual([['task', 'changed']])
  expect(seconds).toBe(3)
})

test('a definition without awsvpc gets no network, and the launch type where there is no strategy', async () => {
  const described = { networkConfiguration: NETWORK, launchType: 'EC2' } as const
  const target = { clusterArn: CLUSTER, serviceName: 'web', containerName: 'web', described }
  const { requests } = await playTask({ input: { target } })
  expect(requests[0]).toMatchObject({ launchType: 'EC2' })
  expect(requests[0]).not.toHaveProperty('networkConfiguration')
  expect(requests[0]).not.toHaveProperty('capacityProviderStrategy')
})

describe('a request', () => {
  const started = { tasks: [RUNNING] }

  test('whose reply is lost is sent again with the same token', async () => {
    const lost = lateRefusal('RunTask', 'no response, ECONNRESET')
    const { requests, result, notes } = await playTask({ starts: [lost, lost, started] })
    expect(result?.kind).toBe('succeeded')
    expect(requests).toHaveLength(3)
    expect(new Set(requests.map(({ clientToken }) => clientToken)).size).toBe(1)
    expect(notes).toEqual([['task', 'changed']])
  })

  test('that finds no room is sent again under another token, for three minutes', async () => {
    const { requests, error, notes, seconds } = await playTask({ starts: [{ failures: [{ reason: 'RESOURCE:CPU' }] }] })
    expect(error).toMatchObject({ code: 'E_TASK_NOT_STARTED', headlines: ['no instance has enough free CPU'] })
    expect(new Set(requests.map(({ clientToken }) => clientToken)).size).toBe(requests.length)
    expect(notes).toEqual([['task', 'unchanged']])
    expect(seconds).toBe(180)
  })

  test('that finds no capacity of Fargate, which is an error, is sent again', async () => {
    const full = refusal('RunTask', 'ClientException')
    Object.assign(full, { message: 'Capacity is unavailable at this time. Please try again later' })
    const { requests, result } = await playTask({ starts: [full, started] })
    expect([requests.length, result?.kind]).toEqual([2, 'succeeded'])
  })

  test('that is denied is not sent again', async () => {
    const { requests, error, notes } = await playTask({
      starts: [refusal('RunTask', 'AccessDeniedException', 'E_ACCESS_DENIED')],
    })
    expect([requests.length, error?.code]).toEqual([1, 'E_ACCESS_DENIED'])
    expect(notes).toEqual([['task', 'unchanged']])
  })

  test('without an answer to the end: the task may have been started', async () => {
    const { error, notes } = await playTask({ starts: [lateRefusal('RunTask', 'no response, ECONNRESET')] })
    expect(error?.code).toBe('E_AWS')
    expect(notes).toEqual([['task', 'unknown']])
  })
})

describe('its end', () => {
  const PROXY = { name: 'proxy', image: 'proxy:1' }
  const withProxy = (more: object = {}) => ({
    definition: {
      ...DEFINITION,
      input: {
        ...DEFINITION.input,
        containerDefinitions: [...(DEFINITION.input.containerDefinitions ?? []), { ...PROXY, ...more }],
      },
    },
  })
  const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1000)

  test.each<readonly [string, Parameters<typeof stoppedTask>, object, string]>([
    ['a side-car that was terminated with it', [{ web: 0, proxy: 143 }], {}, 'succeeded'],
    ['a side-car that failed', [{ web: 0, proxy: 1 }], {}, 'failed'],
    ['a side-car that is not essential and failed', [{ web: 0, proxy: 1 }], { essential: false }, 'succeeded'],
    [
      'a side-car that was killed first',
      [
        { web: 0, proxy: 137 },
        { stoppingAt: at(10), executionStoppedAt: at(12) },
      ],
      {},
      'failed',
    ],
    [
      'a side-car that ignored SIGTERM',
      [
        { web: 0, proxy: 137 },
        { stoppingAt: at(10), executionStoppedAt: at(40) },
      ],
      {},
      'succeeded',
    ],
    [
      'an own stopTimeout',
      [
        { web: 0, proxy: 137 },
        { stoppingAt: at(10), executionStoppedAt: at(15) },
      ],
      { stopTimeout: 5 },
      'succeeded',
    ],
    ['a side-car that ended before the command', [{ web: 143, proxy: 0 }], {}, 'failed'],
  ])('with %s', async (_, task, more, kind) => {
    const { result } = await playTask({ seen: () => stoppedTask(...task), input: withProxy(more) })
    expect(result?.kind).toBe(kind)
  })

  test.each([
    ['UserInitiated', 'Task stopped by user'],
    ['SpotInterruption', 'Your Spot Task was interrupted.'],
  ] as const)('by %s is a failure although it exited with 0', async (stopCode, stoppedReason) => {
    const { error } = await playTask({ seen: () => stoppedTask({ web: 0 }, { stopCode, stoppedReason }) })
    expect(error?.code).toBe('E_TASK_FAILED')
    expect(error?.message).not.toContain('must keep running')
  })

  test('with another code: the sentence, what has not changed, the text of ECS and the id', async () => {
    const { error, result } = await playTask({ seen: () => stoppedTask({ web: 1 }) })
    expect(error?.message.split('\n')).toEqual([
      '`run-before migrate` failed: container `web` exited with code 1; the service was not changed',
      'ECS: EssentialContainerExited: Essential container in task exited; web: exit code 1',
      `Task: ${TASK_ARN}`,
    ])
    expect(result).toMatchObject({ log: { group: '/ecs/web', stream: `web/web/${TASK_ID}` } })
  })

  test('that ECS does not know any more', async () => {
    const { error, seconds } = await playTask({ seen: () => null })
    expect([error?.code, seconds]).toEqual(['E_TASK_LOST', 60])
  })

  test('is seen through faults of AWS', async () => {
    const seen = (seconds: number) =>
      seconds < 40 ? refusal('DescribeTasks', 'ThrottlingException') : stoppedTask({ web: 0 })
    const { result } = await playTask({ seen })
    expect(result?.kind).toBe('succeeded')
  })
})
