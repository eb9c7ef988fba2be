/** The shipped bundle with several services, some of them deployed by CodeDeploy, and with tasks around such a deployment. */
import { expect, jest, test } from '@jest/globals'
import { codeDeploySucceeds, hookFails } from '../../local-aws/codedeploy/deployment-scripts.ts'
import type { CodeDeployScenario } from '../../local-aws/codedeploy/deployment-script.ts'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { PlayedGroup } from '../support/codedeploy-groups.ts'
import { BALANCER, byCodeDeploy, createdIn } from '../support/codedeploy-plays.ts'
import { AFTER, BEFORE, changesIn } from '../support/one-off-play.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

/** The output `services`, whose shape the assertion that follows checks. */
const servicesIn = ({ outputs }: ShipPlayed): unknown => JSON.parse(outputs['services'] ?? 'null')

const groupOf = (service: string, scenario: CodeDeployScenario): PlayedGroup => ({
  ...{ application: 'shop', deploymentGroup: service, service },
  scenarios: [scenario],
})

/** web and jobs are deployed by CodeDeploy, mail by ECS. */
const three = (jobs: CodeDeployScenario): ShipPlay => ({
  settings: 'verify: false\ntask-definition: task-definition.json\nservices:\n  web: {}\n  jobs: {}\n  mail: {}\n',
  service: { deploymentController: 'CODE_DEPLOY', described: { loadBalancers: [BALANCER] } },
  otherServices: [
    { name: 'jobs', deploymentController: 'CODE_DEPLOY', described: { loadBalancers: [BALANCER] } },
    'mail',
  ],
  inputs: { service: '', 'task-definition': '' },
  codeDeploy: [groupOf('web', codeDeploySucceeds()), groupOf('jobs', jobs)],
  scenario: succeeds(),
})

test('services of CodeDeploy and of ECS in one run: one revision, each deployed its own way', async () => {
  const run = await play(three(codeDeploySucceeds()))
  expect({ exitCode: run.exitCode, log: run.exitCode === 0 ? '' : run.log }).toEqual({ exitCode: 0, log: '' })
  expect(['RegisterTaskDefinition', 'CreateDeployment', 'UpdateService'].map(run.callsOf)).toEqual([1, 2, 1])
  expect(createdIn(run)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ deploymentGroupName: 'web' }),
      expect.objectContaining({ deploymentGroupName: 'jobs' }),
    ]),
  )
  expect(servicesIn(run)).toMatchObject({
    web: { outcome: 'success' },
    jobs: { outcome: 'success' },
    mail: { outcome: 'success' },
  })
})

test('one of CodeDeploy fails: the others are deployed, and each has its own outcome', async () => {
  const run = await play(three(hookFails()))
  expect(run.exitCode).toBe(1)
  expect(servicesIn(run)).toMatchObject({
    web: { outcome: 'success' },
    jobs: { outcome: 'failed', reason: expect.stringContaining('the hook of `AfterInstall` failed') },
    mail: { outcome: 'success' },
  })
})

test('tasks run before and after a deployment of CodeDeploy, of the revision that it deploys', async () => {
  const run = await play(
    byCodeDeploy(codeDeploySucceeds(), {
      settings: `verify: false\n${BEFORE}${AFTER}`,
      oneOffTasks: [{ endsAt: 10 }, { endsAt: 10 }],
    }),
  )
  expect({ exitCode: run.exitCode, log: run.exitCode === 0 ? '' : run.log }).toEqual({ exitCode: 0, log: '' })
  expect(changesIn(run).filter((one) => one !== 'UpdateService')).toEqual([
    'RegisterTaskDefinition',
    'RunTask',
    'RunTask',
  ])
  expect(run.callsOf('CreateDeployment')).toBe(1)
})

test('a task that fails before the deployment: CodeDeploy is not asked to deploy', async () => {
  const settings = `verify: false\n${BEFORE}`
  const run = await play(
    byCodeDeploy(codeDeploySucceeds(), { settings, oneOffTasks: [{ endsAt: 10, exits: { app: 3 } }] }),
  )
  expect(run.outputs).toMatchObject({ 'error-code': 'E_TASK_FAILED' })
  expect(run.callsOf('CreateDeployment')).toBe(0)
})

test('a task that fails after the deployment is taken back by another one', async () => {
  const run = await play(
    byCodeDeploy([codeDeploySucceeds(), codeDeploySucceeds()], {
      settings: `verify: false\n${AFTER}`,
      oneOffTasks: [{ endsAt: 10, exits: { app: 3 } }],
      inputs: { 'rollback-on': 'failure' },
    }),
  )
  expect(run.outputs).toMatchObject({ 'error-code': 'E_TASK_FAILED', rollback: 'restored' })
  expect(run.callsOf('CreateDeployment')).toBe(2)
})
