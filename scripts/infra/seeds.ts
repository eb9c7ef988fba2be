/** What a local AWS starts with when these stacks have been created: one entry for each account and Region, as its options take them. */
import { isPolicy, type PolicyDocument } from '../../local-aws/access/policy.ts'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import type { Surroundings } from '../../local-aws/surroundings/surroundings.ts'
import { assumedRoles, providersOf, serviceRoles } from './access-seeds.ts'
import { balancersOf } from './balancer-seeds.ts'
import { entries, maybeText, members, text } from './members.ts'
import { networkOf } from './network-seeds.ts'
import type { ResolvedResource, ResolvedStack } from './resolve-stack.ts'

type Resources = readonly ResolvedResource[]
type Place = NonNullable<LocalAwsOptions['accounts']>[number]
type Repository = NonNullable<Place['repositories']>[number]

export interface SeedOptions {
  /** Where the public keys of the issuer of the tokens are: `LocalOidc.keys`. */
  readonly keys: string
}

/** The places of the stacks. What no seed can express is in `UNSEEN`. @throws Error for a type that is in neither */
export const seedsOf = (stacks: readonly ResolvedStack[], { keys }: SeedOptions): readonly Place[] => {
  const places = Map.groupBy(stacks, ({ account, region }) => `${account} ${region}`)
  return [...places.values()].map((own) => placeOf(own, keys))
}

const placeOf = (stacks: readonly ResolvedStack[], keys: string): Place => {
  const [{ account, region } = { account: '', region: '' }] = stacks
  const resources = stacks.flatMap((stack) => stack.resources)
  const foreign = resources.find(({ type }) => !SEEN.has(type) && !UNSEEN.has(type))
  if (foreign !== undefined) throw new Error(`${foreign.type} is neither a seed nor listed as one that is not`)
  return {
    account,
    region,
    repositories: of(resources, 'AWS::ECR::Repository').map(repository),
    oidcProviders: providersOf(resources, keys),
    roles: [...assumedRoles(resources)],
    clusters: of(resources, 'AWS::ECS::Cluster').map(({ id, properties }) => ({
      name: id,
      settings: entries(properties, 'ClusterSettings').map((setting) => ({
        name: 'containerInsights' as const,
        value: text(setting, 'Value'),
      })),
    })),
    surroundings: surroundingsOf(stacks, resources),
  }
}

const of = (resources: Resources, type: string): Resources => resources.filter((one) => one.type === type)

const surroundingsOf = (stacks: readonly ResolvedStack[], resources: Resources): Surroundings => ({
  ...networkOf(resources),
  ...balancersOf(resources),
  roles: serviceRoles(resources),
  logGroups: of(resources, 'AWS::Logs::LogGroup').map(({ id }) => id),
  secrets: of(resources, 'AWS::SecretsManager::Secret').map(secret),
  scalableTargets: of(resources, 'AWS::ApplicationAutoScaling::ScalableTarget').map(({ properties }) => ({
    ServiceNamespace: 'ecs' as const,
    ScalableDimension: 'ecs:service:DesiredCount' as const,
    ResourceId: text(properties, 'ResourceId'),
    MinCapacity: Number(text(properties, 'MinCapacity')),
    MaxCapacity: Number(text(properties, 'MaxCapacity')),
    RoleARN: `arn:aws:iam::${stacks[0]?.account ?? ''}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    CreationTime: CREATED,
  })),
  alarms: of(resources, 'AWS::CloudWatch::Alarm').map(({ id }) => ({ name: id, states: [{ at: 0, state: 'OK' }] })),
  capacityProviders: of(resources, 'AWS::ECS::CapacityProvider').map(({ id }) => ({ name: id, status: 'ACTIVE' })),
  containerInstances: [],
  protectedTasks: [],
  pullThroughCaches: [],
  parameters: [],
  stacks: stacks.map(({ name, outputs }) => ({ name, outputs })),
})

const CREATED = new Date('2026-01-01T00:00:00Z')

/** Secrets Manager makes the value; here it is the same one for the same secret, and looks like none of a real account. */
const secret = ({ id, properties }: ResolvedResource) => ({
  name: id.split(':').at(-1) ?? '',
  value: JSON.stringify({
    [text(members(properties, 'GenerateSecretString'), 'GenerateStringKey')]: `made-for-${text(properties, 'Name')}`,
  }),
})

const repository = ({ id, properties }: ResolvedResource): Repository => {
  const policy = policyOf(properties['RepositoryPolicyText'])
  const lifecycle = maybeText(members(properties, 'LifecyclePolicy'), 'LifecyclePolicyText')
  const encryption = members(properties, 'EncryptionConfiguration')
  const kmsKey = maybeText(encryption, 'KmsKey')
  return {
    name: id,
    imageTagMutability: text(properties, 'ImageTagMutability') === 'IMMUTABLE' ? 'IMMUTABLE' : 'MUTABLE',
    scanOnPush: text(members(properties, 'ImageScanningConfiguration'), 'ScanOnPush') === 'true',
    encryption: {
      encryptionType: text(encryption, 'EncryptionType') === 'KMS' ? 'KMS' : 'AES256',
      ...(kmsKey === undefined ? {} : { kmsKey }),
    },
    ...(policy === null ? {} : { policy }),
    ...(lifecycle === undefined ? {} : { lifecyclePolicy: objectOf(lifecycle) }),
  }
}

const policyOf = (written: unknown): PolicyDocument | null => {
  if (written === undefined) return null
  if (isPolicy(written)) return written
  throw new Error('the local AWS cannot evaluate the policy of the repository')
}

const objectOf = (json: string): object => {
  const value: unknown = JSON.parse(json)
  if (typeof value === 'object' && value !== null) return value
  throw new Error('a lifecycle policy must be a JSON object')
}

/** Types that become a seed, or a part of one. */
const SEEN = new Set([
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::Route',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCEndpoint',
  'AWS::ECR::Repository',
  'AWS::ECS::CapacityProvider',
  'AWS::ECS::Cluster',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::OIDCProvider',
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::Logs::LogGroup',
  'AWS::SecretsManager::Secret',
])

/** Types that the local AWS has nothing for: no run of ship-to-ecs asks for them. */
const UNSEEN = new Set([
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::EC2::EIP',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::LaunchTemplate',
  'AWS::EC2::NatGateway',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::ECR::RegistryScanningConfiguration',
  'AWS::EFS::AccessPoint',
  'AWS::EFS::FileSystem',
  'AWS::EFS::MountTarget',
  'AWS::IAM::InstanceProfile',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Topic',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACL',
  'AWS::WAFv2::WebACLAssociation',
])
