import { expect, test } from '@jest/globals'
import type { LiveTarget } from '../../../src/domain/aws/live.ts'
import { planTarget } from '../../../src/stages/plan/plan.ts'
import { RESULTS } from '../../support/sample-results.ts'

test('nothing of the task definition and of the described service is recorded: they hold what no report shows', () => {
  const taskDefinition = { source: 'task-definition.json', input: { family: 'hello', containerDefinitions: [] } }
  const running = {
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:1:task-definition/hello:1',
    definition: taskDefinition,
    registered: { by: null, at: null },
  }
  const described = { serviceName: 'hello' }
  const services = RESULTS.plan.services.map((service) => ({ ...service, taskDefinition, running, described }))
  const target: LiveTarget = { ...RESULTS.plan, services }
  expect(planTarget.record(target)).toEqual(RESULTS.plan)
})
