/** A small local AWS with one cluster, one service and one repository, and SDK clients that reach it. */
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

/** Starts it with a scenario; `more` overrides any option. */
export const startHello = (scenario: Scenario = succeeds(), more: Partial<LocalAwsOptions> = {}): Promise<LocalAws> =>
  startLocalAws({
    drive: { kind: 'script', scenario },
    repositories: [{ name: 'hello', imageTagMutability: 'IMMUTABLE' }],
    taskDefinitions: [helloTaskDefinition],
    clusters: [{ name: 'demo', services: [{ name: 'web', taskDefinition: 'hello' }] }],
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
