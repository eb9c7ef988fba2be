import { describe, expect, test } from '@jest/globals'
import { repository } from '../../support/fake-ecr.ts'
import { denied, plan, service, target, TASK_FILE } from '../../support/plan-play.ts'

const REVISION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7'
const WEB = { family: 'web', containerDefinitions: [{ name: 'app' }], tags: [{ key: 'team', value: 'a' }] }

describe('a target where all exists', () => {
  test('is given as it is now', async () => {
    await expect(plan(target()).run()).resolves.toEqual({
      account: '123456789012',
      region: 'eu-west-1',
      imageDigest: null,
      pushes: null,
      repository: {
        repositoryUri: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello',
        tagMutability: 'IMMUTABLE',
        tagMutabilityExclusions: [],
        setUp: { scanOnPush: false },
        ...{ registryId: null, account: '123456789012' },
      },
      services: [
        {
          key: 'web',
          clusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod',
          serviceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/prod/web',
          serviceName: 'web',
          deployedBy: { kind: 'ecs' },
          previousTaskDefinitionArn: REVISION,
          primaryDeploymentId: null,
          desiredCount: 2,
          running: {
            taskDefinitionArn: REVISION,
            definition: { source: REVISION, input: WEB },
            registered: { by: null, at: null },
            status: 'INACTIVE',
          },
          taskDefinition: {
            source: 'task.json',
            input: { family: 'web', containerDefinitions: [{ name: 'app', command: [''] }] },
          },
          containerName: 'app',
          changes: expect.objectContaining({ kind: 'compared' }),
          lint: expect.any(Array),
          described: service('web'),
        },
      ],
    })
  })

  test('a family in ECS: what only ECS knows is dropped, the tags stay', async () => {
    const { services } = await plan(target({ taskDefinition: { kind: 'ecs', reference: 'web' } })).run()
    expect(services[0]?.taskDefinition).toEqual({
      source: 'web',
      input: { family: 'web', containerDefinitions: [{ name: 'app' }], tags: [{ key: 'team', value: 'a' }] },
    })
  })

  test('exclusion filters are read', async () => {
    const hello = repository('hello', { mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest'] })
    await expect(plan(target(), { repositories: [hello] }).run()).resolves.toMatchObject({
      repository: { tagMutability: 'IMMUTABLE_WITH_EXCLUSION', tagMutabilityExclusions: ['latest'] },
    })
  })

  test('an input names the region, whatever the environment says', async () => {
    await expect(plan(target({ region: 'us-east-1' }), { region: null }).run()).resolves.toMatchObject({
      region: 'us-east-1',
    })
  })

  test('the permission to describe clusters is not needed', async () => {
    const errors = { describeClusters: denied('ecs:DescribeClusters') }
    await expect(plan(target(), { errors }).run()).resolves.toMatchObject({
      services: [{ clusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod' }],
    })
  })

  test('a number that is sent as a string is reported in the debug log only', async () => {
    const text = '{"family":"web","cpu":256,"containerDefinitions":[{"name":"app"}]}'
    const played = plan(target(), { files: { [TASK_FILE]: text } })
    await played.run()
    expect(played.log.text('debug')).toContain('cpu: the number 256 is sent as the string "256"')
    expect(played.log.text('warning')).toBe('')
  })
})

describe('a task definition with placeholders', () => {
  const ofContainers = (containers: readonly object[]): string =>
    JSON.stringify({ family: 'web', containerDefinitions: containers })

  test('the image of the container that is deployed is replaced, so it may be one', async () => {
    const text = ofContainers([
      { name: 'app', image: '<IMAGE1_NAME>' },
      { name: 'log', image: 'x' },
    ])
    const { services } = await plan(target({ containerName: 'app' }), { files: { [TASK_FILE]: text } }).run()
    expect(services[0]?.containerName).toBe('app')
  })

  test('another image may not', async () => {
    const text = ofContainers([{ name: 'app' }, { name: 'log', image: '<LOG>' }])
    const { code, message } = await plan(target({ containerName: 'app' }), { files: { [TASK_FILE]: text } }).failure()
    expect(code).toBe('E_TASK_DEFINITION_INVALID')
    expect(message).toContain('containerDefinitions[1].image: nothing fills in the placeholder <LOG>')
  })

  test('elsewhere it is a warning', async () => {
    const played = plan(target(), { files: { [TASK_FILE]: ofContainers([{ name: 'app', user: '${USER}' }]) } })
    await played.run()
    expect(played.log.text('warning')).toContain('task.json: containerDefinitions[0].user: the value has a placeholder')
  })

  test('a misspelled source is a warning with its place', async () => {
    const text = ofContainers([{ name: 'app', user: '${smm:/user}' }]).replace('"user"', '\n"user"')
    const played = plan(target(), { files: { [TASK_FILE]: text } })
    await played.run()
    expect(played.log.text('warning')).toBe(
      'task.json: containerDefinitions[0].user: this action does not fill in ${smm:/user}; did you mean ${ssm:/user}? (task.json:2:1)',
    )
  })
})

describe('the error for a name that does not exist lists those that do', () => {
  test.each([
    [
      target({ repository: 'helo' }),
      'E_REPOSITORY_NOT_FOUND',
      "the ECR repository 'helo' does not exist; the repositories are hello, team/api",
      "Did you mean 'hello'? Correct `repository`.",
    ],
    [
      target({ cluster: 'prd' }),
      'E_CLUSTER_NOT_FOUND',
      "the ECS cluster 'prd' does not exist; the clusters are prod, staging",
      "Did you mean 'prod'? Correct `cluster`.",
    ],
    [
      target({ service: 'wroker' }),
      'E_SERVICE_NOT_FOUND',
      "the ECS service 'wroker' does not exist in the cluster 'prod'; the services are worker, web",
      "Did you mean 'worker'? Correct `service`.",
    ],
    [
      target({ cluster: 'staging' }),
      'E_SERVICE_NOT_FOUND',
      "the ECS service 'web' does not exist in the cluster 'staging'; there are no services",
      'Correct `service` or `cluster`; the service must exist before the first run.',
    ],
    [
      target({ taskDefinition: { kind: 'ecs', reference: 'wbe:3' } }),
      'E_TASK_DEFINITION_NOT_FOUND',
      "the task definition family 'wbe' does not exist; the families are web",
      "Did you mean 'web'? Correct `task-definition`.",
    ],
    [
      target({ taskDefinition: { kind: 'ecs', reference: 'web:99' } }),
      'E_TASK_DEFINITION_NOT_FOUND',
      "the task definition 'web:99' does not exist, but its family 'web' does",
      "Set `task-definition` to 'web' for the latest revision, or to one that exists.",
    ],
    [
      target({ taskDefinition: { kind: 'file', path: '/checkout/taks.json', name: 'taks.json' } }),
      'E_TASK_DEFINITION_NOT_FOUND',
      'the task definition file taks.json does not exist in the checkout',
      'Did you mean task.json? Correct `task-definition`.',
    ],
    [
      target({ containerName: 'ap' }),
      'E_CONTAINER_NOT_FOUND',
      "the container 'ap' does not exist in the task definition task.json; its only container is `app`",
      "Did you mean 'app'? Correct `container-name`.",
    ],
  ])('%j', async (config, ...[code, message, hint]) => {
    await expect(plan(config).failure()).resolves.toMatchObject({ code, message, hint })
  })

  test('where they cannot be listed, the error has the name alone', async () => {
    const errors = { listServices: denied('ecs:ListServices') }
    const { message } = await plan(target({ service: 'wbe' }), { errors }).failure()
    expect(message).toBe("the ECS service 'wbe' does not exist in the cluster 'prod'")
  })
})

describe('a service that cannot be deployed', () => {
  test.each([
    [{ status: 'INACTIVE' }, 'E_SERVICE_NOT_FOUND', 'does not exist'],
    [{ status: 'DRAINING' }, 'E_SERVICE_UNSUPPORTED', 'is being deleted (DRAINING)'],
    [
      { deploymentController: { type: 'EXTERNAL' as const } },
      'E_SERVICE_UNSUPPORTED',
      'the deployment controller EXTERNAL',
    ],
    [{ resourceManagementType: 'ECS' as const }, 'E_SERVICE_UNSUPPORTED', 'is an Express Mode service'],
  ])('%j', async (facts, code, words) => {
    const { code: given, message } = await plan(target(), { clusters: { prod: [service('web', facts)] } }).failure()
    expect(given).toBe(code)
    expect(message).toContain(words)
  })
})
