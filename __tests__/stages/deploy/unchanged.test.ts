/** A service that runs the wanted revision already: nothing is sent, but a number of tasks that is asked for. */
import type { Service } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { DeployInput } from '../../../src/stages/deploy/deploy.ts'
import { BEFORE, deploy, DRAFT, lines, TARGET } from '../../support/deploy-play.ts'
import { primary, RUNNING, SAME, UNSTARTED } from '../../support/deployed-already.ts'
import { after, CLUSTER, OLD_ID, OLD_TASK_DEFINITION, OUR_ID, refusal, SERVICE } from '../../support/fake-ecs.ts'
import { newer, old } from '../../support/rollout-shapes.ts'

describe('nothing would change', () => {
  test('nothing is sent, and the deployment is the one that has completed', async () => {
    const { result, registered, updates, changes } = await deploy({}, SAME)
    expect(result).toEqual({ ...UNSTARTED, kind: 'unchanged' })
    expect([registered, updates, changes]).toEqual([[], [], []])
    expect(lines.at(-1)).toBe(
      `nothing to deploy: service ${SERVICE} already runs ${OLD_TASK_DEFINITION} (deployment ${OLD_ID})`,
    )
  })

  test('nor when the same number of tasks is wanted', async () => {
    const { result, updates } = await deploy({}, { ...SAME, desiredCount: 1 })
    expect(result).toMatchObject({ kind: 'unchanged', scaledTo: null })
    expect(updates).toEqual([])
  })

  test('another number of tasks is set alone', async () => {
    const { result, registered, updates, changes } = await deploy({}, { ...SAME, desiredCount: 3 })
    expect(result).toMatchObject({ kind: 'unchanged', scaledTo: 3, deploymentId: OLD_ID })
    expect(updates).toEqual([{ cluster: CLUSTER, service: SERVICE, desiredCount: 3 }])
    expect(registered).toEqual([])
    expect(changes).toEqual([{ kind: 'count', cluster: CLUSTER, service: SERVICE, from: 1, to: 3 }])
  })

  test('a number of tasks that ECS rejects is not set', async () => {
    const update = refusal('UpdateService', 'InvalidParameterException')
    const { error, notes } = await deploy({ update }, { ...SAME, desiredCount: 3 })
    expect(error?.message).toContain(`Service \`${SERVICE}\` was not updated: InvalidParameterException`)
    expect(error?.message).not.toContain('Registered')
    expect(notes).toEqual([['count', 'unchanged']])
  })

  test.each<readonly [string, Parameters<typeof old>[0]]>([
    ['is in progress', { rolloutState: 'IN_PROGRESS' }],
    ['has no state and not all tasks', { rolloutState: undefined, runningCount: 0 }],
  ])('a deployment that %s is followed', async (_, facts) => {
    const { result, registered, updates } = await deploy({ looks: [primary(facts)] }, SAME)
    expect(result).toEqual({ ...UNSTARTED, kind: 'followed' })
    expect([registered, updates]).toEqual([[], []])
  })

  test('a deployment without a state is complete when it is alone and runs all tasks', async () => {
    const { result } = await deploy({ looks: [primary({ rolloutState: undefined })] }, SAME)
    expect(result).toMatchObject({ kind: 'unchanged' })
  })
})

describe('deploys all the same', () => {
  const { running: _, ...unread } = TARGET
  const other = { ...RUNNING, definition: { ...RUNNING.definition, input: { ...DRAFT.input, cpu: '512' } } }

  test.each<readonly [string, readonly Service[], DeployInput['target']]>([
    ['the definition differs', [BEFORE], { ...TARGET, running: other }],
    ['it is not known what runs', [BEFORE], { ...unread, running: null }],
    ['the last deployment failed', [primary({ rolloutState: 'FAILED' })], { ...TARGET, running: RUNNING }],
    ['the service is set to another revision', [{ ...BEFORE, taskDefinition: 'x' }], { ...TARGET, running: RUNNING }],
    [
      'a deployment of another revision is PRIMARY',
      [primary({ taskDefinition: `${OLD_TASK_DEFINITION}0` })],
      { ...TARGET, running: RUNNING },
    ],
    ['the PRIMARY deployment has no time', [primary({ createdAt: undefined })], { ...TARGET, running: RUNNING }],
  ])('when %s', async (_, looks, target) => {
    const { result, registered } = await deploy({ looks }, { target })
    expect(result).toMatchObject({ kind: 'started', deploymentId: OUR_ID })
    expect(registered).toHaveLength(1)
  })

  test('when ECS does not say what the service is now', async () => {
    const { result } = await deploy({ looks: [refusal('DescribeServices', 'ThrottlingException')] }, SAME)
    expect(result).toMatchObject({ kind: 'started', previousTaskDefinitionArn: OLD_TASK_DEFINITION })
    expect(lines.join('\n')).toContain('the service is taken to be as it was planned')
  })
})

describe('what is new since the plan', () => {
  const NEWS = newer({ id: 'ecs-svc/77', createdAt: after(-5), taskDefinition: `${OLD_TASK_DEFINITION}1` })
  const changed: Service = { ...BEFORE, taskDefinition: NEWS.taskDefinition, deployments: [NEWS, old()] }

  test('is reported, and the revision before is the fresh one', async () => {
    const { result, registered } = await deploy({ looks: [changed] }, SAME)
    expect(registered).toHaveLength(1)
    expect(result).toMatchObject({
      previousTaskDefinitionArn: NEWS.taskDefinition,
      newSincePlan: {
        deploymentId: 'ecs-svc/77',
        taskDefinitionArn: NEWS.taskDefinition,
        createdAt: after(-5).getTime(),
      },
    })
    expect(lines.join('\n')).toContain(
      `since the plan, another deployment of ${SERVICE} was started at ${after(-5).toISOString()}: ecs-svc/77, ${NEWS.taskDefinition}`,
    )
  })

  test.each<readonly [string, readonly Service[]]>([
    ['is no longer listed', []],
    ['is being deleted', [{ ...BEFORE, status: 'DRAINING' }]],
    ['is deleted', [{ ...BEFORE, status: 'INACTIVE' }]],
  ])('stops the run before anything is registered: the service %s', async (_, looks) => {
    const { error, registered, updates } = await deploy({ looks })
    expect(error).toMatchObject({ code: 'E_SERVICE_NOT_FOUND' })
    expect({ registered, updates }).toEqual({ registered: [], updates: [] })
  })

  test('is not known where the plan saw no deployment', async () => {
    const { result } = await deploy({ looks: [changed] }, { target: { ...TARGET, primaryDeploymentId: null } })
    expect(result?.newSincePlan).toBeNull()
  })
})
