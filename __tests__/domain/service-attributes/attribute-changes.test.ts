/** What is sent so that a service has the attributes of the settings. */
import type { Service } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { attributeChanges, withAttributes } from '../../../src/domain/service-attributes/attribute-changes.ts'
import type { ServiceAttributes } from '../../../src/domain/service-attributes/service-attributes.ts'
import { fc } from '../../support/fast-check.ts'

const CONFIGURATION = {
  strategy: 'ROLLING',
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  deploymentCircuitBreaker: { enable: false, rollback: false },
} as const

const SERVICE: Service = {
  launchType: 'FARGATE',
  platformVersion: 'LATEST',
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['a', 'b'], securityGroups: ['x'], assignPublicIp: 'ENABLED' },
  },
  deploymentConfiguration: CONFIGURATION,
  enableExecuteCommand: false,
  tags: [{ key: 'team', value: 'web' }],
}

const NONE = { request: {}, starts: 'nothing', tags: null, names: [], ofNewTasks: [] }

const changed = (members: object): object => ({ request: members, names: Object.keys(members) })

describe('what differs is sent, with the rest of its part', () => {
  test.each<readonly [ServiceAttributes, object]>([
    [{ 'enable-execute-command': true }, changed({ enableExecuteCommand: true })],
    [{ 'propagate-tags': 'SERVICE' }, changed({ propagateTags: 'SERVICE' })],
    [{ 'enable-ecs-managed-tags': true }, changed({ enableECSManagedTags: true })],
    [{ 'health-check-grace-period-seconds': 60 }, changed({ healthCheckGracePeriodSeconds: 60 })],
    [{ 'availability-zone-rebalancing': true }, changed({ availabilityZoneRebalancing: 'ENABLED' })],
    [{ 'platform-version': '1.4.0' }, { ...changed({ platformVersion: '1.4.0' }), starts: 'deployment' }],
    [
      { network: { 'security-groups': ['y'] } },
      {
        request: {
          networkConfiguration: {
            awsvpcConfiguration: { subnets: ['a', 'b'], securityGroups: ['y'], assignPublicIp: 'ENABLED' },
          },
        },
        starts: 'deployment',
      },
    ],
    [
      { 'capacity-providers': { FARGATE_SPOT: { weight: 1, base: 0 } } },
      {
        request: { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }] },
        starts: 'forced',
      },
    ],
    [
      { 'circuit-breaker': {} },
      changed({
        deploymentConfiguration: { ...CONFIGURATION, deploymentCircuitBreaker: { enable: true, rollback: true } },
      }),
    ],
    [
      { alarms: { names: ['errors'] }, 'maximum-percent': 150 },
      changed({
        deploymentConfiguration: {
          ...CONFIGURATION,
          maximumPercent: 150,
          alarms: { alarmNames: ['errors'], enable: true, rollback: true },
        },
      }),
    ],
    [
      { tags: { team: 'api', stage: 'live', gone: null } },
      {
        request: {},
        names: ['tags'],
        tags: {
          set: [
            { key: 'team', value: 'api' },
            { key: 'stage', value: 'live' },
          ],
          removed: [],
        },
      },
    ],
    [{ tags: { team: null } }, { request: {}, tags: { set: [], removed: ['team'] } }],
  ])('%j', (wanted, changes) => {
    expect(attributeChanges(wanted, SERVICE)).toMatchObject(changes)
  })
})

describe('nothing is sent of what the service has', () => {
  test.each<ServiceAttributes>([
    {},
    { 'enable-execute-command': null, tags: null, network: null },
    { 'enable-execute-command': false, 'propagate-tags': 'NONE', 'health-check-grace-period-seconds': 0 },
    { network: { subnets: ['b', 'a'] } },
    { 'platform-version': 'LATEST', 'availability-zone-rebalancing': false },
    { 'circuit-breaker': { enable: false } },
    {
      'circuit-breaker': {
        enable: false,
        threshold: { value: 50, type: 'BOUNDED_PERCENT' },
        'reset-on-healthy-task': true,
      },
    },
    { alarms: { enable: false } },
    { 'minimum-healthy-percent': 100, 'maximum-percent': 200 },
    { tags: { team: 'web', gone: null } },
  ])('%j', (wanted) => {
    expect(attributeChanges(wanted, SERVICE)).toEqual(NONE)
  })

  test('for an order of providers, or a weight of 0 that ECS leaves out', () => {
    const service = {
      capacityProviderStrategy: [
        { capacityProvider: 'b', weight: 1 },
        { capacityProvider: 'a', base: 2 },
      ],
    }
    const wanted = { 'capacity-providers': { a: { weight: 0, base: 2 }, b: { weight: 1, base: 0 } } }
    expect(attributeChanges(wanted, service)).toEqual(NONE)
  })
})

test('a strategy takes the place of the launch type', () => {
  const { launchType, capacityProviderStrategy } = withAttributes(
    { 'capacity-providers': { own: { weight: 1, base: 0 } } },
    SERVICE,
  )
  expect({ launchType, capacityProviderStrategy }).toEqual({
    launchType: undefined,
    capacityProviderStrategy: [{ capacityProvider: 'own', weight: 1, base: 0 }],
  })
})

const flag = fc.constantFrom(true, false, null)
const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })
const whole = fc.record({ weight: fc.constantFrom(1, 2), base: fc.constantFrom(0, 1) })

const anyAttributes: fc.Arbitrary<ServiceAttributes> = fc.record(
  {
    'enable-execute-command': flag,
    'propagate-tags': fc.constantFrom('NONE', 'SERVICE', null),
    tags: fc.dictionary(fc.constantFrom('team', 'k', 'l'), fc.constantFrom('1', 'web', null), {
      noNullPrototype: true,
    }),
    network: fc.record({ subnets: ids, 'public-ip': flag }, { requiredKeys: [] }),
    'capacity-providers': fc.dictionary(fc.constantFrom('a', 'b'), whole, { minKeys: 1, noNullPrototype: true }),
    'circuit-breaker': fc.record({ enable: flag, rollback: flag, 'reset-on-healthy-task': flag }, { requiredKeys: [] }),
    alarms: fc.record({ names: ids, enable: flag }, { requiredKeys: [] }),
    'maximum-percent': fc.constantFrom(100, 200, null),
  },
  { requiredKeys: [] },
)

test('a service with the attributes needs none of them again', () => {
  fc.assert(
    fc.property(anyAttributes, (wanted) => {
      expect(attributeChanges(wanted, withAttributes(wanted, SERVICE))).toEqual(NONE)
    }),
  )
})
