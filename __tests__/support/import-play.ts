/** A service of ECS that `init --from-service` finds. */
import type { Service, TaskDefinition } from '@aws-sdk/client-ecs'
import { AwsError } from '../../src/errors/aws-error.ts'
import type { ImportCalls } from '../../src/init/init-ports.ts'

export const RUNNING: Service = {
  serviceName: 'Shop_Web',
  serviceArn: 'arn:aws:ecs:eu-west-1:222222222222:service/prod/Shop_Web',
  status: 'ACTIVE',
  desiredCount: 3,
  taskDefinition: 'arn:aws:ecs:eu-west-1:222222222222:task-definition/shop:41',
  capacityProviderStrategy: [
    { capacityProvider: 'FARGATE', weight: 1, base: 1 },
    { capacityProvider: 'FARGATE_SPOT', weight: 4, base: 0 },
  ],
  deploymentConfiguration: { strategy: 'ROLLING', deploymentCircuitBreaker: { enable: true, rollback: true } },
  loadBalancers: [
    {
      targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/0123456789abcdef',
      containerName: 'web',
      containerPort: 3000,
    },
  ],
}

export const SECRET = 'correct-horse-battery-staple'
export const TOKEN = `ghp_${'a1'.repeat(18)}`

export const REGISTERED: TaskDefinition = {
  taskDefinitionArn: 'arn:aws:ecs:eu-west-1:222222222222:task-definition/shop:41',
  family: 'shop',
  revision: 41,
  status: 'ACTIVE',
  registeredAt: new Date(0),
  registeredBy: 'arn:aws:iam::222222222222:user/jane',
  compatibilities: ['EC2', 'FARGATE'],
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '1024',
  volumes: [],
  executionRoleArn: 'arn:aws:iam::222222222222:role/shop-execution',
  taskRoleArn: 'arn:aws:iam::222222222222:role/shop-task',
  containerDefinitions: [
    {
      name: 'web',
      image: '111111111111.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v7',
      essential: true,
      portMappings: [{ containerPort: 3000 }],
      environment: [
        { name: 'DB_PASSWORD', value: SECRET },
        { name: 'GREETING', value: 'hello ${env:USER} and $HOME' },
      ],
      secrets: [
        { name: 'API_KEY', valueFrom: 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api-key-AbCdEf' },
      ],
      mountPoints: [],
    },
    { name: 'agent', image: 'public.ecr.aws/agent/agent:3', essential: false, command: ['--token', TOKEN] },
  ],
}

export interface ImportPlay {
  readonly services?: readonly Service[]
  readonly definition?: TaskDefinition
  readonly names?: readonly string[]
  /** The fewest and the most tasks. */
  readonly scaling?: readonly [number, number]
  /** The error of a call, by its name. */
  readonly errors?: Partial<Readonly<Record<'ecs' | 'elb' | 'scaling', string>>>
}

const failing = (operation: string, awsCode: string): AwsError =>
  new AwsError({
    ...{ operation, awsCode, awsMessage: 'not authorized' },
    ...(awsCode === 'AccessDeniedException' ? { code: 'E_ACCESS_DENIED' as const } : {}),
  })

const scalingTargets = (scaling: ImportPlay['scaling']) => {
  const [MinCapacity, MaxCapacity] = scaling ?? []
  const of = {
    ServiceNamespace: 'ecs',
    ResourceId: 'service/prod/Shop_Web',
    CreationTime: new Date(0),
    RoleARN: 'x',
  } as const
  return MinCapacity === undefined || MaxCapacity === undefined
    ? []
    : [{ ...of, ScalableDimension: 'ecs:service:DesiredCount' as const, MinCapacity, MaxCapacity }]
}

/** What an import is answered. */
export const importCalls =
  ({ services = [RUNNING], definition = REGISTERED, names = [], errors = {}, scaling }: ImportPlay = {}) =>
  (): ImportCalls => ({
    region: () => Promise.resolve('eu-west-1'),
    ecs: {
      describeServices: () =>
        errors.ecs === undefined
          ? Promise.resolve({ services: [...services], $metadata: {} })
          : Promise.reject(failing('ecs:DescribeServices', errors.ecs)),
      describeTaskDefinition: () => Promise.resolve({ taskDefinition: definition, tags: [], $metadata: {} }),
      listClusters: () =>
        Promise.resolve({ clusterArns: names.map((name) => `arn:aws:ecs:x:1:cluster/${name}`), $metadata: {} }),
      listServices: () =>
        Promise.resolve({ serviceArns: names.map((name) => `arn:aws:ecs:x:1:service/c/${name}`), $metadata: {} }),
    },
    'application-autoscaling': {
      describeScalableTargets: () =>
        errors.scaling === undefined
          ? Promise.resolve({ ScalableTargets: scalingTargets(scaling), $metadata: {} })
          : Promise.reject(failing('application-autoscaling:DescribeScalableTargets', errors.scaling)),
    },
    elasticloadbalancing: {
      describeTargetGroups: () =>
        errors.elb === undefined
          ? Promise.resolve({ TargetGroups: [{ HealthCheckPath: '/up' }], $metadata: {} })
          : Promise.reject(failing('elasticloadbalancing:DescribeTargetGroups', errors.elb)),
    },
  })
