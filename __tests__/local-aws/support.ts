/** A small local AWS with one cluster, one service and one repository, and SDK clients that reach it. */
import { afterEach, beforeEach } from '@jest/globals'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { ECSClient } from '@aws-sdk/client-ecs'
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import { STSClient } from '@aws-sdk/client-sts'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { startLocalAws } from '../../local-aws/server.ts'
import type { LocalAws } from '../../local-aws/server.ts'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'

/** A Fargate task definition of the family `hello` that ECS accepts. */
export const helloTaskDefinition = {
  family: 'hello',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  containerDefinitions: [
    {
      name: 'app',
      image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello@sha256:${'a'.repeat(64)}`,
      portMappings: [{ containerPort: 8080 }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/hello', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'hello' },
      },
    },
  ],
} satisfies RegisterTaskDefinitionRequest

/** ECS has no circuit breaker unless it is set. */
export const withBreaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }

/** Starts it with a scenario; `more` overrides any option. */
export const startHello = (scenario: Scenario = succeeds(), more: Partial<LocalAwsOptions> = {}): Promise<LocalAws> =>
  startLocalAws({
    drive: { kind: 'script', scenario: { reports: `sha256:${'a'.repeat(64)}`, ...scenario } },
    repositories: [{ name: 'hello', imageTagMutability: 'IMMUTABLE' }],
    taskDefinitions: [helloTaskDefinition],
    clusters: [
      { name: 'demo', services: [{ name: 'web', taskDefinition: 'hello', deploymentConfiguration: withBreaker }] },
    ],
    ...more,
  })

/** SDK clients of a local AWS, without retries, so that a test sees each error. */
export const clientsOf = (aws: LocalAws, accessKeyId = 'AKIAEXAMPLE') => {
  const configuration = {
    endpoint: aws.endpoint,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'not-a-secret' },
  }
  return {
    ecs: new ECSClient(configuration),
    ecr: new ECRClient(configuration),
    sts: new STSClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
  }
}

type Clients = ReturnType<typeof clientsOf>

/** The service of `startHello`, as requests name it. */
export const WEB = { cluster: 'demo', service: 'web' } as const

/** Starts a local AWS before each test of the file and closes it after; within a test, gives it and its clients. */
export const useLocalAws = (
  start: () => Promise<LocalAws> = startHello,
): { readonly aws: LocalAws; readonly sdk: Clients } => {
  let current: { readonly aws: LocalAws; readonly sdk: Clients } | null = null
  const within = (): { readonly aws: LocalAws; readonly sdk: Clients } => {
    if (current === null) throw new Error('there is a local AWS only within a test')
    return current
  }
  beforeEach(async () => {
    const aws = await start()
    current = { aws, sdk: clientsOf(aws) }
  })
  afterEach(async () => {
    await within().aws.close()
    current = null
  })
  return {
    get aws() {
      return within().aws
    },
    get sdk() {
      return within().sdk
    },
  }
}
