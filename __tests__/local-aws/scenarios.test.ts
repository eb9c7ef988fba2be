import { afterEach, describe, expect, test } from '@jest/globals'
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import type { Service, ServiceDeployment, Task } from '@aws-sdk/client-ecs'
import type { LocalAws } from '../../local-aws/server.ts'
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'
import {
  alarmRollsBack,
  breakerRollsBack,
  breakerStops,
  neverConverges,
  pausesAtHook,
  rollbackFails,
  seenLate,
  stoppedByOperator,
  succeeds,
  supersededByAnother,
} from '../../local-aws/ecs/script/scenarios.ts'
import { clientsOf, helloTaskDefinition, startHello, WEB } from './support.ts'

let aws: LocalAws
let sdk: ReturnType<typeof clientsOf>
let arn: string

afterEach(async () => {
  expect(aws.schemaViolations).toEqual([])
  await aws.close()
})

/** Starts the scenario by an update to a new revision. */
const begin = async (scenario: Scenario): Promise<void> => {
  aws = await startHello(scenario)
  sdk = clientsOf(aws)
  await look()
  await sdk.ecs.send(new RegisterTaskDefinitionCommand(helloTaskDefinition))
  const { service: updated } = await sdk.ecs.send(new UpdateServiceCommand({ ...WEB, taskDefinition: 'hello:2' }))
  arn = updated?.currentServiceDeployment ?? ''
}

const look = async (): Promise<Service> => {
  const { services } = await sdk.ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }))
  return services?.[0] ?? {}
}

const ours = async (): Promise<ServiceDeployment> => {
  const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] })
  return (await sdk.ecs.send(command)).serviceDeployments?.[0] ?? {}
}

const stopped = async (): Promise<readonly Task[]> => {
  const list = new ListTasksCommand({ cluster: 'demo', serviceName: 'web', desiredStatus: 'STOPPED' })
  const { taskArns } = await sdk.ecs.send(list)
  return (await sdk.ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns ?? [] }))).tasks ?? []
}

