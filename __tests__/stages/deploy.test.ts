/** Register, update, and which deployment is ours. */
import type { Deployment, RegisterTaskDefinitionCommandInput, UpdateServiceCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../src/errors/ship-error.ts'
import type { LiveTarget } from '../../src/domain/aws/live.ts'
import type { TaskDefinitionDraft } from '../../src/domain/task-definition/task-definition.ts'
import type { Ecs } from '../../src/ports/aws.ts'
import { deployService, type DeployInput } from '../../src/stages/deploy.ts'
import { CLUSTER, OLD_TASK_DEFINITION, OUR_TASK_DEFINITION, refusal, SERVICE } from '../support/fake-ecs.ts'
import { old, ours, STARTED } from '../support/rollout-shapes.ts'
import { onlyThese, sessionOf } from '../support/session.ts'

const DRAFT: TaskDefinitionDraft = {
  input: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web@sha256:1', command: [''] }] },
  source: 'task-definition.json',
}

const TARGET: LiveTarget = {
  account: '123456789012',
  region: 'eu-west-1',
  repositoryUri: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web',
  tagMutability: 'IMMUTABLE',
  tagMutabilityExclusions: [],
  clusterArn: CLUSTER,
  serviceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/prod/web',
  serviceName: SERVICE,
  previousTaskDefinitionArn: OLD_TASK_DEFINITION,
  desiredCount: 1,
  taskDefinition: DRAFT,
  containerName: 'web',
}

const INPUT: DeployInput = {
  target: TARGET,
  taskDefinition: DRAFT,
  desiredCount: null,
  newDeployment: 'when-changed',
}

interface Answers {
  readonly register?: Error
  readonly update?: Error
  readonly deployments?: Deployment[]
}

const makeEcs = ({ register, update, deployments = [ours(), old()] }: Answers = {}) => {
  const registered: RegisterTaskDefinitionCommandInput[] = []
  const updates: UpdateServiceCommandInput[] = []
  const answers: Pick<Ecs, 'registerTaskDefinition' | 'updateService'> = {
    registerTaskDefinition: (input) => {
      registered.push(input)
      const taskDefinition = { taskDefinitionArn: OUR_TASK_DEFINITION }
      return register === undefined ? Promise.resolve({ $metadata: {}, taskDefinition }) : Promise.reject(register)
    },
    updateService: (input) => {
      updates.push(input)
      return update === undefined
        ? Promise.resolve({ $metadata: {}, service: { deployments } })
        : Promise.reject(update)
    },
  }
  return { target: sessionOf({ ecs: onlyThese<'ecs'>(answers) }), registered, updates }
}

const failedUpdate = async (update: Error): Promise<ShipError> => {
  const thrown = await deployService.run(INPUT, { ...makeEcs({ update }), log }).catch((error: unknown) => error)
  if (thrown instanceof ShipError) return thrown
  throw new Error('the update did not fail')
}

const lines: string[] = []
const write = (text: string): void => void lines.push(text)
const log = { info: write, warning: write, debug: write }

describe('deploy', () => {
  test('registers the draft as it is and gives the deployment of the reply', async () => {
    const { target, registered, updates } = makeEcs()
    await expect(deployService.run(INPUT, { target, log })).resolves.toEqual(STARTED)
    expect(registered).toEqual([DRAFT.input])
    expect(updates).toEqual([{ cluster: CLUSTER, service: SERVICE, taskDefinition: OUR_TASK_DEFINITION }])
    expect(lines.join('\n')).toContain(`registered ${OUR_TASK_DEFINITION}`)
  })

  test('sets a desired count only when one is given, zero too', async () => {
    const { target, updates } = makeEcs()
    await deployService.run({ ...INPUT, desiredCount: 0 }, { target, log })
    expect(updates[0]).toMatchObject({ desiredCount: 0 })
  })

  test('does not force: a new revision starts a deployment, and a repeated forced request would start two', async () => {
    const { target, updates } = makeEcs()
    await deployService.run({ ...INPUT, newDeployment: 'forced' }, { target, log })
    expect(updates[0]).not.toHaveProperty('forceNewDeployment')
  })

  test('forces a service that has the revision already', async () => {
    const { target, updates } = makeEcs()
    const live = { ...TARGET, previousTaskDefinitionArn: OUR_TASK_DEFINITION }
    await deployService.run({ ...INPUT, target: live, newDeployment: 'forced' }, { target, log })
    expect(updates[0]).toMatchObject({ forceNewDeployment: true })
  })

  test("says in ECS's words why a task definition is refused, and leaves the service alone", async () => {
    const { target, updates } = makeEcs({ register: refusal('RegisterTaskDefinition', 'ClientException') })
    const error = await deployService.run(INPUT, { target, log }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'E_REGISTER', kind: 'aws' })
    expect((error as Error).message).toContain(
      'task-definition.json: ClientException in a test (ecs:RegisterTaskDefinition: ClientException)',
    )
    expect(updates).toEqual([])
  })

  test('passes other faults on as they are', async () => {
    const denied = refusal('RegisterTaskDefinition', 'AccessDeniedException', 'E_ACCESS_DENIED')
    await expect(deployService.run(INPUT, { ...makeEcs({ register: denied }), log })).rejects.toBe(denied)
  })

  test.each([
    ['ServiceNotActiveException', 'E_AWS'],
    ['ThrottlingException', 'E_AWS'],
    ['AccessDeniedException', 'E_ACCESS_DENIED'],
    ['not sent', 'E_CREDENTIALS_MISSING'],
  ] as const)('an update that is refused (%s, %s): what was registered, and no change', async (awsCode, code) => {
    const error = await failedUpdate(refusal('UpdateService', awsCode, code))
    expect(error).toMatchObject({ kind: 'aws', code })
    expect(error.message).toContain(`(ecs:UpdateService${awsCode === 'not sent' ? '' : `: ${awsCode}`})`)
    expect(error.message).toContain(`(${OUR_TASK_DEFINITION} was registered; the service ${SERVICE} was not changed)`)
    expect(error.hint ?? '').not.toContain('may have been')
  })

  test.each([
    'no response, ECONNRESET',
    'HTTP 502',
    'ServerException',
    'InternalFailure',
    'ServiceUnavailableException',
  ])('an update without a clear answer (%s) may have been made', async (awsCode) => {
    const error = await failedUpdate(refusal('UpdateService', awsCode))
    expect(error).toMatchObject({ kind: 'aws', code: 'E_AWS' })
    expect(error.message).toContain(`${OUR_TASK_DEFINITION} was registered; the service ${SERVICE} may have been`)
    expect(error.hint).toContain(`Look at the service ${SERVICE}: the update may have been made.`)
  })

  test('a cancel in the update stays a cancel, and the update may have been made', async () => {
    const facts = { kind: 'cancelled', code: 'E_CANCELLED', message: 'the run was cancelled' } as const
    const error = await failedUpdate(new ShipError(facts))
    expect(error).toMatchObject({ kind: 'cancelled', code: 'E_CANCELLED' })
    expect(error.message).toContain(`${OUR_TASK_DEFINITION} was registered; the service ${SERVICE} may have been`)
  })

  test.each([
    ['no deployments', []],
    ['a PRIMARY of another task definition', [old({ status: 'PRIMARY' })]],
    ['no time', [{ id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: OUR_TASK_DEFINITION }]],
  ])('never follows a deployment that may not be ours: %s', async (_, deployments) => {
    const { target } = makeEcs({ deployments })
    await expect(deployService.run(INPUT, { target, log })).rejects.toMatchObject({ code: 'E_AWS' })
  })
})
