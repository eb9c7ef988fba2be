/** Another deployment of the service that is in progress right before the update: replaced, waited for, or a reason to end the run. */
import { describe, expect, test } from '@jest/globals'
import type { Deployment } from '@aws-sdk/client-ecs'
import { BEFORE, deploy, lines } from '../../support/deploy-play.ts'
import { SAME } from '../../support/deployed-already.ts'
import { after, OLD_ID, OLD_TASK_DEFINITION, OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { newer, old } from '../../support/rollout-shapes.ts'

const THEIRS = 'ecs-svc/7777777777777777777'
const THEIR_DEFINITION = OLD_TASK_DEFINITION.replace(/\d+$/u, '9')
const theirs = (facts: Partial<Deployment> = {}): Deployment => ({
  ...newer({ id: THEIRS, createdAt: after(-60), taskDefinition: THEIR_DEFINITION }),
  ...facts,
})

const UNDER_WAY = { ...BEFORE, taskDefinition: THEIR_DEFINITION, deployments: [theirs(), old()] }
const ENDED = { ...UNDER_WAY, deployments: [theirs({ rolloutState: 'COMPLETED', runningCount: 1 })] }
const SENTENCE = `deployment ${THEIRS} of service \`web\` is in progress: \`web:9\``

describe('another deployment in progress', () => {
  test('is replaced by default, and the log says so', async () => {
    const { result, updates } = await deploy({ looks: [UNDER_WAY] })
    expect(result).toMatchObject({ kind: 'started', previousTaskDefinitionArn: THEIR_DEFINITION })
    expect(updates).toHaveLength(1)
    expect(lines).toContain(`${SENTENCE}; this run replaces it`)
  })

  test('ends a run that is not to touch it, before anything is registered', async () => {
    const { error, registered, updates, seconds } = await deploy({ looks: [UNDER_WAY] }, { whenInProgress: 'fail' })
    expect(error).toMatchObject({ code: 'E_DEPLOYMENT_IN_PROGRESS', message: `${SENTENCE}; nothing was registered` })
    expect([registered, updates, seconds]).toEqual([[], [], 0])
  })

  test('ends a run that has registered a revision before: it says so', async () => {
    const registered = { kind: 'ready', taskDefinitionArn: OUR_TASK_DEFINITION } as const
    const { error, updates } = await deploy({ looks: [UNDER_WAY] }, { whenInProgress: 'fail', registered })
    const message = `${SENTENCE}; the service was not updated; registered before: ${OUR_TASK_DEFINITION}`
    expect(error).toMatchObject({ code: 'E_DEPLOYMENT_IN_PROGRESS', message })
    expect(updates).toEqual([])
  })

  test('is waited for; then the service is set to our revision', async () => {
    const looks = [UNDER_WAY, UNDER_WAY, ENDED]
    const { result, seconds } = await deploy({ looks }, { whenInProgress: 'wait' })
    expect(result).toMatchObject({ kind: 'started', previousTaskDefinitionArn: THEIR_DEFINITION })
    expect(seconds).toBe(6)
    expect(lines.filter((line) => line === `${SENTENCE}; waiting for its end`)).not.toEqual([])
  })

  test('is not waited for longer than `wait-for-minutes`', async () => {
    const { error, registered, seconds } = await deploy(
      { looks: [UNDER_WAY] },
      { whenInProgress: 'wait', waitMinutes: 1 },
    )
    expect(error?.message).toBe(`${SENTENCE}, still after 1 min; nothing was registered`)
    expect([registered, seconds]).toEqual([[], 60])
  })

  test('of a strategy without a rolloutState has ended when it is alone and all its tasks run', async () => {
    const silent = { rolloutState: undefined, desiredCount: 1 }
    const looks = [
      { ...UNDER_WAY, deployments: [theirs(silent), old()] },
      { ...UNDER_WAY, deployments: [theirs(silent)] },
      { ...UNDER_WAY, deployments: [theirs({ ...silent, runningCount: 1 })] },
    ]
    const { seconds } = await deploy({ looks }, { whenInProgress: 'wait' })
    expect(seconds).toBe(6)
  })

  test.each<readonly [string, Deployment]>([
    ['that has completed', theirs({ rolloutState: 'COMPLETED' })],
    ['that has failed', theirs({ rolloutState: 'FAILED' })],
  ])('is not one %s', async (_, deployment) => {
    const looks = [{ ...UNDER_WAY, deployments: [deployment, old()] }]
    await expect(deploy({ looks }, { whenInProgress: 'fail' })).resolves.toMatchObject({ result: { kind: 'started' } })
  })

  test('is not one of the same definition: that is followed', async () => {
    const looks = [{ ...BEFORE, deployments: [old({ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' })] }]
    const { result } = await deploy({ looks }, { ...SAME, whenInProgress: 'fail' })
    expect(result).toMatchObject({ kind: 'followed', deploymentId: OLD_ID })
  })
})
