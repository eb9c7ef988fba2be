import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { taskDefinitionShape } from '../../../scripts/generate/request-shapes.ts'
import { READ_ONLY_KEYS, STRUCTURES } from '../../../src/domain/task-definition/shape.ts'

test('the shape of task definitions is what the ECS client says; else run `npm run generate`', () => {
  expect(readFileSync('src/domain/task-definition/shape.ts', 'utf8')).toBe(taskDefinitionShape())
})

test('it has types, lists, maps and what is required', () => {
  expect(STRUCTURES['ContainerDefinition']).toMatchObject({
    name: 'string',
    cpu: 'number',
    essential: 'boolean',
    command: 'string[]',
    dockerLabels: 'string{}',
    healthCheck: 'HealthCheck',
    environment: 'KeyValuePair[]',
  })
  expect(STRUCTURES['Secret']).toEqual({ name: 'string!', valueFrom: 'string!' })
  expect(READ_ONLY_KEYS).toContain('registeredAt')
  expect(READ_ONLY_KEYS).not.toContain('family')
})
