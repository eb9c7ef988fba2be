/** A service that CodeDeploy deploys: faults, other deployments of its group, and what the plan refuses. */
import { describe, expect, test } from '@jest/globals'
import { codeDeploySucceeds } from '../../local-aws/codedeploy/deployment-scripts.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { byCodeDeploy, createdIn, OTHER } from '../support/codedeploy-plays.ts'
import type { ShipPlay } from '../support/ship-play.ts'

const ship = useShipPlays()

describe('faults', () => {
  test('a reply to CreateDeployment without the deployment: it is found, and no second one is created', async () => {
    const lost = {
      kind: 'incomplete',
      without: 'deploymentId',
      service: 'codedeploy',
      operation: 'CreateDeployment',
    } as const
    const { exitCode, callsOf, log } = await ship(byCodeDeploy(codeDeploySucceeds(), { faults: [lost] }))
    expect({ exitCode, created: callsOf('CreateDeployment') }).toEqual({ exitCode: 0, created: 1 })
    expect(log).toContain('the request is not sent again: looking for its deployment')
  })

  test('that pass do not end the wait', async () => {
    const faults = [
      { kind: 'throttle', service: 'codedeploy', operation: 'GetDeployment', times: 4, afterCalls: 2 },
    ] as const
    const { exitCode, callsOf } = await ship(byCodeDeploy(codeDeploySucceeds(), { faults }))
    expect({ exitCode, created: callsOf('CreateDeployment') }).toEqual({ exitCode: 0, created: 1 })
  })

  test('denied life-cycle events are reported once, and the deployment is followed to its end', async () => {
    const error = {
      code: 'AccessDeniedException',
      message: 'not authorized to perform: codedeploy:GetDeploymentTarget',
      status: 400,
    }
    const faults = [{ kind: 'error', ...error, service: 'codedeploy', operation: 'GetDeploymentTarget' }] as const
    const { exitCode, log } = await ship(byCodeDeploy(codeDeploySucceeds(), { faults }))
    expect(exitCode).toBe(0)
    expect(log.split('codedeploy:GetDeploymentTarget is denied').length - 1).toBe(1)
  })

  test('CreateDeployment that is denied ends the run, and the service is as it was', async () => {
    const error = {
      code: 'AccessDeniedException',
      message: 'not authorized to perform: codedeploy:CreateDeployment',
      status: 400,
    }
    const faults = [{ kind: 'error', ...error, service: 'codedeploy', operation: 'CreateDeployment' }] as const
    const { exitCode, log } = await ship(byCodeDeploy(codeDeploySucceeds(), { faults }))
    expect(exitCode).toBe(1)
    expect(log).toContain('Service `web` was not updated')
  })
})

describe('another deployment of the group that is in progress', () => {
  const named = { code: 'DeploymentLimitExceededException', status: 400 }

  test('with `fail`: CodeDeploy names it, nothing is replaced', async () => {
    const message = "The Deployment Group 'web' already has an active Deployment 'd-ABCDEF123'"
    const faults = [{ kind: 'error', ...named, message, service: 'codedeploy', operation: 'CreateDeployment' }] as const
    const { exitCode, log, callsOf } = await ship(
      byCodeDeploy(codeDeploySucceeds(), { faults, inputs: { 'when-in-progress': 'fail' } }),
    )
    expect(exitCode).toBe(1)
    expect(log).toContain('deployment d-ABCDEF123 of the deployment group `web` is in progress')
    expect(callsOf('StopDeployment')).toBe(0)
  })

  test.each([
    ['replace', 1, 'StopDeployment'],
    // All traffic has moved by then, and only the old tasks are waited for.
    ['replace', 2, 'ContinueDeployment'],
    ['wait', 1, null],
  ])(
    'with `%s` after %d min: the run deploys once it has ended, never two at once',
    async (whenInProgress, minutes, call) => {
      const { exitCode, log, callsOf } = await ship(
        byCodeDeploy([codeDeploySucceeds({ terminates: 600 }), codeDeploySucceeds()], {
          inputs: { 'wait-for-minutes': String(minutes), 'rollback-on': 'none' },
          files: { 'other.json': JSON.stringify(OTHER) },
          again: {
            inputs: { 'task-definition': 'other.json', 'wait-for-minutes': '30', 'when-in-progress': whenInProgress },
          },
        }),
      )
      expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
      const ends = ['StopDeployment', 'ContinueDeployment'].filter((name) => callsOf(name) > 0)
      expect({ ends, created: callsOf('CreateDeployment') }).toEqual({ ends: call === null ? [] : [call], created: 1 })
    },
  )
})

describe('the plan', () => {
  test.each<readonly [string, ShipPlay, string]>([
    [
      'CodeDeploy settings of a service that ECS deploys',
      { settings: 'codedeploy-application: shop\n' },
      '`codedeploy-application` is set, but ECS itself deploys the service',
    ],
    [
      'a deployment group that does not exist',
      byCodeDeploy(codeDeploySucceeds(), {
        settings: 'codedeploy-application: shop\ncodedeploy-deployment-group: api\n',
      }),
      "the deployment group 'api' does not exist in the CodeDeploy application 'shop'",
    ],
    [
      'a service without a deployment group',
      { service: { deploymentController: 'CODE_DEPLOY' } },
      "no deployment group of CodeDeploy deploys the service 'web'",
    ],
    [
      'a wrong hook',
      byCodeDeploy(codeDeploySucceeds(), {
        settings: 'codedeploy-appspec: appspec.json\n',
        files: {
          'appspec.json':
            '{"version":0.0,"Resources":[{"TargetService":{"Type":"AWS::ECS::Service"}}],"Hooks":[{"AfterInstal":"x"}]}',
        },
      }),
      'has a hook of AfterInstal, which no hook can be attached to; did you mean AfterInstall?',
    ],
  ])('refuses %s before anything has changed', async (_, play, message) => {
    const { exitCode, log, callsOf } = await ship({
      settings: 'verify: false\n',
      ...play,
      inputs: { 'dry-run': 'true', ...play.inputs },
    })
    expect(exitCode).toBe(1)
    expect(log).toContain(message)
    expect(callsOf('RegisterTaskDefinition')).toBe(0)
  })

  test('finds the group by its service where no task set names a deployment', async () => {
    const played = await ship(byCodeDeploy(codeDeploySucceeds(), { group: { firstTaskSet: 'by-ecs' } }))
    expect(played.exitCode).toBe(0)
    expect(createdIn(played)).toMatchObject([{ applicationName: 'shop', deploymentGroupName: 'web' }])
    expect(played.log).not.toContain('circuit breaker')
  })
})