describe('a scenario', () => {
  test.each([
    { scenario: succeeds(), at: 60, status: 'SUCCESSFUL', reason: null },
    { scenario: succeeds(), at: 1, status: 'PENDING', reason: null },
    { scenario: succeeds(), at: 4, status: 'IN_PROGRESS', reason: null },
    { scenario: breakerRollsBack(), at: 151, status: 'ROLLBACK_REQUESTED', reason: 'circuit breaker' },
    { scenario: breakerRollsBack(), at: 154, status: 'ROLLBACK_IN_PROGRESS', reason: 'circuit breaker' },
    { scenario: breakerRollsBack(), at: 300, status: 'ROLLBACK_SUCCESSFUL', reason: 'circuit breaker' },
    { scenario: breakerStops(), at: 150, status: 'STOPPED', reason: 'circuit breaker' },
    { scenario: rollbackFails(), at: 300, status: 'ROLLBACK_FAILED', reason: 'rollback failed' },
    { scenario: alarmRollsBack(), at: 240, status: 'ROLLBACK_SUCCESSFUL', reason: 'alarm' },
    { scenario: supersededByAnother(), at: 60, status: 'STOPPED', reason: 'newer service deployment' },
    { scenario: stoppedByOperator(), at: 120, status: 'ROLLBACK_SUCCESSFUL', reason: 'user' },
    { scenario: stoppedByOperator({ rollback: false }), at: 61, status: 'STOP_REQUESTED', reason: 'user' },
    { scenario: stoppedByOperator({ rollback: false }), at: 64, status: 'STOPPED', reason: 'user' },
    { scenario: neverConverges(), at: 1800, status: 'IN_PROGRESS', reason: null },
    { scenario: pausesAtHook(), at: 60, status: 'IN_PROGRESS', reason: null },
  ])('$scenario.name, after $at s: $status', async ({ scenario, at, status, reason }) => {
    await begin(scenario)
    aws.clock.advanceBy(at)
    const deployment = await ours()
    expect(deployment.status).toBe(status)
    expect(deployment.statusReason ?? '').toContain(reason ?? '')
  })

  test('a rollback leaves a steady service, which a waiter for stability takes for success', async () => {
    await begin(breakerRollsBack())
    aws.clock.advanceBy(200)
    expect((await look()).deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', taskDefinition: expect.stringMatching(/hello:1$/) },
      { status: 'ACTIVE', rolloutState: 'FAILED', taskDefinition: expect.stringMatching(/hello:2$/), failedTasks: 3 },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', taskDefinition: expect.stringMatching(/hello:1$/) },
    ])
    expect((await ours()).deploymentCircuitBreaker).toEqual({ status: 'TRIGGERED', failureCount: 3, threshold: 3 })
    aws.clock.advanceBy(100)
    const steady = await look()
    expect(steady).toMatchObject({ runningCount: 1, desiredCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] })
    expect(steady.events?.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('deployment failed: tasks failed to start.'),
    )
    expect((await stopped()).map(({ stopCode }) => stopCode)).toContain('EssentialContainerExited')
  })

  test('a crashed task has an exit code, and its last lines are in the log', async () => {
    await begin(breakerStops({ kind: 'exits', exitCode: 7, logs: ['one', 'two'] }))
    aws.clock.advanceBy(60)
    const [task] = await stopped()
    expect(task).toMatchObject({ stopCode: 'EssentialContainerExited', containers: [{ exitCode: 7 }] })
    const logStreamName = `hello/app/${task?.taskArn?.split('/').at(-1) ?? ''}`
    const { events } = await sdk.logs.send(new GetLogEventsCommand({ logGroupName: '/ecs/hello', logStreamName }))
    expect(events?.map(({ message }) => message)).toEqual(['one', 'two'])
  })

  test.each([
    [{ kind: 'cannot-pull', detail: 'not found' } as const, 'TaskFailedToStart', 'CannotPullContainerError: not found'],
    [{ kind: 'cannot-initialise', detail: 'no' } as const, 'TaskFailedToStart', 'ResourceInitializationError: no'],
    [{ kind: 'fails-health-check' } as const, 'ServiceSchedulerInitiated', 'Task failed container health checks'],
    [{ kind: 'out-of-memory' } as const, 'EssentialContainerExited', 'Essential container in task exited'],
  ])('a task that %p stops in the words of ECS', async (cause, stopCode, stoppedReason) => {
    await begin(breakerStops(cause))
    aws.clock.advanceBy(60)
    expect(await stopped()).toMatchObject([{ stopCode, stoppedReason }])
  })

  test('with lagging replies it is not listed yet and the service looks as before', async () => {
    await begin(seenLate(succeeds(), { seconds: 10 }))
    const listed = async () => (await sdk.ecs.send(new ListServiceDeploymentsCommand(WEB))).serviceDeployments
    aws.clock.advanceBy(5)
    expect((await look()).taskDefinition).toMatch(/hello:1$/)
    expect((await look()).deployments).toHaveLength(1)
    expect(await listed()).not.toContainEqual(expect.objectContaining({ serviceDeploymentArn: arn }))
    aws.clock.advanceBy(5)
    expect((await look()).taskDefinition).toMatch(/hello:2$/)
    expect(await listed()).toContainEqual(expect.objectContaining({ serviceDeploymentArn: arn }))
  })

  test('paused, it says at which hook and until when', async () => {
    await begin(pausesAtHook())
    aws.clock.advanceBy(60)
    expect(await ours()).toMatchObject({
      lifecycleStage: 'POST_SCALE_UP',
      lifecycleHookDetails: [{ targetType: 'PAUSE', status: 'AWAITING_ACTION', timeoutAction: 'ROLLBACK' }],
    })
  })

  test('a stopped task is described for an hour', async () => {
    await begin(breakerStops())
    aws.clock.advanceBy(200)
    expect(await stopped()).toHaveLength(3)
    aws.clock.advanceBy(3600)
    const list = new ListTasksCommand({ cluster: 'demo', serviceName: 'web', desiredStatus: 'STOPPED' })
    expect((await sdk.ecs.send(list)).taskArns).toEqual([])
  })
})

test('a service has no circuit breaker unless it is set, as in ECS', async () => {
  aws = await startHello(succeeds(), {
    clusters: [{ name: 'demo', services: [{ name: 'web', taskDefinition: 'hello' }] }],
  })
  expect(aws.state.clusters[0]?.services[0]?.rollouts[0]?.serviceDeployment).toMatchObject({
    deploymentCircuitBreaker: { status: 'DISABLED' },
  })
})
