import { expect, test } from '@jest/globals'
import type { LiveTarget } from '../../../src/domain/aws/live.ts'
import { filledText } from '../../../src/domain/task-definition/filled-text.ts'
import { planTarget } from '../../../src/stages/plan/plan.ts'
import { PLAN } from '../../support/sample-plan.ts'

test('the placeholders that are not resolved are recorded', () => {
  const filled = new Map(
    [
      { text: null, written: '${env:A}:${ssm:/b} $${env:C}' },
      { text: null, written: '${env:A}' },
      { text: 'x', written: '${env:D}' },
    ].map((one, index) => [`a[${index}]`, filledText({ ...one, rest: '', place: () => null })] as const),
  )
  const input = { family: 'hello', containerDefinitions: [] }
  const services = PLAN.services.map((service) => ({
    ...service,
    taskDefinition: { source: 't', input, filled },
    running: null,
    described: {},
  }))
  const recorded = planTarget.record({ ...PLAN, services }).services.map(({ unresolved }) => unresolved)
  expect(recorded).toEqual([['${env:A}', '${ssm:/b}']])
})

test('nothing of the task definition and of the described service is recorded: they hold what no report shows', () => {
  const taskDefinition = { source: 'task-definition.json', input: { family: 'hello', containerDefinitions: [] } }
  const running = {
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:1:task-definition/hello:1',
    definition: taskDefinition,
    registered: { by: null, at: null },
    status: 'ACTIVE' as const,
  }
  const described = { serviceName: 'hello' }
  const services = PLAN.services.map((service) => ({ ...service, taskDefinition, running, described }))
  const target: LiveTarget = { ...PLAN, services }
  expect(planTarget.record(target)).toEqual(PLAN)
})
