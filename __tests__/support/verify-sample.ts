/** A target where everything that `verify` looks at is right. */
import type { LocalAwsOptions, ServiceOptions } from '../../local-aws/options.ts'
import type { Route, RouteTable, Subnet } from '@aws-sdk/client-ec2'
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import type {
  ParameterSeed,
  RoleSeed,
  SecretSeed,
  Surroundings,
  TargetGroupSeed,
} from '../../local-aws/surroundings/surroundings.ts'

const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret'
export const SECRET_VALUE = 'correct-horse-battery-staple'

export const APP = {
  name: 'app',
  image: 'hello',
  portMappings: [{ containerPort: 8080 }],
  secrets: [
    { name: 'DB', valueFrom: `${SECRET}:db-AbCdEf:password::` },
    { name: 'API', valueFrom: `${SECRET}:api-GhIjKl` },
    { name: 'FLAG', valueFrom: '/hello/flag' },
    { name: 'MODE', valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/hello/mode' },
  ],
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/ecs/hello', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'hello' },
  },
} satisfies ContainerDefinition

/** A side-car. */
export const PROXY = {
  name: 'proxy',
  image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/proxy:1',
} satisfies ContainerDefinition

type FixedImages = Extract<NonNullable<LocalAwsOptions['registry']>, { readonly kind: 'none' }>['images']
type FixedImage = NonNullable<FixedImages>[number]

/** The image of the side-car, as an index of these architectures. */
export const imageOf = (...architectures: readonly string[]): FixedImage => ({
  repository: 'proxy',
  tag: '1',
  manifest: JSON.stringify({
    manifests: architectures.map((architecture) => ({ platform: { os: 'linux', architecture } })),
  }),
})

/** A definition in which every theme has something to look at. */
export const DEFINITION = {
  family: 'hello',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::123456789012:role/team/execution',
  taskRoleArn: 'arn:aws:iam::123456789012:role/task',
  containerDefinitions: [APP],
} satisfies RegisterTaskDefinitionRequest

export const ROLES = {
  execution: { name: 'execution', path: '/team/', trusts: ['ecs-tasks.amazonaws.com'] },
  task: { name: 'task', trusts: ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] },
} satisfies Readonly<Record<string, RoleSeed>>

export const SECRETS = {
  db: { name: 'db-AbCdEf', value: JSON.stringify({ user: 'app', dbname: 'production', password: SECRET_VALUE }) },
  api: { name: 'api-GhIjKl', value: 'x' },
} satisfies Readonly<Record<string, SecretSeed>>

export const PARAMETERS = {
  flag: { name: '/hello/flag', type: 'SecureString', value: 'on' },
  mode: { name: '/hello/mode', value: 'fast' },
} satisfies Readonly<Record<string, ParameterSeed>>

const [EAST, WEST] = ['subnet-a', 'subnet-b']
const GROUP_ARN = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/hello/0123456789abcdef'

export const TARGET_GROUP = {
  TargetGroupArn: GROUP_ARN,
  TargetType: 'ip',
  HealthCheckPort: 'traffic-port',
  Protocol: 'HTTP',
  HealthCheckProtocol: 'HTTP',
  HealthCheckPath: '/health',
  attributes: { 'deregistration_delay.timeout_seconds': '60' },
} satisfies TargetGroupSeed

export const SUBNETS = {
  east: { SubnetId: EAST, VpcId: 'vpc-1', AvailabilityZone: 'eu-west-1a' },
  west: { SubnetId: WEST, VpcId: 'vpc-1', AvailabilityZone: 'eu-west-1b' },
} satisfies Readonly<Record<string, Subnet>>

/** The main route table of the network, with a default route to this gateway. */
export const routes = (route: Route): RouteTable => ({
  RouteTableId: 'rtb-1',
  VpcId: 'vpc-1',
  Associations: [{ Main: true }],
  Routes: [
    { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
    { DestinationCidrBlock: '0.0.0.0/0', State: 'active', ...route },
  ],
})

/** What ECS describes of the service. */
export const DESCRIBED = {
  loadBalancers: [{ targetGroupArn: GROUP_ARN, containerName: 'app', containerPort: 8080 }],
  networkConfiguration: {
    awsvpcConfiguration: { subnets: [EAST, WEST], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
  },
} satisfies ServiceOptions['described']

export const SURROUNDINGS: Surroundings = {
  roles: Object.values(ROLES),
  secrets: Object.values(SECRETS),
  parameters: Object.values(PARAMETERS),
  logGroups: ['/ecs/hello', '/ecs/hello-old'],
  scalableTargets: [],
  targetGroups: [TARGET_GROUP],
  subnets: Object.values(SUBNETS),
  routeTables: [routes({ NatGatewayId: 'nat-1' })],
  vpcEndpoints: [],
  securityGroups: [{ GroupId: 'sg-1', IpPermissions: [{ FromPort: 8080, ToPort: 8080, IpRanges: [] }] }],
  pullThroughCaches: [],
  capacityProviders: [],
  containerInstances: [],
  protectedTasks: [0],
}
