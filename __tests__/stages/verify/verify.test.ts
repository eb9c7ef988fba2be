/** Each row breaks one thing of a target where everything is right: exactly that is reported. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { reported, verify as play, type VerifyPlay, type VerifyPlayed } from '../../support/verify-play.ts'
import { APP, DESCRIBED, SECRET_VALUE, ROLES, SECRETS, PARAMETERS } from '../../support/verify-sample.ts'

const played: VerifyPlayed[] = []
const verify = async (given?: VerifyPlay): Promise<VerifyPlayed> => {
  const result = await play(given)
  played.push(result)
  return result
}

afterEach(() => {
  for (const { aws } of played.splice(0)) expect(aws.schemaViolations).toEqual([])
})

const { networkConfiguration } = DESCRIBED
const { execution, task } = ROLES
const { db, api } = SECRETS
const deployment = (deploymentConfiguration: object): VerifyPlay => ({ service: { deploymentConfiguration } })

test('a target where everything is right: nothing is reported', async () => {
  const result = await verify()
  expect(reported(result)).toEqual([])
  expect(result).toMatchObject({ error: null, verified: { services: [{ key: 'web', count: 'fixed' }] } })
  expect(result.log.text('info')).toBe('16 checks passed')
})

describe('one thing is missing or wrong', () => {
  test.each<readonly [VerifyPlay, string, string, string]>([
    [{ surroundings: { roles: [task] } }, 'role', 'error', 'execution role execution does not exist'],
    [{ surroundings: { roles: [execution] } }, 'role', 'error', 'task role task does not exist'],
    [
      { surroundings: { roles: [execution, { ...task, trusts: ['ec2.amazonaws.com'] }] } },
      'role',
      'error',
      'task role task does not trust ecs-tasks.amazonaws.com, so no task can assume it',
    ],
    [{ surroundings: { secrets: [db] } }, 'secret', 'error', 'secret api-GhIjKl (app/API) does not exist'],
    [
      { surroundings: { secrets: [{ ...db, value: '{"user":"app"}' }, api] } },
      'secret-key',
      'error',
      'secret db-AbCdEf (app/DB) has no key password',
    ],
    [
      { surroundings: { secrets: [{ ...db, value: 'plain' }, api] } },
      'secret-key',
      'error',
      'secret db-AbCdEf (app/DB) is not a JSON object',
    ],
    [
      { surroundings: { parameters: [PARAMETERS.mode] } },
      'parameter',
      'error',
      'parameter /hello/flag (app/FLAG) does not exist',
    ],
    [
      { surroundings: { parameters: [PARAMETERS.flag] } },
      'parameter',
      'error',
      'parameter arn:aws:ssm:eu-west-1:123456789012:parameter/hello/mode (app/MODE) does not exist',
    ],
    [{ surroundings: { logGroups: ['/ecs/hello-old'] } }, 'log-group', 'error', 'log group /ecs/hello does not exist'],
    [
      deployment({ minimumHealthyPercent: 100, maximumPercent: 100 }),
      'healthy-percent',
      'error',
      'service web cannot replace a task: with a desired count of 1, at least 100 % and at most 100 % healthy tasks leave no room',
    ],
    [
      deployment({ minimumHealthyPercent: 67, maximumPercent: 150 }),
      'healthy-percent',
      'error',
      'service web cannot replace a task: with a desired count of 1, at least 67 % and at most 150 % healthy tasks leave no room',
    ],
    [
      deployment({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 45 }),
      'bake-time',
      'error',
      'service web bakes for 45 minutes, and the run waits for 30',
    ],
    [
      { service: { loadBalancer: 'classic', described: { networkConfiguration } } },
      'classic-load-balancer',
      'warn',
      'service web is behind a Classic Load Balancer, for which ECS reports no state of a deployment',
    ],
  ])('%j', async (given, id, level, words) => {
    const result = await verify(given)
    expect(reported(result).map((check) => [check.id, check.level, `${check.subject} ${check.what}`])).toEqual([
      [id, level, words],
    ])
    if (level === 'error') expect(result.error).toMatchObject({ code: 'E_VERIFY', message: `the ${words}` })
    else expect(result.log.text('warning')).toContain(words)
  })
})

describe('a definition that needs less', () => {
  test('a log group that the driver creates', async () => {
    const options = { ...APP.logConfiguration.options, 'awslogs-create-group': 'true' }
    const containerDefinitions = [{ ...APP, logConfiguration: { ...APP.logConfiguration, options } }]
    expect(reported(await verify({ definition: { containerDefinitions }, surroundings: { logGroups: [] } }))).toEqual(
      [],
    )
  })
})

test('the service is the one that `plan` described: nothing depends on reading it again', async () => {
  const faults = [{ kind: 'throttle', service: 'ecs', operation: 'DescribeServices' }] as const
  const result = await verify({ faults })
  expect(reported(result)).toEqual([])
  expect(result.log.text('info')).toBe('16 checks passed')
})

test('several errors are one', async () => {
  const { error } = await verify({ surroundings: { roles: [], logGroups: [] } })
  expect(error?.message.split('\n')).toEqual([
    '3 things keep the deployment from succeeding:',
    '- the execution role execution does not exist. Create the role, or correct `executionRoleArn`.',
    '- the task role task does not exist. Create the role, or correct `taskRoleArn`.',
    expect.stringContaining('- the log group /ecs/hello does not exist.'),
  ])
  expect(error?.headlines[0]).toBe('the execution role execution does not exist, and 2 more problems')
})

test('missing permissions are one line and no error', async () => {
  const denied = ['iam:GetRole', 'logs:DescribeLogGroups', 'secretsmanager:GetSecretValue']
  const result = await verify({ denied })
  expect(result.error).toBeNull()
  expect(reported(result).map(({ level, lacks }) => [level, lacks])).toEqual([
    ['unknown', 'iam:GetRole'],
    ['unknown', 'iam:GetRole'],
    ['unknown', 'secretsmanager:GetSecretValue'],
    ['unknown', 'logs:DescribeLogGroups'],
  ])
  const lines = result.log.text('info').split('\n')
  expect(lines.filter((line) => line.includes('not checked'))).toEqual([
    `not checked, because the role of this job lacks ${denied.join(', ')}`,
  ])
})

test('an account that describes nothing but its services: nothing is wrong', async () => {
  const result = await verify({ surroundings: 'undescribed' })
  expect(result.error).toBeNull()
  expect(reported(result).every(({ level, lacks }) => level === 'unknown' && lacks !== null)).toBe(true)
})

test('a call that fails is not checked, whatever the cause', async () => {
  const result = await verify({ faults: [{ kind: 'throttle', service: 'iam' }] })
  expect(result.error).toBeNull()
  expect(reported(result).map(({ id, level, lacks }) => [id, level, lacks])).toEqual([
    ['role', 'unknown', null],
    ['role', 'unknown', null],
  ])
})

test('the value of a secret is masked and shown nowhere', async () => {
  const { masked, log, verified } = await verify()
  expect(masked).toContain(SECRET_VALUE)
  // The name of a database beside it would blank every report.
  expect(masked).not.toContain('production')
  expect(JSON.stringify([log.lines, verified])).not.toContain(SECRET_VALUE)
})

describe('a scalable target owns the count', () => {
  const scalableTargets = [
    {
      ServiceNamespace: 'ecs' as const,
      ResourceId: 'service/demo/web',
      ScalableDimension: 'ecs:service:DesiredCount' as const,
      MinCapacity: 2,
      MaxCapacity: 8,
      RoleARN: 'arn:aws:iam::123456789012:role/scaling',
      CreationTime: new Date('2026-01-01T00:00:00Z'),
    },
  ]

  test('without `desired-count` nothing is reported', async () => {
    const result = await verify({ surroundings: { scalableTargets } })
    expect(reported(result)).toEqual([])
    expect(result.verified.services[0]?.count).toBe('scaled')
  })

  test('`desired-count` is reported, and not sent', async () => {
    const result = await verify({ surroundings: { scalableTargets }, settings: { desiredCount: 5 } })
    expect(reported(result).map(({ id, level }) => [id, level])).toEqual([['scalable-target', 'warn']])
    expect(result.log.text('warning')).toContain('so `desired-count` 5 is not sent')
  })
})
