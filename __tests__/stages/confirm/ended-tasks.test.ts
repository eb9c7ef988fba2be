/** Tasks that have ended since the deployment succeeded: by themselves, or because AWS took their place away. */
import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { ShipError } from '../../../src/errors/ship-error.ts'
import type { WaitResult } from '../../../src/domain/rollout/rollout.ts'
import { firstView } from '../../../src/domain/rollout/view.ts'
import { confirm, IMAGE, INDEX, task } from '../../support/confirm-play.ts'
import { after, type Moment } from '../../support/fake-ecs.ts'
import { STARTED } from '../../support/rollout-shapes.ts'

describe('a task that ended since the deployment succeeded', () => {
  /** By the server's clock, in seconds since the update; the confirmation begins then. */
  const SUCCESS = 100
  const WAITED: WaitResult = {
    outcome: {
      kind: 'success',
      view: { ...firstView(STARTED), desired: 2, running: 2 },
      endedAt: after(SUCCESS).getTime(),
    },
    cause: null,
    waitedMs: 100_000,
    evidence: [],
  }
  const HOST = 'arn:aws:ecs:eu-west-1:123456789012:container-instance/prod/'
  const on = (name: string, host: string, facts: Partial<Task> = {}): Task =>
    task(name, INDEX, {
      containerInstanceArn: `${HOST}${host}`,
      createdAt: after(20),
      startedAt: after(30),
      ...facts,
    })
  const stopped = (name: string, exitCode: number, facts: Partial<Task> = {}): Task =>
    on(name, 'lost', {
      desiredStatus: 'STOPPED',
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      stoppedAt: after(SUCCESS + 5),
      containers: [{ name: 'web', exitCode }],
      ...facts,
    })
  const UNHEALTHY: Partial<Task> = {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Task failed container health checks',
  }
  const UNREACHABLE: Partial<Task> = {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason:
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)',
  }
  const STAYS = on('stays', 'safe')
  const REPLACEMENT = on('new', 'safe', { createdAt: after(SUCCESS + 20), startedAt: after(SUCCESS + 40) })
  const replaced = (...gone: readonly Task[]): readonly Moment[] => [
    { at: 0, tasks: [STAYS, ...gone] },
    { at: 40, tasks: [STAYS, REPLACEMENT, ...gone] },
  ]
  const confirmed = { kind: 'confirmed', tasks: 2, digest: IMAGE.digest }
  const red = { code: 'E_NOT_CONFIRMED' }

  test.each([
    [143, {}],
    [137, {}],
    [137, { startedAt: after(90) }],
    [
      143,
      {
        containers: [
          { name: 'web', exitCode: 143 },
          { name: 'init', exitCode: 137 },
        ],
      },
    ],
  ])(
    'by the loss of its instance is waited for, and its replacement watched as long as it ran: %s',
    async (code, facts) => {
      const gone = stopped('gone', code, facts)
      const { outcome, seconds } = await confirm(replaced(gone), [], WAITED)
      expect(outcome).toEqual(confirmed)
      expect(seconds).toBeGreaterThanOrEqual(40 + ('startedAt' in facts ? 60 : 75))
      expect(seconds).toBeLessThan(150)
    },
  )

  test.each<readonly [string, Partial<Task>]>([
    ['Host EC2 (instance i-0123456789abcdef0) terminated.', { stopCode: 'TerminationNotice' }],
    ['Host EC2 (instance i-0123456789abcdef0) stopped.', {}],
    ['Your Spot Task was interrupted.', { stopCode: 'SpotInterruption' }],
    [
      'ECS is performing maintenance on the underlying infrastructure hosting the task.',
      { stopCode: 'ServiceSchedulerInitiated' },
    ],
    ['Task stopped during instance draining', { stopCode: 'ServiceSchedulerInitiated' }],
    ['Container instance deregistration forced by user', { stopCode: 'UserInitiated' }],
    ['The infrastructure failed', { stopCode: 'InfrastructureHealth' }],
  ])('is not its own doing where ECS says so: %s', async (stoppedReason, facts) => {
    for (const code of [137, 143, 1]) {
      const { outcome, seconds } = await confirm(
        replaced(stopped('gone', code, { stoppedReason, ...facts })),
        [],
        WAITED,
      )
      expect(outcome).toEqual(confirmed)
      expect(seconds).toBeLessThan(60)
    }
  })

  test.each<readonly [string, Task]>([
    ['by its own exit code', stopped('gone', 1)],
    ['although it must keep running', stopped('gone', 0)],
    [
      'by the lack of memory',
      stopped('gone', 137, {
        containers: [{ name: 'web', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
      }),
    ],
    ['on Fargate, where no instance is lost', stopped('gone', 137, { containerInstanceArn: undefined })],
    ['without an exit code', stopped('gone', 0, { containers: [{ name: 'web' }] })],
    [
      'although a sidecar was then stopped',
      stopped('gone', 3, {
        containers: [
          { name: 'web', exitCode: 3 },
          { name: 'proxy', exitCode: 143 },
        ],
      }),
    ],
    ['as a replacement', stopped('gone', 137, { startedAt: after(SUCCESS + 1) })],
    ['because its container is unhealthy', stopped('gone', 137, UNHEALTHY)],
    ['because its load balancer calls it unhealthy', stopped('gone', 143, UNREACHABLE)],
    [
      'because its load balancer calls it unhealthy, on Fargate, whatever is not reported yet',
      stopped('gone', 0, { ...UNREACHABLE, containers: [{ name: 'web' }], containerInstanceArn: undefined }),
    ],
  ])('%s is red at once', async (_, gone) => {
    const { outcome, seconds } = await confirm(replaced(gone), [], WAITED)
    expect(outcome).toMatchObject(red)
    expect(seconds).toBe(0)
  })

  test('that no load balancer reached may be lost with its instance, which reports no exit code', async () => {
    const gone = stopped('gone', 0, { ...UNREACHABLE, containers: [{ name: 'web' }] })
    const { outcome, seconds } = await confirm(replaced(gone), [], WAITED)
    expect(outcome).toEqual(confirmed)
    expect(seconds).toBeGreaterThanOrEqual(100)
  })

  test('is its own doing where its instance is given another task', async () => {
    const next = on('new', 'lost', { createdAt: after(SUCCESS + 20), lastStatus: 'PENDING' })
    const { outcome, seconds } = await confirm(
      [
        { at: 0, tasks: [STAYS, stopped('gone', 137)] },
        { at: 20, tasks: [STAYS, next, stopped('gone', 137)] },
      ],
      [],
      WAITED,
    )
    expect(outcome).toMatchObject(red)
    expect(seconds).toBeLessThanOrEqual(30)
  })

  test('is its own doing where its instance still runs tasks in the end', async () => {
    const neighbour = on('neighbour', 'lost', { startedBy: 'ecs-svc/9' })
    const history = replaced(stopped('gone', 137)).map(({ at, tasks = [] }) => ({ at, tasks: [...tasks, neighbour] }))
    expect((await confirm(history, [], WAITED)).outcome).toMatchObject(red)
    const lost = [...history, { at: 90, tasks: replaced(stopped('gone', 137))[1]?.tasks ?? [] }]
    expect((await confirm(lost, [], WAITED)).outcome).toEqual(confirmed)
  })

  test('is red where its replacement ends, too, and where none comes', async () => {
    const again = stopped('new', 137, { startedAt: after(SUCCESS + 40), stoppedAt: after(SUCCESS + 60) })
    const loop = [...replaced(stopped('gone', 137)), { at: 60, tasks: [STAYS, stopped('gone', 137), again] }]
    expect((await confirm(loop, [], WAITED)).outcome).toMatchObject(red)
    const { outcome, seconds } = await confirm(replaced(stopped('gone', 137)).slice(0, 1), [], WAITED)
    expect(outcome).toMatchObject(red)
    expect((outcome as ShipError).message).toContain('1 of 2 tasks is running')
    expect(seconds).toBeLessThanOrEqual(310)
  })
})
