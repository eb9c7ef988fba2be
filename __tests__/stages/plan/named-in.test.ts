/** Names of the settings file that do not exist are shown with their place in it. */
import { expect, test } from '@jest/globals'
import type { Position } from '../../../src/domain/position.ts'
import type { ServiceConfig } from '../../../src/settings/config.ts'
import { plan, service, target } from '../../support/plan-play.ts'

const at = (line: number): Position => ({ path: 'ship-to-ecs.yaml', line, column: 12 })
const PLACES: ServiceConfig['places'] = new Map([
  ['cluster', at(2)],
  ['service', at(3)],
  ['task-definition', at(4)],
  ['container-name', at(5)],
])

test.each([
  ['cluster', { cluster: 'prd' }, /^ship-to-ecs\.yaml:2:12: the ECS cluster 'prd' does not exist/u],
  ['service', { service: 'wep' }, /^ship-to-ecs\.yaml:3:12: the ECS service 'wep' does not exist/u],
  ['container', { containerName: 'ap' }, /^ship-to-ecs\.yaml:5:12: the container 'ap' does not exist/u],
] as const)('a %s', async (_, wrong, message) => {
  const error = await plan(target({ ...wrong, places: PLACES })).failure()
  expect(error.message).toMatch(message)
  // A headline has no place: it says what is wrong.
  expect(error.headlines[0]).not.toContain('ship-to-ecs.yaml')
})

test('several at once, each with its own', async () => {
  const wrong = { cluster: 'prd', containerName: 'ap', places: PLACES }
  const { message } = await plan(target(wrong), { clusters: { prod: [service('web')] } }).failure()
  expect(message).toMatch(/- ship-to-ecs\.yaml:2:12: the ECS cluster/u)
  expect(message).toMatch(/- ship-to-ecs\.yaml:5:12: the container/u)
})

test('an input has no place', async () => {
  const { message } = await plan(target({ containerName: 'ap' })).failure()
  expect(message).toMatch(/^the container 'ap' does not exist/u)
})
