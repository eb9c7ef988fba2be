/** The engine drive on whatever engine the suite runs: containers really run, fail, and are rolled back. */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { BatchGetImageCommand } from '@aws-sdk/client-ecr'
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import type { ContainerDefinition, ServiceDeploymentBrief, Task } from '@aws-sdk/client-ecs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HelloVariant } from '../../scripts/hello/context.ts'
import { useLocalAws, WEB } from '../local-aws/support.ts'
import { buildVariant, helloDefinition, login, push, startEngineAws } from './engine-support.ts'

jest.setTimeout(120_000)

let folder = ''
const local = useLocalAws(startEngineAws)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-aws-engine-'))
  for (const variant of ['good', 'crash', 'unhealthy'] as const) await buildVariant(variant, folder)
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

beforeEach(() => login(local.aws))

const byDigest = async (variant: HelloVariant): Promise<string> => {
  const { images } = await local.sdk.ecr.send(
    new BatchGetImageCommand({ repositoryName: 'hello', imageIds: [{ imageTag: variant }] }),
  )
  return `${local.aws.registryHost}/hello@${images?.[0]?.imageId?.imageDigest ?? ''}`
}

/** Pushes a variant and deploys it by digest; gives the service deployment's ARN. */
const deploy = async (variant: HelloVariant, changed: Partial<ContainerDefinition> = {}): Promise<string> => {
  expect(await push(local.aws, variant, `hello:${variant}`)).toMatchObject({ exitCode: 0 })
  const image = await byDigest(variant)
  const containerDefinitions = (helloDefinition.containerDefinitions ?? []).map((container) => ({
    ...container,
    image,
    ...changed,
  }))
  const { taskDefinition } = await local.sdk.ecs.send(
    new RegisterTaskDefinitionCommand({ ...helloDefinition, containerDefinitions }),
  )
  const taskDefinitionArn = taskDefinition?.taskDefinitionArn ?? ''
  const updated = await local.sdk.ecs.send(new UpdateServiceCommand({ ...WEB, taskDefinition: taskDefinitionArn }))
  return updated.service?.currentServiceDeployment ?? ''
}

const terminal = async (arn: string): Promise<ServiceDeploymentBrief> => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { serviceDeployments } = await local.sdk.ecs.send(new ListServiceDeploymentsCommand(WEB))
    const found = serviceDeployments?.find(({ serviceDeploymentArn }) => serviceDeploymentArn === arn)
    if (/^(SUCCESSFUL|STOPPED|ROLLBACK_(SUCCESSFUL|FAILED))$/.test(found?.status ?? '')) return found ?? {}
    await sleep(100)
  }
  const { services } = await local.sdk.ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }))
  throw new Error(`The deployment did not end: ${JSON.stringify(services?.[0]?.events, null, 1)}`)
}

const tasks = async (desiredStatus: 'RUNNING' | 'STOPPED'): Promise<readonly Task[]> => {
  const { taskArns } = await local.sdk.ecs.send(
    new ListTasksCommand({ cluster: 'demo', serviceName: 'web', desiredStatus }),
  )
  if ((taskArns ?? []).length === 0) return []
  return (await local.sdk.ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns ?? [] }))).tasks ?? []
}

const page = async (): Promise<string> => {
  const [task] = await tasks('RUNNING')
  const hostPort = task?.containers?.[0]?.networkBindings?.[0]?.hostPort ?? 0
  return (await fetch(`http://127.0.0.1:${hostPort}/`)).text()
}

describe('the engine drive', () => {
  test('a good image runs, is healthy, answers, and reports its digest', async () => {
    expect(await terminal(await deploy('good'))).toMatchObject({ status: 'SUCCESSFUL' })
    expect(await page()).toBe('page of good\n')
    const [task] = await tasks('RUNNING')
    expect(task).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'HEALTHY' })
    expect(task?.containers?.[0]?.imageDigest).toMatch(/^sha256:[0-9a-f]{64}$/)
    // The registry of the user's own Docker may hold more.
    const hello = (await local.aws.catalogue()).find(({ repository }) => repository === 'hello')
    expect(Object.keys(hello?.tags ?? {})).toContain('good')
    expect(local.aws.schemaViolations).toEqual([])
  })

  test('a crash trips the breaker and the good revision comes back', async () => {
    await terminal(await deploy('good'))
    const ended = await terminal(await deploy('crash'))
    expect(ended).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    })
    expect(await page()).toBe('page of good\n')
    const crashed = (await tasks('STOPPED')).filter(({ stopCode }) => stopCode === 'EssentialContainerExited')
    expect(crashed).toHaveLength(3)
    expect(crashed[0]).toMatchObject({
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'app', exitCode: 3 }],
    })
    const id = crashed[0]?.taskArn?.split('/').at(-1) ?? ''
    const { events } = await local.sdk.logs.send(
      new GetLogEventsCommand({ logGroupName: '/ecs/hello', logStreamName: `hello/app/${id}` }),
    )
    expect(events?.length).toBeGreaterThan(0)
    expect(local.aws.schemaViolations).toEqual([])
  })

  test('a container that exceeds its memory limit is killed, with the reason of ECS', async () => {
    const hungry: Partial<ContainerDefinition> = { memory: 16, command: ['/bin/busybox', 'tail', '/dev/zero'] }
    expect(await terminal(await deploy('good', hungry))).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' })
    const killed = (await tasks('STOPPED')).filter(({ stopCode }) => stopCode === 'EssentialContainerExited')
    expect(killed).toHaveLength(3)
    expect(killed[0]?.containers).toMatchObject([
      { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    ])
  })

  test("a failing health check is counted, with ECS's text", async () => {
    expect(await terminal(await deploy('unhealthy'))).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' })
    const [task] = await tasks('STOPPED')
    expect(task).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed container health checks',
    })
  })

  test('an image that does not exist cannot be pulled', async () => {
    const missing = `${local.aws.registryHost}/hello@sha256:${'0'.repeat(64)}`
    expect(await terminal(await deploy('good', { image: missing }))).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' })
    const stopped = (await tasks('STOPPED')).find(({ stopCode }) => stopCode === 'TaskFailedToStart')
    expect(stopped?.stoppedReason).toMatch(/^CannotPullContainerError: /)
  })

  test('a newer deployment supersedes the one in progress', async () => {
    const first = await deploy('unhealthy')
    const second = await deploy('good')
    expect(await terminal(first)).toMatchObject({ status: 'STOPPED' })
    expect(await terminal(second)).toMatchObject({ status: 'SUCCESSFUL' })
    expect(await page()).toBe('page of good\n')
  })
})
