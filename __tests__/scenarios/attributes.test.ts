/** The shipped bundle with attributes of the service: one update carries them, and only what differs is sent. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const withAttributes = (attributes: object, more: ShipPlay = {}): Promise<ShipPlayed> =>
  play({ settings: JSON.stringify({ 'service-attributes': attributes }), ...more })

/** The calls that change something, in their order, but for the push. */
const changesOf = ({ requests }: ShipPlayed): readonly string[] =>
  requests.map(({ operation }) => operation).filter((name) => /^(?:Register|Update|Create|Tag|Untag|Stop)/u.test(name))

const updateOf = ({ requests }: ShipPlayed): unknown =>
  requests.find(({ operation }) => operation === 'UpdateService')?.input

const CONFIGURATION = {
  deploymentCircuitBreaker: { enable: true, rollback: true },
  maximumPercent: 200,
  minimumHealthyPercent: 100,
  strategy: 'ROLLING',
}

const BALANCED = {
  taskDefinition: { networkMode: 'awsvpc', taskRoleArn: 'arn:aws:iam::123456789012:role/hello' },
} as const

test('one update deploys the revision with every attribute that differs', async () => {
  const run = await withAttributes(
    {
      'enable-execute-command': true,
      'propagate-tags': 'service',
      network: { 'security-groups': ['sg-0123456789abcdef0'] },
      'circuit-breaker': {},
      'platform-version': 'latest',
      tags: { team: 'web', old: null },
    },
    { ...BALANCED, service: { described: { tags: [{ key: 'old', value: '1' }] } } },
  )
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual(['RegisterTaskDefinition', 'TagResource', 'UntagResource', 'UpdateService'])
  expect(updateOf(run)).toEqual({
    cluster: expect.stringContaining('demo'),
    service: 'web',
    taskDefinition: expect.stringContaining('hello:2'),
    enableExecuteCommand: true,
    propagateTags: 'SERVICE',
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ['subnet-0123456789abcdef0'],
        securityGroups: ['sg-0123456789abcdef0'],
        assignPublicIp: 'DISABLED',
      },
    },
    deploymentConfiguration: CONFIGURATION,
  })
  expect(run.summary).toContain('-  enableExecuteCommand: false\n+  enableExecuteCommand: true')
  expect(run.log).toContain('+    team: web')
})

test('the second run finds nothing that differs', async () => {
  const run = await withAttributes(
    { 'enable-execute-command': true, tags: { team: 'web' }, network: { 'public-ip': true } },
    { ...BALANCED, again: {} },
  )
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual([])
  expect(run.summary.split('\n')[0]).toContain('Nothing to deploy')
  expect(run.log).toContain('nothing to deploy: service web')
})

test('another capacity provider strategy is forced with the revision, and sent once', async () => {
  const run = await withAttributes({ 'capacity-providers': { FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 4 } } })
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual(['RegisterTaskDefinition', 'UpdateService'])
  expect(updateOf(run)).toMatchObject({
    taskDefinition: expect.stringContaining('hello:2'),
    forceNewDeployment: true,
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE', weight: 1, base: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 4, base: 0 },
    ],
  })
})

test('a strategy whose reply is lost is not sent again: its deployment is found', async () => {
  const run = await withAttributes(
    { 'capacity-providers': { FARGATE: {} } },
    { faults: [{ kind: 'lost-reply', service: 'ecs', operation: 'UpdateService' }] },
  )
  expect(run.exitCode).toBe(0)
  expect(run.callsOf('UpdateService')).toBe(1)
})

test('everything that contradicts the service is listed, and nothing is sent', async () => {
  const run = await withAttributes({
    'enable-execute-command': true,
    'health-check-grace-period-seconds': 60,
    network: { 'public-ip': true },
  })
  expect(run.exitCode).toBe(1)
  expect(changesOf(run)).toEqual([])
  expect(run.log).toContain('the plan found 3 problems')
  for (const name of ['enable-execute-command', 'health-check-grace-period-seconds', 'network'])
    expect(run.log).toMatch(new RegExp(`ship-to-ecs.yaml:1:\\d+: \`service-attributes.${name}\` is set, but`, 'u'))
})

test('what ECS refuses is passed on, with what was not done', async () => {
  const message = 'The subnet ID subnet-1 does not exist'
  const fault = { kind: 'error', code: 'InvalidParameterException', message, status: 400 } as const
  const run = await withAttributes(
    { network: { subnets: ['subnet-1'] } },
    { ...BALANCED, faults: [{ ...fault, operation: 'UpdateService' }] },
  )
  expect(run.exitCode).toBe(1)
  expect(run.summary).toContain('Service `web` was not updated')
  expect(run.log).toContain(message)
})

test('a rehearsal shows the attributes and sends nothing', async () => {
  const run = await withAttributes({ 'minimum-healthy-percent': 50 }, { inputs: { 'dry-run': 'true' } })
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual([])
  expect(run.summary).toContain('-    minimumHealthyPercent: 100\n+    minimumHealthyPercent: 50')
})

test('the verification judges the service as it will be', async () => {
  const run = await withAttributes({ 'maximum-percent': 150 })
  expect(run.exitCode).toBe(1)
  expect(changesOf(run)).toEqual([])
  expect(run.log).toContain('at least 100 % and at most 150 % healthy tasks leave no room')
})

const again = (before: object, after: object): Promise<ShipPlayed> => {
  const file = (attributes: object) => JSON.stringify({ 'service-attributes': attributes })
  return play({
    ...BALANCED,
    settings: file(before),
    files: { 'other.yaml': file(after) },
    again: { inputs: { 'config-file': 'other.yaml' } },
  })
}

test('attributes alone are set without a deployment', async () => {
  const run = await again({}, { 'enable-execute-command': true, 'minimum-healthy-percent': 50 })
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual(['UpdateService'])
  expect(updateOf(run)).toEqual({
    cluster: expect.stringContaining('demo'),
    service: 'web',
    enableExecuteCommand: true,
    deploymentConfiguration: expect.objectContaining({ minimumHealthyPercent: 50, maximumPercent: 200 }),
  })
  expect(run.summary.split('\n')[0]).toBe('## ✅ Updated: `web` already runs `hello:2`')
  expect(run.summary).toContain('Attributes of `web` were set: `enableExecuteCommand`, `deploymentConfiguration`')
  expect(run.log).toContain('enableExecuteCommand: the tasks that run now stay as they are')
})

test('another network alone replaces the tasks of the same revision, and is followed', async () => {
  const run = await again({}, { network: { subnets: ['subnet-00000000000000001'] } })
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual(['UpdateService'])
  expect(updateOf(run)).toMatchObject({ taskDefinition: expect.stringContaining('hello:2'), forceNewDeployment: true })
  expect(run.outputs).toMatchObject({ 'deployment-status': 'success' })
})
