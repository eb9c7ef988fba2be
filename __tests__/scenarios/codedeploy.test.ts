/** A service that CodeDeploy deploys: the shipped bundle from the commit to the tasks of the new task set. */
import type { CreateDeploymentInput } from '@aws-sdk/client-codedeploy'
import { describe, expect, test } from '@jest/globals'
import {
  alarmStops,
  codeDeploySucceeds,
  hookFails,
  installFails,
  stoppedBySomebody,
  waitsToBeReady,
} from '../../local-aws/codedeploy/deployment-scripts.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { BALANCER, byCodeDeploy, createdIn, held } from '../support/codedeploy-plays.ts'
import { whenHeld, type ShipPlay } from '../support/ship-play.ts'

const ship = useShipPlays()

describe('a deployment of CodeDeploy', () => {
  test('is created once, followed event by event, and confirmed', async () => {
    const played = await ship(byCodeDeploy(codeDeploySucceeds()))
    const { exitCode, outputs, log, callsOf, digest } = played
    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
    expect(outputs).toMatchObject({ 'deployment-status': 'success', 'running-digest': digest })
    expect(outputs['deployment-id']).toMatch(/^d-[A-Z0-9]{9}$/u)
    expect(createdIn(played)).toHaveLength(1)
    expect(callsOf('UpdateService')).toBe(0)
    for (const line of ['Install: InProgress', 'AllowTraffic: Succeeded', 'traffic: 10 % to the new tasks']) {
      expect(log).toContain(line)
    }
  })

  test('has an AppSpec of the service: nothing that runs is dropped', async () => {
    const described = {
      loadBalancers: [BALANCER],
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }],
    }
    const hooks =
      'version: 0.0\nresources:\n  - TargetService:\n      type: AWS::ECS::Service\n      properties:\n        platformVersion: "1.4.0"\nhooks:\n  - afterInstall: smoke\n'
    const played = await ship(
      byCodeDeploy(codeDeploySucceeds(), {
        service: { deploymentController: 'CODE_DEPLOY', described },
        files: { 'appspec.yaml': hooks },
        settings:
          'verify: false\ncodedeploy-appspec: appspec.yaml\ncodedeploy-deployment-config: CodeDeployDefault.ECSCanary10Percent5Minutes\n',
      }),
    )
    expect(played.exitCode).toBe(0)
    const [created] = createdIn(played) as readonly [CreateDeploymentInput]
    expect(created.deploymentConfigName).toBe('CodeDeployDefault.ECSCanary10Percent5Minutes')
    expect(JSON.parse(created.revision?.appSpecContent?.content ?? '')).toEqual({
      version: 0,
      Resources: [
        {
          TargetService: {
            Type: 'AWS::ECS::Service',
            Properties: {
              TaskDefinition: expect.stringMatching(/:task-definition\/hello:2$/u),
              LoadBalancerInfo: { ContainerName: 'app', ContainerPort: 80 },
              PlatformVersion: '1.4.0',
              NetworkConfiguration: {
                AwsvpcConfiguration: {
                  Subnets: ['subnet-0123456789abcdef0'],
                  SecurityGroups: [],
                  AssignPublicIp: 'DISABLED',
                },
              },
              CapacityProviderStrategy: [{ Base: 0, CapacityProvider: 'FARGATE_SPOT', Weight: 1 }],
            },
          },
        },
      ],
      Hooks: [{ AfterInstall: 'smoke' }],
    })
  })

  test.each<readonly [string, ShipPlay, string, string]>([
    ['whose hook fails', byCodeDeploy(hookFails()), 'failed', 'the hook of `AfterInstall` failed'],
    [
      'whose tasks crash, and that CodeDeploy rolls back',
      byCodeDeploy(installFails(), { group: { autoRollback: ['DEPLOYMENT_FAILURE'] } }),
      'rolled-back',
      'container `app` exited with code 3',
    ],
    [
      'that an alarm stops',
      byCodeDeploy(alarmStops(), { group: { autoRollback: ['DEPLOYMENT_STOP_ON_ALARM'] } }),
      'rolled-back',
      'an alarm went off',
    ],
    ['that somebody stops', byCodeDeploy(stoppedBySomebody()), 'stopped', 'the deployment was stopped by a user'],
    [
      'that waits for a person',
      byCodeDeploy(waitsToBeReady(), { inputs: { 'wait-for-minutes': '2' } }),
      'paused',
      'the deployment is paused at hook `READY_WAIT`',
    ],
  ])('%s is red with its cause', async (_, play, status, reason) => {
    const { exitCode, outputs, callsOf } = await ship(play)
    expect(exitCode).toBe(1)
    expect(outputs).toMatchObject({ 'deployment-status': status })
    expect(outputs['deployment-reason']).toContain(reason)
    expect(callsOf('CreateDeployment')).toBe(1)
  })

  test('is described by what CodeDeploy does, not ECS', async () => {
    const failed = await ship(byCodeDeploy(hookFails()))
    expect(failed.log).toContain('Deployment failed: the hook of `AfterInstall` of `web` failed')
    const back = await ship(byCodeDeploy(installFails(), { group: { autoRollback: ['DEPLOYMENT_FAILURE'] } }))
    expect(back.summary).toContain('; CodeDeploy rolled it back to `hello:1`.')
  })

  test('is waited for until it serves, with `wait-until: serving`', async () => {
    const play = byCodeDeploy(codeDeploySucceeds({ terminates: 3600 }), { inputs: { 'wait-until': 'serving' } })
    const { exitCode, outputs, log } = await ship(play)
    expect(exitCode).toBe(0)
    expect(outputs).toMatchObject({ 'deployment-status': 'serving' })
    expect(log).not.toContain('Succeeded: 1 of 1')
  })

  test('is stopped with a rollback, which is followed, where the time is over', async () => {
    const { outputs, requests, log } = await ship(
      byCodeDeploy(waitsToBeReady(), { inputs: { 'wait-for-minutes': '2', 'rollback-on': 'timeout' } }),
    )
    expect(outputs).toMatchObject({ rollback: 'restored' })
    expect(log).toContain('service web is healthy again on hello:1')
    const stops = requests.filter(({ operation }) => operation === 'StopDeployment').map(({ input }) => input)
    expect(stops).toEqual([{ deploymentId: outputs['deployment-id'], autoRollbackEnabled: true }])
  })

  test('is stopped with a rollback where the run is cancelled', async () => {
    const { outputs, callsOf } = await ship(
      byCodeDeploy(held(codeDeploySucceeds(), 60), { cancelWhen: whenHeld, inputs: { 'rollback-on': 'cancel' } }),
    )
    expect(outputs).toMatchObject({ rollback: 'requested' })
    expect(callsOf('StopDeployment')).toBe(1)
  })
})
