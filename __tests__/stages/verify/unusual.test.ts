/** What looks wrong and is right: each row is a target that differs in one thing, of which nothing is reported. */
import { expect, test } from '@jest/globals'
import { described, linesOf, reported, verify, type VerifyPlay } from '../../support/verify-play.ts'
import { APP, DESCRIBED, PARAMETERS, TARGET_GROUP } from '../../support/verify-sample.ts'
import { ACCOUNT, app, executionRole, host, onHosts, provider, secrets, unscaled } from '../../support/verify-worlds.ts'

const SECRET = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret`
const STOPS_FIRST: VerifyPlay['service'] = {
  described: { ...DESCRIBED, launchType: 'EC2' },
  deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
}
const BOTH = { portMappings: [{ containerPort: 8080 }, { containerPort: 8080, protocol: 'udp' }] }
const LOGS = APP.logConfiguration
const POOL = { capacityProviderName: 'pool' }

test.each<readonly [string, VerifyPlay]>([
  ['a role by its name', { definition: { taskRoleArn: 'task' } }],
  ['a condition that ECS meets', executionRole({ condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } })],
  ['a secret without the characters that Secrets Manager adds', secrets(`${SECRET}:api`)],
  ['the stage that every value has', secrets(`${SECRET}:db-AbCdEf:password:AWSCURRENT:`)],
  ['the version of a parameter', { ...secrets('/hello/mode:1'), surroundings: { parameters: [PARAMETERS.mode] } }],
  ['the credentials of a registry, by name', app({ repositoryCredentials: { credentialsParameter: 'api' } })],
  [
    'an image of another registry',
    { definition: { containerDefinitions: [APP, { name: 'proxy', image: 'nginx:1' }] } },
  ],
  [
    'a health check on another port of the task',
    {
      surroundings: { targetGroups: [{ ...TARGET_GROUP, HealthCheckPort: '9000' }] },
      ...app({ portMappings: [{ containerPort: 8080 }, { containerPort: 9000 }] }),
    },
  ],
  [
    'a target group over QUIC',
    {
      surroundings: { targetGroups: [{ ...TARGET_GROUP, Protocol: 'QUIC' }] },
      ...app({ portMappings: [{ containerPort: 8080, protocol: 'udp' }] }),
    },
  ],
  [
    'Fargate Spot',
    described({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] }),
  ],
  [
    'an Auto Scaling group without instances, which ECS scales',
    provider({ autoScalingGroupProvider: { autoScalingGroupArn: 'arn', managedScaling: { status: 'ENABLED' } } }),
  ],
  ['room on the hosts of the provider', unscaled([host('ACTIVE', 1024, POOL)])],
  ['no room where old tasks are stopped first', { ...onHosts(host('ACTIVE', 0)), service: STOPS_FIRST }],
  [
    'hosts reach AWS, whatever the subnets of their tasks do',
    {
      ...onHosts(host('ACTIVE', 1024)),
      surroundings: { containerInstances: [host('ACTIVE', 1024)], routeTables: [] },
    },
  ],
  [
    'one port over TCP and UDP, in a target group over UDP',
    { surroundings: { targetGroups: [{ ...TARGET_GROUP, Protocol: 'UDP' }] }, ...app(BOTH) },
  ],
  ['a port within a range', app({ portMappings: [{ containerPortRange: '8000-8100' }] })],
  [
    'a log group that the driver creates, as Go reads a switch',
    {
      ...app({ logConfiguration: { ...LOGS, options: { ...LOGS.options, 'awslogs-create-group': 'True' } } }),
      surroundings: { logGroups: [] },
    },
  ],
  ['a security group without rules', { surroundings: { securityGroups: [{ GroupId: 'sg-1', IpPermissions: [] }] } }],
])('%s', async (_, given) => {
  expect(await linesOf(given)).toEqual({ lines: [], isRed: false })
})

test('hosts beyond the first page count', async () => {
  const full = Array.from({ length: 100 }, (_, index) => host(`ACTIVE`, 0, { containerInstanceArn: `arn:${index}` }))
  expect(reported(await verify(onHosts(...full, host('ACTIVE', 1024))))).toEqual([])
})
