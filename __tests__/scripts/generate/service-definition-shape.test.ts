import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { serviceDefinitionShape } from '../../../scripts/generate/request-shapes.ts'
import { READ_ONLY_KEYS, STRUCTURES } from '../../../src/domain/service-definition/service-shape.ts'

test('the shape of service definitions is what the ECS client says; else run `npm run generate`', () => {
  expect(readFileSync('src/domain/service-definition/service-shape.ts', 'utf8')).toBe(serviceDefinitionShape())
})

test('it has what CreateService takes, and not what it returns', () => {
  expect(STRUCTURES['CreateServiceRequest']).toMatchObject({ serviceName: 'string!', desiredCount: 'number' })
  expect(READ_ONLY_KEYS).toContain('runningCount')
})
