/** The start of a deployment of CodeDeploy where others have deployed since the plan. */
import { expect, test } from '@jest/globals'
import type { Service } from '@aws-sdk/client-ecs'
import { makeJournal } from '../../../src/adapters/journal.ts'
import { startByCodeDeploy } from '../../../src/stages/codedeploy/start.ts'
import type { StartInput } from '../../../src/stages/strategies/strategy.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { STARTED } from '../../support/rollout-shapes.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const METADATA = { $metadata: {} }

const SERVICE: Service = {
  ...{ serviceName: 'web', status: 'ACTIVE', deploymentController: { type: 'CODE_DEPLOY' }, desiredCount: 1 },
  taskSets: [
    {
      ...{ id: 'ecs-svc/1', externalId: 'd-OTHER1', status: 'PRIMARY', createdAt: new Date(5000) },
      taskDefinition: STARTED.previousTaskDefinitionArn ?? '',
    },
  ],
}

test('it is a warning, as for a deployment of ECS', async () => {
  const log = recordingLog()
  const ports = {
    target: sessionOf({
      ecs: onlyThese<'ecs'>({ describeServices: () => Promise.resolve({ ...METADATA, services: [SERVICE] }) }),
      codedeploy: onlyThese<'codedeploy'>({
        listDeployments: () => Promise.resolve({ ...METADATA, deployments: [] }),
        createDeployment: () => Promise.resolve({ ...METADATA, deploymentId: 'd-OURS1' }),
        getDeployment: () => Promise.resolve({ ...METADATA, deploymentInfo: { createTime: new Date(9000) } }),
      }),
    }),
    ...{ clock: makeFakeClock(), journal: makeJournal(() => undefined)('deploy'), log },
  }
  const input: StartInput = {
    ...{ whenInProgress: 'replace', waitMinutes: 30, desiredCount: null, newDeployment: 'when-changed' },
    target: {
      ...{ clusterArn: 'main', serviceName: 'web', containerName: 'app', running: null, described: SERVICE },
      ...{ primaryDeploymentId: 'd-BEFORE1', previousTaskDefinitionArn: STARTED.previousTaskDefinitionArn },
      deployedBy: {
        ...{ kind: 'codedeploy', application: 'shop', deploymentGroup: 'web' },
        ...{ deploymentConfig: null, appspec: null, groupWaitsMinutes: 5 },
      },
    },
    taskDefinition: {
      input: { family: 'web', containerDefinitions: [] },
      source: 'web:8',
      registeredAs: STARTED.taskDefinitionArn,
    },
    beforeUpdate: () => Promise.resolve(),
  }
  const started = await startByCodeDeploy(input, ports)
  expect(started).toMatchObject({ kind: 'started', deploymentId: 'd-OURS1', createdAt: 9000, ownWaitsMinutes: 5 })
  expect(started.newSincePlan).toMatchObject({ deploymentId: 'd-OTHER1' })
  expect(log.text('warning')).toContain('since the plan, another deployment of web was started')
})
