/** A deployment of CodeDeploy that does not hold, or never will: the shipped bundle takes it back. */
import type { CreateDeploymentInput } from '@aws-sdk/client-codedeploy'
import { describe, expect, jest, test } from '@jest/globals'
import {
  codeDeployCrashLoop,
  codeDeploySucceeds,
  failsAfterShift,
  installFails,
} from '../../local-aws/codedeploy/deployment-scripts.ts'
import type { CodeDeployScenario } from '../../local-aws/codedeploy/deployment-script.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { byCodeDeploy, createdIn } from '../support/codedeploy-plays.ts'
import type { ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

/** Its tasks report another image than the one that was pushed. */
const OTHER_IMAGE: CodeDeployScenario = { ...codeDeploySucceeds(), reports: `sha256:${'0'.repeat(64)}` }
const CHOSEN = { 'rollback-on': 'failure' }
const ROLLS_BACK = { autoRollback: ['DEPLOYMENT_FAILURE'] } as const

const secondsBetween = ({ aws }: ShipPlayed, first: string, second: string): number => {
  const timeOf = (name: string): number => aws.requests.find(({ operation }) => operation === name)?.time ?? NaN
  return (timeOf(second) - timeOf(first)) / 1000
}

describe('a deployment that has moved the traffic, and is not what was pushed', () => {
  test('is taken back by a deployment of what completed before, as that was deployed', async () => {
    const played = await play(byCodeDeploy([OTHER_IMAGE, codeDeploySucceeds({ terminates: 3600 })], { inputs: CHOSEN }))
    const [, back, ...more] = createdIn(played) as readonly CreateDeploymentInput[]
    expect(more).toEqual([])
    expect(back).toMatchObject({
      applicationName: 'shop',
      deploymentGroupName: 'web',
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
      description: `ship-to-ecs: back to hello:1 from ${played.outputs['deployment-id'] ?? ''}`,
    })
    expect(JSON.parse(back?.revision?.appSpecContent?.content ?? '')).toEqual({
      version: 0,
      Resources: [
        {
          TargetService: {
            Type: 'AWS::ECS::Service',
            Properties: {
              TaskDefinition: expect.stringMatching(/:task-definition\/hello:1$/u),
              LoadBalancerInfo: { ContainerName: 'app', ContainerPort: 80 },
              PlatformVersion: 'LATEST',
            },
          },
        },
      ],
    })
    expect(played.outputs).toMatchObject({ 'error-code': 'E_NOT_CONFIRMED', rollback: 'restored' })
    expect(played.log).toContain('service web is healthy again on hello:1')
    expect(headlineOf(played)).toContain('rolled back to `hello:1`')
    expect(played.callsOf('StopDeployment')).toBe(0)
  })

  test('is taken back by default where the group is set to roll back', async () => {
    const played = await play(byCodeDeploy([OTHER_IMAGE, codeDeploySucceeds()], { group: ROLLS_BACK }))
    expect(played.outputs).toMatchObject({ rollback: 'restored' })
  })

  test('is left by default where the group is set not to', async () => {
    const played = await play(byCodeDeploy(OTHER_IMAGE))
    expect(played.outputs).toMatchObject({ 'error-code': 'E_NOT_CONFIRMED' })
    expect(played.outputs).not.toHaveProperty('rollback')
    expect(played.log).toContain('the deployment group is set not to roll back; set `rollback-on`')
    expect(createdIn(played)).toHaveLength(1)
  })

  test('is stopped with a rollback while the old tasks are still there', async () => {
    const long = { ...OTHER_IMAGE, steps: codeDeploySucceeds({ terminates: 3600 }).steps }
    const played = await play(byCodeDeploy(long, { inputs: { ...CHOSEN, 'wait-until': 'serving' } }))
    expect(played.outputs).toMatchObject({ rollback: 'restored' })
    expect(played.callsOf('StopDeployment')).toBe(1)
    expect(createdIn(played)).toHaveLength(1)
  })

  test('is not taken back where nothing was there before: the task set that ECS made has no deployment, but a definition', async () => {
    const group = { firstTaskSet: 'by-ecs' } as const
    const played = await play(byCodeDeploy([OTHER_IMAGE, codeDeploySucceeds()], { group, inputs: CHOSEN }))
    expect(played.outputs).toMatchObject({ rollback: 'restored' })
    const [, back] = createdIn(played) as readonly CreateDeploymentInput[]
    expect(back?.revision?.appSpecContent?.content).toContain(':task-definition/hello:1"')
  })

  test('a rollback that fails is said to have failed', async () => {
    const played = await play(byCodeDeploy([OTHER_IMAGE, installFails()], { inputs: CHOSEN }))
    expect(played.outputs).toMatchObject({ rollback: 'not-restored' })
    expect(played.log).toContain('is not back on `hello:1`')
  })

  test('a rollback whose reply is lost is found, and not created twice', async () => {
    const fault = { kind: 'incomplete', without: 'deploymentId', service: 'codedeploy', operation: 'CreateDeployment' }
    const faults = [{ ...fault, afterCalls: 1 } as const] as never
    const played = await play(byCodeDeploy([OTHER_IMAGE, codeDeploySucceeds()], { inputs: CHOSEN, faults }))
    expect(played.outputs).toMatchObject({ rollback: 'restored' })
    expect(createdIn(played)).toHaveLength(2)
  })
})

test('a deployment whose last hook fails with the traffic on the new tasks is taken back', async () => {
  const played = await play(byCodeDeploy([failsAfterShift(), codeDeploySucceeds()], { inputs: CHOSEN }))
  expect(played.outputs).toMatchObject({ 'error-code': 'E_ROLLOUT_FAILED', rollback: 'restored' })
  expect(played.outputs['deployment-reason']).toContain('the hook of `AfterAllowTraffic` failed')
})

describe('a crash loop', () => {
  test('is given up at the third task, with its cause and last lines, and stopped with a rollback', async () => {
    const played = await play(byCodeDeploy(codeDeployCrashLoop(), { inputs: { ...CHOSEN, 'wait-for-minutes': '90' } }))
    expect(headlineOf(played)).toBe(
      'Deployment failed: container `app` exited with code 3 (3 of 3 tasks); rolled back to `hello:1`',
    )
    expect(played.log).toMatch(/^::warning::Stopped: container `app` exited with code 3/mu)
    expect(played.log).toContain('Last lines of container app')
    expect(played.summary).toContain('The run gave up after 3 tasks failed (the limit is 3)')
    // The tasks fail at 30, 60 and 90 s.
    expect(secondsBetween(played, 'CreateDeployment', 'StopDeployment')).toBeLessThanOrEqual(105)
  })

  test('is left to CodeDeploy with `fail-fast: off`', async () => {
    const settings = 'verify: false\nfail-fast: false\n'
    const played = await play(byCodeDeploy(codeDeployCrashLoop(), { settings, inputs: { 'wait-for-minutes': '5' } }))
    expect(played.outputs).toMatchObject({ 'error-code': 'E_WAIT_TIMED_OUT' })
  })
})

test.each([
  ['a deployment', codeDeploySucceeds({ terminates: 300 }), {}, 385],
  ['a deployment and its rollback', installFails(), { group: ROLLS_BACK }, 258],
  ['a crash loop', codeDeployCrashLoop(), {}, 300],
])('%s is followed with at most 45 calls in each minute', async (_, scenario, more, end) => {
  const settings = 'verify: false\nfail-fast: false\n'
  const { aws } = await play(byCodeDeploy(scenario, { ...more, settings, inputs: { 'wait-for-minutes': '10' } }))
  const createdAt = aws.requests.find(({ operation }) => operation === 'CreateDeployment')?.time ?? NaN
  const times = aws.requests.map(({ time }) => (time - createdAt) / 1000).filter((at) => at > 1 && at < end)
  const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60).length))
  expect(most).toBeLessThanOrEqual(45)
  expect(most).toBeGreaterThan(20)
})
