/** What looks right and is not: each row is a target that differs in one thing, of which one line is reported. */
import { expect, test } from '@jest/globals'
import { described, linesOf, type VerifyPlay } from '../../support/verify-play.ts'
import { DESCRIBED, imageOf, PROXY, SECRETS, TARGET_GROUP } from '../../support/verify-sample.ts'
import {
  ACCOUNT,
  app,
  executionRole,
  host,
  ON_FARGATE,
  onHosts,
  provider,
  secrets,
  unscaled,
} from '../../support/verify-worlds.ts'

const SECRET = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret`
const db = (more: object): VerifyPlay => ({ surroundings: { secrets: [{ ...SECRETS.db, ...more }, SECRETS.api] } })
const REFERENCE = '/aws/reference/secretsmanager/'
const withFlag = (valueFrom: string): VerifyPlay =>
  app({
    secrets: [
      { name: 'DB', valueFrom },
      { name: 'FLAG', valueFrom: '/hello/flag' },
    ],
  })
const NO_ROOM = 'service web has no container instance with 256 CPU units and 512 MiB left for a new task'

test.each<readonly [string, VerifyPlay, string, string, string]>([
  [
    'a role of another account',
    { definition: { taskRoleArn: 'arn:aws:iam::999999999999:role/task' } },
    'role',
    'error',
    `task role task is in the account 999999999999, and a task can only have a role of its own account ${ACCOUNT}`,
  ],
  [
    'a role under another path',
    { definition: { taskRoleArn: `arn:aws:iam::${ACCOUNT}:role/team/task` } },
    'role',
    'error',
    `task role task does not exist as arn:aws:iam::${ACCOUNT}:role/team/task; arn:aws:iam::${ACCOUNT}:role/task does`,
  ],
  [
    'a condition of the trust policy',
    executionRole({ condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } }),
    'role',
    'error',
    'execution role execution trusts ecs-tasks.amazonaws.com under conditions that ECS does not meet, so no task can assume it',
  ],
  [
    'a condition that is not understood',
    executionRole({ condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
    'role',
    'unknown',
    'execution role execution not checked: its trust policy has a statement that is not understood',
  ],
  [
    'a secret that is being deleted',
    db({ deleted: new Date('2026-01-02T00:00:00Z') }),
    'secret',
    'error',
    'secret db-AbCdEf (app/DB) is scheduled for deletion',
  ],
  [
    'a secret without a value',
    db({ versions: {} }),
    'secret',
    'error',
    'secret db-AbCdEf (app/DB) has no such version',
  ],
  [
    'a stage of a secret',
    secrets(`${SECRET}:api-GhIjKl::AWSPREVIOUS:`),
    'secret',
    'error',
    'secret api-GhIjKl (app/DB) has no such version',
  ],
  [
    'a secret that only the log driver gets',
    app({
      logConfiguration: {
        logDriver: 'splunk',
        options: {},
        secretOptions: [{ name: 'splunk-token', valueFrom: `${SECRET}:splunk-AbCdEf` }],
      },
    }),
    'secret',
    'error',
    'secret splunk-AbCdEf (app/splunk-token) does not exist',
  ],
  [
    'the credentials of a registry',
    app({ repositoryCredentials: { credentialsParameter: 'registry' } }),
    'secret',
    'error',
    'secret registry (app/repositoryCredentials) does not exist',
  ],
  [
    'a provider that is being made',
    provider({ status: 'PROVISIONING', autoScalingGroupProvider: undefined }),
    'capacity-provider',
    'warn',
    'capacity provider pool is PROVISIONING',
  ],
  [
    'an image for another architecture',
    { ...ON_FARGATE, images: [imageOf('arm64')] },
    'image-architecture',
    'error',
    `image ${PROXY.image} (proxy) exists for arm64, and the tasks run on amd64`,
  ],
  [
    'the port of the health check',
    { surroundings: { targetGroups: [{ ...TARGET_GROUP, HealthCheckPort: '9000' }] } },
    'health-check-port',
    'warn',
    'target group hello checks the health of the tasks on port 9000, which the task definition does not map',
  ],
  [
    'the alternate target group of a blue/green deployment',
    described({
      loadBalancers: [
        {
          ...DESCRIBED.loadBalancers[0],
          advancedConfiguration: {
            alternateTargetGroupArn: `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:targetgroup/green/1`,
            productionListenerRule: 'rule',
            roleArn: 'role',
          },
        },
      ],
    }),
    'target-group',
    'error',
    'target group green does not exist',
  ],
  [
    'a provider in deletion',
    provider({ status: 'INACTIVE' }),
    'capacity-provider',
    'error',
    'capacity provider pool is INACTIVE',
  ],
  ['a provider of hosts that nobody adds', unscaled([]), 'hosts', 'warn', NO_ROOM],
  [
    'room on the hosts of another provider',
    unscaled([host('ACTIVE', 4096, { capacityProviderName: 'other' })]),
    'hosts',
    'warn',
    NO_ROOM,
  ],
  [
    'room on a host without an agent',
    onHosts(host('ACTIVE', 4096, { agentConnected: false })),
    'hosts',
    'warn',
    NO_ROOM,
  ],
  [
    'room on a host outside AWS',
    onHosts(host('ACTIVE', 4096, { attributes: [{ name: 'ecs.capability.external' }] })),
    'hosts',
    'warn',
    NO_ROOM,
  ],
  [
    'a secret under the name of a parameter, beside parameters',
    withFlag(`${REFERENCE}gone`),
    'secret',
    'error',
    'secret gone (app/DB) does not exist',
  ],
  [
    'a version of such a secret',
    withFlag(`arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter${REFERENCE}db:AWSPREVIOUS`),
    'secret',
    'error',
    'secret db (app/DB) has no such version',
  ],
])('%s', async (_, given, id, level, words) => {
  expect(await linesOf(given)).toEqual({ lines: [[id, level, words]], isRed: level === 'error' })
})
