/** Attributes of the service, sent with its update or alone. */
import type { Service } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { ServiceAttributes } from '../../../src/domain/service-attributes/service-attributes.ts'
import type { DeployInput } from '../../../src/stages/deploy/deploy.ts'
import { BEFORE, deploy, TARGET } from '../../support/deploy-play.ts'
import { primary, RUNNING, SAME } from '../../support/deployed-already.ts'
import {
  after,
  CLUSTER,
  OLD_TASK_DEFINITION,
  OUR_ID,
  OUR_TASK_DEFINITION,
  refusal,
  SERVICE,
} from '../../support/fake-ecs.ts'
import { newer, old } from '../../support/rollout-shapes.ts'

const attributes = (value: ServiceAttributes): Pick<DeployInput, 'attributes'> => ({
  attributes: { value, positions: new Map() },
})

const EXEC = attributes({ 'enable-execute-command': true })
const SPOT = attributes({ 'capacity-providers': { FARGATE_SPOT: { weight: 1, base: 0 } } })
const STRATEGY = [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }]

describe('with a revision', () => {
  test('they are part of its update', async () => {
    const { result, updates } = await deploy({}, EXEC)
    const own = { cluster: CLUSTER, service: SERVICE, taskDefinition: OUR_TASK_DEFINITION }
    expect(updates).toEqual([{ ...own, enableExecuteCommand: true }])
    expect(result?.attributes).toEqual(['enableExecuteCommand'])
  })

  test('what the service has is not', async () => {
    const { result, updates } = await deploy({ looks: [{ ...BEFORE, enableExecuteCommand: true }] }, EXEC)
    expect(updates).toEqual([{ cluster: CLUSTER, service: SERVICE, taskDefinition: OUR_TASK_DEFINITION }])
    expect(result).not.toHaveProperty('attributes')
  })

  test('another strategy is forced, and sent once', async () => {
    const { updates, limits } = await deploy({}, SPOT)
    expect(updates).toMatchObject([{ capacityProviderStrategy: STRATEGY, forceNewDeployment: true }])
    expect(limits).toEqual([{ attempts: 'once' }])
  })

  test('where ECS does not say what the service is, it is compared as it was planned', async () => {
    const described: Service = { enableExecuteCommand: true }
    const looks = [refusal('DescribeServices', 'ThrottlingException')]
    const { updates } = await deploy({ looks }, { ...EXEC, target: { ...TARGET, described } })
    expect(updates).toEqual([{ cluster: CLUSTER, service: SERVICE, taskDefinition: OUR_TASK_DEFINITION }])
  })
})

describe('without another revision', () => {
  test('they are set alone, together with the number of tasks', async () => {
    const { result, updates, changes } = await deploy({}, { ...SAME, ...EXEC, desiredCount: 3 })
    expect(updates).toEqual([{ cluster: CLUSTER, service: SERVICE, desiredCount: 3, enableExecuteCommand: true }])
    expect(result).toMatchObject({ kind: 'unchanged', scaledTo: 3, attributes: ['enableExecuteCommand'] })
    expect(changes.map(({ kind }) => kind)).toEqual(['count', 'attributes'])
  })

  test('ECS rejects them: nothing was set', async () => {
    const update = refusal('UpdateService', 'InvalidParameterException')
    const { error, notes } = await deploy({ update }, { ...SAME, ...EXEC })
    expect(error?.message).toContain(`Service \`${SERVICE}\` was not updated: InvalidParameterException`)
    expect(notes).toEqual([['attributes', 'unchanged']])
  })

  test('what ECS replaces tasks for is a forced deployment of the same revision', async () => {
    const deployments = [newer({ id: OUR_ID, createdAt: after(0), taskDefinition: OLD_TASK_DEFINITION }), old()]
    const { result, registered, updates } = await deploy({ deployments }, { ...SAME, ...SPOT })
    expect(registered).toEqual([])
    expect(updates).toMatchObject([
      { taskDefinition: OLD_TASK_DEFINITION, capacityProviderStrategy: STRATEGY, forceNewDeployment: true },
    ])
    expect(result).toMatchObject({ kind: 'started', attributes: ['capacityProviderStrategy'] })
  })

  test('once the service has them, its deployment is followed', async () => {
    const looks = [{ ...primary({ rolloutState: 'IN_PROGRESS' }), capacityProviderStrategy: STRATEGY }]
    const target = { ...TARGET, running: RUNNING }
    const { result, updates } = await deploy({ looks }, { target, ...SPOT })
    expect(result).toMatchObject({ kind: 'followed' })
    expect(updates).toEqual([])
  })
})
