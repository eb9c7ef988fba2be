/** Old revisions are deregistered, never one that anything runs or could need, and no fault of AWS fails the run. */
import { describe, expect, test } from '@jest/globals'
import type { Service } from '@aws-sdk/client-ecs'
import { AwsError } from '../../../src/errors/aws-error.ts'
import type { TaskDefinitionArn } from '../../../src/domain/rollout/identifiers.ts'
import type { Ecs } from '../../../src/ports/aws.ts'
import { keepRevisions } from '../../../src/stages/keep/keep-revisions.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012'
// A revision of this form is what ECS returns.
const revision = (number: number): TaskDefinitionArn => `${ARN}:task-definition/hello:${number}` as TaskDefinitionArn

interface World {
  /** The newest revision; all before it are active. */
  readonly newest?: number
  readonly clusters?: readonly string[]
  readonly services?: readonly Service[]
  /** Numbers of revisions that tasks have, and that completed a deployment. */
  readonly tasks?: readonly number[]
  readonly completed?: readonly number[]
  readonly faults?: Readonly<Record<string, Error>>
}

const WEB: Service = {
  serviceName: 'web',
  taskDefinition: revision(10),
  deployments: [{ taskDefinition: revision(10) }],
}

const ecsOf = (world: World, deregistered: string[]): Ecs => {
  const { newest = 10, clusters = ['main'], services = [WEB], tasks = [], completed = [], faults = {} } = world
  const answer = <Answer extends object>(call: string, value: Answer): Promise<Answer & { $metadata: object }> => {
    const fault = faults[call]
    return fault === undefined ? Promise.resolve({ $metadata: {}, ...value }) : Promise.reject(fault)
  }
  return onlyThese<'ecs'>({
    listTaskDefinitions: () =>
      answer('list', { taskDefinitionArns: Array.from({ length: newest }, (_, index) => revision(newest - index)) }),
    listClusters: () => answer('clusters', { clusterArns: [...clusters] }),
    listTasks: () => answer('tasks', { taskArns: tasks.map(String) }),
    describeTasks: ({ tasks: asked = [] }) =>
      answer('describe', { tasks: asked.map((task) => ({ taskDefinitionArn: revision(Number(task)) })) }),
    listServices: () => answer('services', { serviceArns: services.map(({ serviceName = '' }) => serviceName) }),
    describeServices: () => answer('described', { services: [...services] }),
    listServiceDeployments: () =>
      answer('deployments', {
        serviceDeployments: completed.map((number) => ({
          status: 'SUCCESSFUL' as const,
          targetServiceRevisionArn: String(number),
        })),
      }),
    describeServiceRevisions: ({ serviceRevisionArns = [] }) =>
      answer('revisions', {
        serviceRevisions: serviceRevisionArns.map((arn) => ({
          serviceRevisionArn: arn,
          taskDefinition: revision(Number(arn)),
        })),
      }),
    deregisterTaskDefinition: ({ taskDefinition = '' }) => {
      if (faults['deregister'] !== undefined && deregistered.length === 2) return Promise.reject(faults['deregister'])
      deregistered.push(taskDefinition.replace(/^.*:/u, ''))
      return answer('done', {})
    },
  })
}

const play = async (world: World = {}, keep = 2) => {
  const deregistered: string[] = []
  const [clock, log] = [makeFakeClock(), recordingLog()]
  const { newest = 10 } = world
  const deployed = {
    kind: 'started',
    cluster: 'main',
    service: 'web',
    taskDefinitionArn: revision(newest),
    previousTaskDefinitionArn: revision(newest - 1),
  } as const
  const ports = { target: sessionOf({ ecs: ecsOf(world, deregistered) }), clock, log }
  const result = await keepRevisions.run({ deployed, keep }, ports)
  return { result, deregistered: deregistered.map(Number), seconds: clock.elapsedMs() / 1000, log }
}

const denied = (operation: string): AwsError =>
  new AwsError({ operation, awsCode: 'AccessDeniedException', awsMessage: 'denied', code: 'E_ACCESS_DENIED' })

