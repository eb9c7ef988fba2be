import { describe, expect, test } from '@jest/globals'
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import { clientsOf, helloTaskDefinition, startHello, useLocalAws, WEB } from './support.ts'

const local = useLocalAws()

describe('what ECS rejects', () => {
  test.each([
    ['a cluster', new DescribeServicesCommand({ cluster: 'prod', services: ['web'] }), 'ClusterNotFoundException'],
    ['a service', new UpdateServiceCommand({ cluster: 'demo', service: 'wep' }), 'ServiceNotFoundException'],
    ['a task definition', new UpdateServiceCommand({ ...WEB, taskDefinition: 'hello:9' }), 'ClientException'],
    ['a family', new DescribeTaskDefinitionCommand({ taskDefinition: 'helo' }), 'ClientException'],
  ])('%s that does not exist', async (_what, command, name) => {
    // Each command is one of the client's; the union of their types fits no overload of `send`.
    await expect(local.sdk.ecs.send(command as DescribeServicesCommand)).rejects.toMatchObject({ name })
    expect(local.aws.schemaViolations).toEqual([])
  })

  const bad = (change: Partial<RegisterTaskDefinitionRequest>): RegisterTaskDefinitionRequest => ({
    ...helloTaskDefinition,
    ...change,
  })
  const [hello] = helloTaskDefinition.containerDefinitions
  const ECR_IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello:1'
  test.each([
    [bad({ cpu: '300' }), 'No Fargate configuration exists for given values: 300 CPU, 512 memory.'],
    [bad({ networkMode: 'bridge' }), "Fargate only supports network mode 'awsvpc'."],
    [bad({ tags: [] }), 'Tags can not be empty.'],
    [
      bad({
        containerDefinitions: [{ ...hello, image: 'nginx', repositoryCredentials: { credentialsParameter: '' } }],
      }),
      'credentialsParameter should not be null or empty.',
    ],
    [
      bad({
        containerDefinitions: [{ ...hello, image: ECR_IMAGE, repositoryCredentials: { credentialsParameter: '' } }],
      }),
      'Private repository credentials are not a supported authentication method for ECR repositories.',
    ],
    [
      bad({ cpu: '1 vCPU', memory: '1 GB' }),
      'No Fargate configuration exists for given values: 1 vCPU CPU, 1 GB memory.',
    ],
    [bad({ family: 'no spaces' }), 'Family contains invalid characters.'],
    [bad({ containerDefinitions: [] }), 'Container list cannot be empty.'],
    [bad({ containerDefinitions: [{ name: 'app' }] }), 'Container.image should not be null or empty.'],
    [bad({ executionRoleArn: undefined }), 'execution role ARN to support log driver awslogs'],
  ])('a task definition: %#', async (request, message) => {
    const registered = local.sdk.ecs.send(new RegisterTaskDefinitionCommand(request))
    await expect(registered).rejects.toMatchObject({
      name: 'ClientException',
      message: expect.stringContaining(message),
    })
  })

  test('a size on Fargate may have units', async () => {
    const request = bad({ cpu: '.5 vCPU', memory: '1GB' })
    const { taskDefinition } = await local.sdk.ecs.send(new RegisterTaskDefinitionCommand(request))
    expect(taskDefinition?.revision).toBe(2)
  })

  test('a service that another controller deploys, or that is not active', async () => {
    const other = await startHello(undefined, {
      clusters: [
        {
          name: 'demo',
          services: [
            { name: 'web', taskDefinition: 'hello', deploymentController: 'CODE_DEPLOY' },
            { name: 'old', taskDefinition: 'hello', status: 'INACTIVE' },
          ],
        },
      ],
    })
    const { ecs } = clientsOf(other)
    const update = ecs.send(new UpdateServiceCommand({ ...WEB, taskDefinition: 'hello:1' }))
    await expect(update).rejects.toMatchObject({ name: 'InvalidParameterException' })
    const inactive = ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'old' }))
    await expect(inactive).rejects.toMatchObject({ name: 'ServiceNotActiveException' })
    await other.close()
  })
})
