/** The shipped bundle where the service does not exist yet: it is created, followed like any other, and has nothing to go back to. */
import { describe, expect, jest, test } from '@jest/globals'
import { breakerRollsBack, neverConverges, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const DEFINITION = {
  desiredCount: 1,
  launchType: 'FARGATE',
  deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
  tags: [{ key: 'team', value: 'shop' }],
}

/** The service `api`, which does not exist. */
const playNew = ({ inputs, ...more }: ShipPlay = {}, definition: unknown = DEFINITION): Promise<ShipPlayed> =>
  play({
    inputs: { service: 'api', ...inputs },
    settings: 'service-definition: service.json\n',
    files: { 'service.json': JSON.stringify(definition) },
    ...more,
  })

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

const requestOf = ({ requests }: ShipPlayed, operation: string): unknown =>
  requests.find((one) => one.operation === operation)?.input

const COUNTED = ['RegisterTaskDefinition', 'CreateService', 'UpdateService', 'StopServiceDeployment']

const refused = (message: string, times = 1000) =>
  ({
    kind: 'error',
    operation: 'CreateService',
    code: 'InvalidParameterException',
    message,
    status: 400,
    times,
  }) as const

describe('a service that does not exist', () => {
  test('is created with the rendered definition, and its first deployment is followed', async () => {
    const run = await playNew()
    expect(run.exitCode).toBe(0)
    expect(COUNTED.map(run.callsOf)).toEqual([1, 1, 0, 0])
    expect(requestOf(run, 'CreateService')).toMatchObject({
      ...DEFINITION,
      serviceName: 'api',
      taskDefinition: expect.stringMatching(/hello:2$/u),
      clientToken: expect.stringMatching(/^[0-9a-f-]{36}$/u),
    })
    expect(run.log).toContain('the service api does not exist: it will be created from service.json.')
    expect(run.log).toMatch(
      /created service api: deployment ecs-svc\/\d+. It is the first one, so there is nothing to roll back to/u,
    )
    expect(run.summary).toContain('it will be created from `service.json`. There will be nothing to roll back to.')
    expect(headlineOf(run)).toMatch(/^Shipped: `api` runs/u)
  })

  test('with `desired-count` is created with that many tasks', async () => {
    const run = await playNew({ inputs: { 'desired-count': '0' } })
    expect(requestOf(run, 'CreateService')).toMatchObject({ desiredCount: 0 })
  })

  test('whose first deployment fails: ECS finds nothing to roll back to, and no rollback is reported as broken', async () => {
    const run = await playNew({ scenario: breakerRollsBack() })
    expect(run.exitCode).toBe(1)
    expect(COUNTED.map(run.callsOf)).toEqual([1, 1, 0, 0])
    expect(run.outputs).toMatchObject({ 'deployment-status': 'failed', 'error-code': 'E_ROLLOUT_FAILED' })
    expect(headlineOf(run)).toBe('Deployment failed: container `app` exited with code 1 (3 of 3 tasks)')
    expect(run.log).toContain('it is the first deployment of the service, so there is no revision to roll back to')
    expect(run.summary).not.toMatch(/rollback failed|rolled back|did not roll back/iu)
    expect(run.summary).toContain('It is the first deployment of the service, so there is nothing to roll back to')
  })

  test('whose first deployment takes too long is not stopped, although `rollback-on` says so', async () => {
    const run = await playNew({
      scenario: neverConverges(),
      inputs: { 'wait-for-minutes': '1', 'rollback-on': 'failure, timeout' },
    })
    expect(run.exitCode).toBe(1)
    expect(COUNTED.map(run.callsOf)).toEqual([1, 1, 0, 0])
    expect(run.log).toContain('it is the first deployment of the service, so there is no revision to roll back to')
  })

  test('a lost reply: the request is sent again with the same token, and one service is created', async () => {
    const run = await playNew({ faults: [{ kind: 'html500', operation: 'CreateService', times: 1 }] })
    expect(run.exitCode).toBe(0)
    const tokens = run.requests
      .filter(({ operation }) => operation === 'CreateService')
      .map(({ input }) => (input as { readonly clientToken?: string }).clientToken)
    expect(tokens).toHaveLength(2)
    expect(new Set(tokens).size).toBe(1)
  })

  test('the role of ECS does not exist yet: the request is sent a second time', async () => {
    const message = 'Unable to assume the service linked role. Please verify that the ECS service linked role exists.'
    const run = await playNew({ faults: [refused(message, 1)] })
    expect(run.exitCode).toBe(0)
    expect(run.callsOf('CreateService')).toBe(2)
  })

  test.each([
    ['Creation of service was not idempotent.', 'A service of this name exists by now'],
    ['Unable to Start a service that is still Draining.', 'A service of this name is being deleted'],
  ])('ECS rejects the request: %s', async (message, hint) => {
    const run = await playNew({ faults: [refused(message)] })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_SERVICE_NOT_CREATED' } })
    expect(run.summary).toContain(hint)
    expect(run.callsOf('CreateService')).toBe(1)
  })
})

/** Subnets of two zones, as a stack's output writes a list. */
const STACKS = [
  { name: 'hello-test-network', outputs: { TaskSubnetIds: 'subnet-0000000000000000a,subnet-0000000000000000b' } },
]
const BY_STACK = {
  ...DEFINITION,
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['${cfn:hello-${settings:environment}-network.TaskSubnetIds}'] },
  },
}

