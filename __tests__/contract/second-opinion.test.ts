/**
 * The same calls by the same SDK to the local AWS and to moto, which others wrote: where both agree, two independent readings of
 * AWS agree. Only what moto is known to get right is compared: it does not roll out, fail or roll back services, has no `/v2`,
 * accepts almost any task definition, and does not give digests as ECR does.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { CreateLogGroupCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr'
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionFamiliesCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import type { LocalAws } from '../../local-aws/server.ts'
import { startMoto, type Emulator } from './emulator.ts'
import { clientsOf, helloTaskDefinition, startHello } from '../local-aws/support.ts'

jest.setTimeout(300_000)

type Clients = ReturnType<typeof clientsOf>

let aws: LocalAws
let moto: Emulator
let ours: Clients
let theirs: Clients

beforeAll(async () => {
  aws = await startHello()
  ours = clientsOf(aws)
  moto = await startMoto()
  theirs = clientsOf({ ...aws, endpoint: moto.endpoint })
  await theirs.ecs.send(new CreateClusterCommand({ clusterName: 'demo' }))
  await theirs.ecs.send(new RegisterTaskDefinitionCommand(helloTaskDefinition))
  await theirs.ecs.send(
    new CreateServiceCommand({ cluster: 'demo', serviceName: 'web', taskDefinition: 'hello', desiredCount: 1 }),
  )
  await theirs.ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello', imageTagMutability: 'IMMUTABLE' }))
  await theirs.logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/hello' }))
})

afterAll(async () => {
  await moto.close()
  await aws.close()
})

/** What a call gives, or the name of its error. */
const outcome = async (call: (clients: Clients) => Promise<unknown>, clients: Clients): Promise<unknown> => {
  try {
    return await call(clients)
  } catch (error) {
    return error instanceof Error ? { error: error.name } : error
  }
}

const service = { cluster: 'demo', service: 'web' }

describe('the local AWS and moto', () => {
  test.each<[string, (clients: Clients) => Promise<unknown>]>([
    ['the account', async ({ sts }) => (await sts.send(new GetCallerIdentityCommand({}))).Account],
    ['the clusters', async ({ ecs }) => (await ecs.send(new ListClustersCommand({}))).clusterArns],
    ['the services', async ({ ecs }) => (await ecs.send(new ListServicesCommand({ cluster: 'demo' }))).serviceArns],
    [
      'the families',
      async ({ ecs }) => (await ecs.send(new ListTaskDefinitionFamiliesCommand({ familyPrefix: 'hello' }))).families,
    ],
    [
      'a cluster that is missing',
      async ({ ecs }) => (await ecs.send(new DescribeClustersCommand({ clusters: ['prod'] }))).failures,
    ],
    [
      'a service that is missing',
      async ({ ecs }) => {
        const { failures } = await ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['wep'] }))
        return failures?.map(({ reason }) => reason) // the ARN is in the old form there, without the cluster
      },
    ],
    [
      'a service of a cluster that is missing',
      ({ ecs }) => ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['web'] })),
    ],
    [
      'an update of a service that is missing',
      ({ ecs }) => ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'wep' })),
    ],
    [
      'a task definition that is missing',
      ({ ecs }) => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'helo' })),
    ],
    [
      'the next revision',
      async ({ ecs }) => {
        const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(helloTaskDefinition))
        const { family, revision, status, taskDefinitionArn, cpu, memory, networkMode } = taskDefinition ?? {}
        return { family, revision, status, taskDefinitionArn, cpu, memory, networkMode }
      },
    ],
    [
      'a steady service',
      async ({ ecs }) => {
        const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }))
        const { serviceArn, clusterArn, status, desiredCount, runningCount, pendingCount } = services?.[0] ?? {}
        return { serviceArn, clusterArn, status, desiredCount, runningCount, pendingCount }
      },
    ],
    [
      'a repository',
      async ({ ecr }) => {
        const asked = new DescribeRepositoriesCommand({ repositoryNames: ['hello'] })
        const { repositoryArn, repositoryUri, registryId, imageTagMutability } =
          (await ecr.send(asked)).repositories?.[0] ?? {}
        return { repositoryArn, repositoryUri, registryId, imageTagMutability }
      },
    ],
    [
      'a repository that is missing',
      ({ ecr }) => ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['helo'] })),
    ],
    [
      'an image that is missing',
      async ({ ecr }) => {
        const asked = new BatchGetImageCommand({ repositoryName: 'hello', imageIds: [{ imageTag: 'v1' }] })
        return (await ecr.send(asked)).failures
      },
    ],
    [
      'where a token is for',
      async ({ ecr }) => {
        const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
        const { authorizationToken, proxyEndpoint } = authorizationData?.[0] ?? {}
        return {
          user: Buffer.from(authorizationToken ?? '', 'base64')
            .toString()
            .split(':')[0],
          proxyEndpoint,
        }
      },
    ],
    [
      'a log stream that is missing',
      ({ logs }) => logs.send(new GetLogEventsCommand({ logGroupName: '/ecs/hello', logStreamName: 'hello/app/0' })),
    ],
  ])('agree on %s', async (_what, call) => {
    const [here, there] = [await outcome(call, ours), await outcome(call, theirs)]
    expect(here).toEqual(there)
    expect(here).not.toBeUndefined()
  })

  test('have the same members in the update of a service', async () => {
    const update = new UpdateServiceCommand({ ...service, forceNewDeployment: true })
    const members = async ({ ecs }: Clients) => Object.keys((await ecs.send(update)).service?.deployments?.[0] ?? {})
    const [here, there] = [await members(ours), await members(theirs)]
    expect(there.filter((member) => !here.includes(member))).toEqual([])
    expect(aws.schemaViolations).toEqual([])
  })
})
