/** Attributes of a service that is created, and of one that CodeDeploy deploys, with the shipped bundle. */
import { expect, jest, test } from '@jest/globals'
import { codeDeploySucceeds } from '../../local-aws/codedeploy/deployment-scripts.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { byCodeDeploy } from '../support/codedeploy-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

/** The calls that change something, in their order, but for the push. */
const changesOf = ({ requests }: ShipPlayed): readonly string[] =>
  requests.map(({ operation }) => operation).filter((name) => /^(?:Register|Update|Create|Tag|Untag|Stop)/u.test(name))

test('a service that is created has them over its definition', async () => {
  const definition = { desiredCount: 1, launchType: 'FARGATE', tags: [{ key: 'team', value: 'shop' }] }
  const attributes = { 'capacity-providers': { FARGATE_SPOT: {} }, 'circuit-breaker': {}, tags: { stage: 'live' } }
  const run = await play({
    inputs: { service: 'api' },
    settings: JSON.stringify({ 'service-definition': 'service.json', 'service-attributes': attributes }),
    files: { 'service.json': JSON.stringify(definition) },
  })
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual(['RegisterTaskDefinition', 'CreateService'])
  const request = run.requests.find(({ operation }) => operation === 'CreateService')?.input
  expect(request).not.toHaveProperty('launchType')
  expect(request).toMatchObject({
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }],
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    tags: [
      { key: 'team', value: 'shop' },
      { key: 'stage', value: 'live' },
    ],
  })
})

const byOther = (attributes: object): ShipPlay =>
  byCodeDeploy(codeDeploySucceeds(), { settings: JSON.stringify({ 'service-attributes': attributes }) })

test('of a service that CodeDeploy deploys, what ECS changes is set before its deployment', async () => {
  const run = await play(byOther({ 'propagate-tags': 'service', tags: { team: 'web' } }))
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual(['TagResource', 'UpdateService', 'RegisterTaskDefinition', 'CreateDeployment'])
  expect(run.requests.find(({ operation }) => operation === 'UpdateService')?.input).toEqual({
    cluster: expect.stringContaining('demo'),
    service: 'web',
    propagateTags: 'SERVICE',
  })
})

test('of a service that CodeDeploy deploys, nothing else is', async () => {
  const run = await play(byOther({ network: { subnets: ['subnet-1'] }, 'circuit-breaker': {} }))
  expect(run.exitCode).toBe(1)
  expect(changesOf(run)).toEqual([])
  expect(run.log).toContain("ECS does not change it for the service 'web', which CodeDeploy deploys")
})
