import { expect, test } from '@jest/globals'
import { neededUpdate } from '../../../src/domain/rollout/needed-update.ts'
import { parseTaskDefinitionArn } from '../../../src/domain/rollout/identifiers.ts'

const registeredAs = parseTaskDefinitionArn('arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:7') ?? undefined

test('a revision that failed and is deployed as it is gets another deployment: an update to what the service has starts none', () => {
  const definition = { input: { family: 'hello', containerDefinitions: [] }, source: 'hello:7' }
  const primary = {
    id: 'ecs-svc/1111111111111111111',
    status: 'PRIMARY',
    taskDefinition: registeredAs,
    createdAt: new Date(0),
    rolloutState: 'FAILED' as const,
  }
  const present = {
    service: { taskDefinition: registeredAs, deployments: [primary] },
    running: {
      taskDefinitionArn: registeredAs ?? '',
      definition,
      registered: { by: null, at: null },
      status: 'ACTIVE' as const,
    },
  }
  const needed = (taskDefinition: Parameters<typeof neededUpdate>[0]['taskDefinition']) =>
    neededUpdate({ taskDefinition, newDeployment: 'when-changed' }, present).kind
  expect(needed(definition)).toBe('revision')
  expect(needed(registeredAs === undefined ? definition : { ...definition, registeredAs })).toBe('force')
})
