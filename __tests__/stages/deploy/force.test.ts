/** Another deployment of the revision that a service has: sent once, then looked for. */
import type { Service } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { AwsError } from '../../../src/errors/aws-error.ts'
import type { DeployInput } from '../../../src/stages/deploy/deploy.ts'
import { BEFORE, deploy, TARGET } from '../../support/deploy-play.ts'
import { primary, RUNNING, SAME, UNSTARTED } from '../../support/deployed-already.ts'
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

describe('force-new-deployment with nothing changed', () => {
  const FORCED: Partial<DeployInput> = { ...SAME, newDeployment: 'forced' }
  const THEIRS = newer({ id: OUR_ID, createdAt: after(0), taskDefinition: OLD_TASK_DEFINITION })
  const forced: Service = { ...BEFORE, deployments: [THEIRS, old()] }
  const lost = new AwsError({
    operation: 'ecs:UpdateService',
    awsCode: 'no response, ECONNRESET',
    awsMessage: 'lost',
    attempts: 1,
  })

  test('sends one request, once, and follows the deployment of the reply', async () => {
    const { result, registered, updates, limits, changes } = await deploy(
      { deployments: forced.deployments ?? [] },
      FORCED,
    )
    expect(result).toEqual({ ...UNSTARTED, kind: 'started', deploymentId: OUR_ID, createdAt: after(0).getTime() })
    expect(updates).toEqual([
      { cluster: CLUSTER, service: SERVICE, taskDefinition: OLD_TASK_DEFINITION, forceNewDeployment: true },
    ])
    expect(limits).toEqual([{ attempts: 'once' }])
    expect(registered).toEqual([])
    expect(changes).toEqual([{ kind: 'deployment', cluster: CLUSTER, service: SERVICE, deploymentId: OUR_ID }])
  })

  test('needs a revision of its own where that one has been deregistered', async () => {
    const running = { ...RUNNING, status: 'INACTIVE' } as const
    const { updates, registered } = await deploy({}, { ...FORCED, target: { ...TARGET, running } })
    expect(registered).toHaveLength(1)
    expect(updates).toEqual([expect.objectContaining({ taskDefinition: OUR_TASK_DEFINITION })])
  })

  test('another number of tasks goes with it', async () => {
    const { updates } = await deploy({ deployments: forced.deployments ?? [] }, { ...FORCED, desiredCount: 4 })
    expect(updates).toEqual([expect.objectContaining({ desiredCount: 4, forceNewDeployment: true })])
  })

  test('replaces a deployment of the same revision that is under way or failed', async () => {
    const looks = [primary({ rolloutState: 'FAILED' })]
    const { updates, registered } = await deploy({ looks, deployments: forced.deployments ?? [] }, FORCED)
    expect(updates).toHaveLength(1)
    expect(registered).toEqual([])
  })

  test('whose reply is lost is looked for, and not sent again', async () => {
    const { result, updates, notes } = await deploy({ update: lost, looks: [BEFORE, BEFORE, lost, forced] }, FORCED)
    expect(result).toMatchObject({ kind: 'started', deploymentId: OUR_ID })
    expect(updates).toHaveLength(1)
    expect(notes).toEqual([['deployment', 'changed']])
  })

  test('whose reply is lost and that ECS never shows may have been started', async () => {
    const { error, updates, notes, seconds } = await deploy({ update: lost }, FORCED)
    expect(error?.message).toContain(`Service \`${SERVICE}\` may have been updated: lost`)
    expect(updates).toHaveLength(1)
    expect(notes).toEqual([['deployment', 'unknown']])
    expect(seconds).toBe(30)
  })

  test.each<readonly [string, Service]>([
    ['of another revision', { ...BEFORE, deployments: [{ ...THEIRS, taskDefinition: OUR_TASK_DEFINITION }] }],
    ['that is older', { ...BEFORE, deployments: [{ ...THEIRS, createdAt: after(-9999) }] }],
  ])('a deployment %s is not its own', async (_, look) => {
    const { error } = await deploy({ update: lost, looks: [BEFORE, look] }, FORCED)
    expect(error).toMatchObject({ code: 'E_AWS' })
  })

  test('that ECS refuses is not looked for', async () => {
    const { error, notes, seconds } = await deploy({ update: refusal('UpdateService', 'ClientException') }, FORCED)
    expect(error?.message).toContain(`Service \`${SERVICE}\` was not updated`)
    expect(notes).toEqual([['deployment', 'unchanged']])
    expect(seconds).toBe(0)
  })

  test('a reply without a new deployment is no success', async () => {
    const { error, notes } = await deploy({ deployments: [old({ status: 'PRIMARY' })] }, FORCED)
    expect(error?.message).toContain(
      `ecs:UpdateService of ${SERVICE} returned no new deployment of ${OLD_TASK_DEFINITION}`,
    )
    expect(notes).toEqual([['deployment', 'unknown']])
  })
})