describe('placeholders of the service definition', () => {
  test('are outputs of the stacks of the environment, and a list is as many items', async () => {
    const run = await playNew({ inputs: { environment: 'test' }, surroundings: { stacks: STACKS } }, BY_STACK)
    expect(requestOf(run, 'CreateService')).toMatchObject({
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-0000000000000000a', 'subnet-0000000000000000b'] },
      },
    })
    expect(run.log).not.toContain('***')
  })

  test('a stack that does not exist: no service is created, and the error names the placeholder', async () => {
    const others = STACKS.map(({ outputs }) => ({ name: 'hello-prod-network', outputs }))
    const run = await playNew({ inputs: { environment: 'test' }, surroundings: { stacks: others } }, BY_STACK)
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_VALUES' } })
    expect(run.summary).toContain('hello-test-network')
    expect(COUNTED.map(run.callsOf)).toEqual([0, 0, 0, 0])
  })

  test('are not read for a service that exists', async () => {
    const run = await playNew({ inputs: { environment: 'test', service: 'web' }, scenario: succeeds() }, BY_STACK)
    expect(run.exitCode).toBe(0)
    expect(run.callsOf('DescribeStacks')).toBe(0)
  })
})

test('a service that exists is updated, and the file is not applied', async () => {
  const run = await playNew({ inputs: { service: 'web' }, scenario: succeeds() })
  expect(run.exitCode).toBe(0)
  expect(COUNTED.map(run.callsOf)).toEqual([1, 0, 1, 0])
  expect(run.log).toContain('service web exists: service.json is not applied to it')
})

test.each([
  ['an unknown key', { desiredCounts: 1 }, 'desiredCounts: unknown key; did you mean desiredCount?'],
  [
    'what a skeleton leaves',
    { ...DEFINITION, role: '' },
    'role: is empty, as `--generate-cli-skeleton` leaves it; write its value or remove it',
  ],
  [
    'both ways to launch',
    { ...DEFINITION, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] },
    'launchType: is set beside capacityProviderStrategy; remove one of the two',
  ],
  [
    'the name of another service',
    { ...DEFINITION, serviceName: 'mail' },
    'serviceName: is another one than api of the settings; remove it',
  ],
  ['no number of tasks', { launchType: 'FARGATE' }, 'has no desiredCount, and `desired-count` is not set'],
])('the plan refuses a definition with %s', async (_, definition, problem) => {
  const run = await playNew({}, definition)
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_SERVICE_DEFINITION', 'failed-stage': 'plan' } })
  expect(run.log).toContain(problem)
  expect(COUNTED.map(run.callsOf)).toEqual([0, 0, 0, 0])
})
