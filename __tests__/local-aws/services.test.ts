import { describe, expect, test } from '@jest/globals'
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr'
import {
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { helloTaskDefinition, useLocalAws, WEB } from './support.ts'

const local = useLocalAws()

/** The first element; a test fails clearly when there is none. */
const first = <Item>(items: readonly Item[] | undefined): Item => {
  const item = items?.[0]
  if (item === undefined) throw new Error('Expected at least one element.')
  return item
}

describe('the SDK against the local AWS', () => {
  test("STS gives the caller's identity", async () => {
    const identity = await local.sdk.sts.send(new GetCallerIdentityCommand({}))
    expect(identity.Account).toBe('123456789012')
    expect(identity.Arn).toMatch(/^arn:aws:sts::123456789012:/)
    expect(local.aws.schemaViolations).toEqual([])
  })

  test('a request is recorded with its region, key and agent', async () => {
    await local.sdk.ecs.send(new ListClustersCommand({}))
    expect(local.aws.requests).toMatchObject([
      { service: 'ecs', operation: 'ListClusters', region: 'eu-west-1', accessKeyId: 'AKIAEXAMPLE', input: {} },
    ])
    expect(local.aws.requests[0]?.userAgent).toContain('aws-sdk-js/3')
  })

  test('ECR gives a token for twelve hours, the repository and its images', async () => {
    const { authorizationData } = await local.sdk.ecr.send(new GetAuthorizationTokenCommand({}))
    const token = authorizationData?.[0]
    expect(Buffer.from(token?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:\S{20,}$/)
    expect((token?.expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(11 * 3_600_000)
    expect(token?.proxyEndpoint).toBe('https://123456789012.dkr.ecr.eu-west-1.amazonaws.com')
    const { repositories } = await local.sdk.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['hello'] }))
    expect(repositories).toMatchObject([
      { repositoryUri: `${local.aws.registryHost}/hello`, imageTagMutability: 'IMMUTABLE', registryId: '123456789012' },
    ])
    const { failures } = await local.sdk.ecr.send(
      new BatchGetImageCommand({ repositoryName: 'hello', imageIds: [{ imageTag: 'none' }] }),
    )
    expect(failures).toMatchObject([{ failureCode: 'ImageNotFound' }])
    const images = await local.sdk.ecr.send(new DescribeImagesCommand({ repositoryName: 'hello' }))
    expect(images.imageDetails).toEqual([])
    expect(local.aws.schemaViolations).toEqual([])
  })

  test('ECR names the repository that does not exist', async () => {
    const asked = local.sdk.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['helo'] }))
    await expect(asked).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
      message: "The repository with name 'helo' does not exist in the registry with id '123456789012'",
    })
  })

  test('a rollout succeeds: registered, updated, listed, steady', async () => {
    const { taskDefinition } = await local.sdk.ecs.send(new RegisterTaskDefinitionCommand(helloTaskDefinition))
    const arn = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:2'
    expect(taskDefinition).toMatchObject({ revision: 2, taskDefinitionArn: arn })
    const updated = await local.sdk.ecs.send(new UpdateServiceCommand({ ...WEB, taskDefinition: arn }))
    expect(updated.service?.deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', taskDefinition: arn },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 1 },
    ])
    const listed = await local.sdk.ecs.send(new ListServiceDeploymentsCommand(WEB))
    const ours = first(listed.serviceDeployments)
    expect(ours).toMatchObject({ status: 'PENDING' })
    const revisions = await local.sdk.ecs.send(
      new DescribeServiceRevisionsCommand({ serviceRevisionArns: [ours.targetServiceRevisionArn ?? ''] }),
    )
    expect(first(revisions.serviceRevisions).taskDefinition).toBe(arn)
    local.aws.clock.advanceBy(60)
    const described = await local.sdk.ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [ours.serviceDeploymentArn ?? ''] }),
    )
    expect(first(described.serviceDeployments)).toMatchObject({
      status: 'SUCCESSFUL',
      targetServiceRevision: { requestedTaskCount: 1, runningTaskCount: 1, pendingTaskCount: 0 },
    })
    const after = await local.sdk.ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }))
    expect(first(after.services)).toMatchObject({
      taskDefinition: arn,
      runningCount: 1,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
    })
    const tasks = await local.sdk.ecs.send(new ListTasksCommand({ cluster: 'demo', serviceName: 'web' }))
    const running = await local.sdk.ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: tasks.taskArns ?? [] }))
    expect(running.tasks).toMatchObject([
      { lastStatus: 'RUNNING', containers: [{ name: 'app', imageDigest: `sha256:${'a'.repeat(64)}` }] },
    ])
    expect(local.aws.schemaViolations).toEqual([])
  })

  test('an operator stops it and ECS rolls back', async () => {
    await local.sdk.ecs.send(new UpdateServiceCommand({ ...WEB, forceNewDeployment: true }))
    const listed = await local.sdk.ecs.send(
      new ListServiceDeploymentsCommand({ ...WEB, status: ['PENDING', 'IN_PROGRESS'] }),
    )
    const serviceDeploymentArn = listed.serviceDeployments?.[0]?.serviceDeploymentArn ?? ''
    await local.sdk.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' }))
    const twice = local.sdk.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }))
    await expect(twice).rejects.toMatchObject({ name: 'ConflictException' })
    local.aws.clock.advanceBy(61)
    const after = await local.sdk.ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeploymentArn, 'arn:none'] }),
    )
    expect(after).toMatchObject({
      serviceDeployments: [{ status: 'ROLLBACK_SUCCESSFUL' }],
      failures: [{ arn: 'arn:none', reason: 'MISSING' }],
    })
    expect(local.aws.schemaViolations).toEqual([])
  })

  test('lists contain the names that exist', async () => {
    expect((await local.sdk.ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([
      'arn:aws:ecs:eu-west-1:123456789012:cluster/demo',
    ])
    expect((await local.sdk.ecs.send(new ListServicesCommand({ cluster: 'demo' }))).serviceArns).toEqual([
      'arn:aws:ecs:eu-west-1:123456789012:service/demo/web',
    ])
    expect((await local.sdk.ecs.send(new ListTaskDefinitionFamiliesCommand({ familyPrefix: 'he' }))).families).toEqual([
      'hello',
    ])
    const clusters = await local.sdk.ecs.send(new DescribeClustersCommand({ clusters: ['demo', 'prod'] }))
    expect(clusters.clusters).toMatchObject([{ clusterName: 'demo', activeServicesCount: 1, runningTasksCount: 1 }])
    expect(clusters.clusters?.[0]?.settings).toEqual([])
    expect(clusters.failures).toMatchObject([{ reason: 'MISSING' }])
    const asked = new DescribeClustersCommand({ clusters: ['demo'], include: ['SETTINGS'] })
    const [withSettings] = (await local.sdk.ecs.send(asked)).clusters ?? []
    expect(withSettings?.settings).toEqual([{ name: 'containerInsights', value: 'enabled' }])
    const services = await local.sdk.ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['wep'] }))
    expect(services.failures).toEqual([
      { arn: 'arn:aws:ecs:eu-west-1:123456789012:service/demo/wep', reason: 'MISSING' },
    ])
    expect(local.aws.schemaViolations).toEqual([])
  })

  test('a log stream that does not exist is an error', async () => {
    const asked = local.sdk.logs.send(
      new GetLogEventsCommand({ logGroupName: '/ecs/hello', logStreamName: 'hello/app/0' }),
    )
    await expect(asked).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})