describe('what stays', () => {
  test.each<readonly [string, World, number, readonly number[]]>([
    ['the newest ones', {}, 3, [1, 2, 3, 4, 5, 6, 7]],
    ['the deployed one and the one before it', {}, 1, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['what a task runs', { tasks: [3, 7] }, 2, [1, 2, 4, 5, 6, 8]],
    [
      'what another service has, or leaves',
      {
        services: [
          WEB,
          { serviceName: 'api', taskDefinition: revision(4), deployments: [{ taskDefinition: revision(5) }] },
        ],
      },
      2,
      [1, 2, 3, 6, 7, 8],
    ],
    [
      'what CodeDeploy would go back to',
      {
        services: [
          { ...WEB, deploymentController: { type: 'CODE_DEPLOY' }, taskSets: [{ taskDefinition: revision(2) }] },
        ],
      },
      2,
      [1, 3, 4, 5, 6, 7, 8],
    ],
    ['what completed a deployment', { completed: [8, 6, 1] }, 2, [2, 3, 4, 5, 7]],
  ])('%s', async (_, world, keep, expected) => {
    expect((await play(world, keep)).deregistered).toEqual(expected)
  })
})

describe('nothing is deregistered', () => {
  test.each(['list', 'clusters', 'tasks', 'services', 'described', 'deployments'])(
    'where %s cannot be read: what is not seen may be in use',
    async (call) => {
      const { result, deregistered, log } = await play({ faults: { [call]: denied(`ecs:${call}`) } })
      expect(deregistered).toEqual([])
      expect(result).toMatchObject({ kind: 'none', because: expect.stringContaining(`ecs:${call}`) as unknown })
      expect(log.lines.at(-1)?.text).toContain('no revision was deregistered: ')
    },
  )

  test('among too many services', async () => {
    const services = Array.from({ length: 101 }, (_, index) => ({ ...WEB, serviceName: `web-${index}` }))
    expect((await play({ services })).deregistered).toEqual([])
  })

  const ofCodeDeploy: Service = { serviceName: 'api', deploymentController: { type: 'CODE_DEPLOY' } }

  test('where CodeDeploy deploys another service of the family: ECS does not say what that one could go back to', async () => {
    const api = { ...ofCodeDeploy, taskSets: [{ taskDefinition: revision(10) }] }
    const { result, deregistered } = await play({ services: [WEB, api] })
    expect(deregistered).toEqual([])
    expect(result).toEqual({
      kind: 'none',
      because: 'what the service api could go back to is not known: ECS does not deploy it',
    })
  })

  test('one of that name in another cluster is another service', async () => {
    const web = { ...ofCodeDeploy, serviceName: 'web', taskDefinition: revision(10) }
    expect((await play({ services: [web], clusters: ['other'] })).deregistered).toEqual([])
  })

  test('a service that CodeDeploy deploys from another family says nothing', async () => {
    const api = { ...ofCodeDeploy, taskDefinition: `${ARN}:task-definition/hello-api:10` }
    expect((await play({ services: [WEB, api] })).deregistered).not.toEqual([])
  })

  test('where every older one is needed', async () => {
    expect((await play({ newest: 10, tasks: [1, 2, 3, 4, 5, 6, 7, 8] })).result.kind).toBe('none')
  })
})

test('at most 20 in a run, at the pace that ECS allows', async () => {
  const { result, deregistered, seconds } = await play({ newest: 60, services: [] }, 2)
  expect([deregistered.length, seconds]).toEqual([20, 15])
  expect(result).toMatchObject({ kind: 'done', left: 38, because: null })
})

test('a fault ends it, and what was done is said', async () => {
  const { result, log } = await play({ faults: { deregister: denied('ecs:DeregisterTaskDefinition') } })
  expect(result).toMatchObject({ kind: 'done', deregistered: ['hello:1', 'hello:2'], left: 6 })
  expect(log.lines.at(-1)?.text).toMatch(
    /^deregistered hello:1, hello:2; 6 more are left for a later run: .*Deregister/u,
  )
})
