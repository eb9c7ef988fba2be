/** The task sets of a service, in the form of deployments. */
import { expect, test } from '@jest/globals'
import { withTaskSets } from '../../../src/domain/codedeploy/task-sets.ts'

const SETS = [
  { id: 'ecs-svc/1', externalId: 'd-AAA', status: 'ACTIVE', taskDefinition: 'hello:2', computedDesiredCount: 2 },
  { id: 'ecs-svc/2', status: 'PRIMARY', taskDefinition: 'hello:1', computedDesiredCount: 2, runningCount: 2 },
]

test('the service has what its PRIMARY task set has; a task set is named by its deployment where it has one', () => {
  const service = withTaskSets({
    deploymentController: { type: 'CODE_DEPLOY' },
    taskDefinition: 'hello:7',
    deployments: [],
    taskSets: SETS,
  })
  expect(service.taskDefinition).toBe('hello:1')
  expect(service.deployments).toMatchObject([
    { id: 'd-AAA', status: 'ACTIVE', desiredCount: 2 },
    { id: 'ecs-svc/2', status: 'PRIMARY', runningCount: 2 },
  ])
})

test('a service that ECS deploys is given back as it is', () => {
  const service = { deploymentController: { type: 'ECS' as const }, taskSets: SETS, deployments: [] }
  expect(withTaskSets(service)).toBe(service)
})
