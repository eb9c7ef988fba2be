/** The types of resources that the resolver knows: what `Ref` and `Fn::GetAtt` give. */
import { createHash } from 'node:crypto'
import type { Json } from './read-template.ts'

/** A resource whose properties are resolved. */
export interface Own {
  readonly logicalId: string
  readonly properties: Readonly<Record<string, Json>>
  readonly stack: string
  readonly account: string
  readonly region: string
  readonly partition: string
}

type Give = (own: Own) => string

export interface ResourceType {
  readonly ref: Give
  readonly attributes?: Readonly<Record<string, Give>>
}

/** As many hexadecimal digits, the same ones for the same resource. */
const digits = ({ account, region, stack, logicalId }: Own, length: number): string =>
  createHash('sha256').update([account, region, stack, logicalId].join('/')).digest('hex').slice(0, length)

const identifier =
  (prefix: string): Give =>
  (own) =>
    `${prefix}-${digits(own, 17)}`

/** The property, or a name as CloudFormation makes one. */
const named =
  (property: string, length = 255): Give =>
  (own) => {
    const name = own.properties[property]
    if (typeof name === 'string') return name
    return `${own.stack}-${own.logicalId}`.slice(0, length - 13) + `-${digits(own, 12)}`
  }

const arn =
  (service: string, rest: Give): Give =>
  (own) =>
    `arn:${own.partition}:${service}:${own.region}:${own.account}:${rest(own)}`

/** IAM has no Region. */
const iamArn =
  (rest: Give): Give =>
  (own) =>
    `arn:${own.partition}:iam::${own.account}:${rest(own)}`

const textOf = (own: Own, property: string): string => {
  const value = own.properties[property]
  return typeof value === 'string' ? value : ''
}

const keyId: Give = (own) => digits(own, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const balancerName: Give = (own) => `${own.stack.slice(0, 5)}-${own.logicalId.slice(0, 5)}-${digits(own, 12)}`
const balancer = arn('elasticloadbalancing', (own) => `loadbalancer/app/${balancerName(own)}/${digits(own, 16)}`)
const targetGroup = arn('elasticloadbalancing', (own) => `targetgroup/${balancerName(own)}/${digits(own, 16)}`)
const listener: Give = (own) =>
  `${textOf(own, 'LoadBalancerArn').replace(':loadbalancer/', ':listener/')}/${digits(own, 16)}`
const rule: Give = (own) => `${textOf(own, 'ListenerArn').replace(':listener/', ':listener-rule/')}/${digits(own, 16)}`
const afterType =
  (give: Give): Give =>
  (own) =>
    give(own)
      .split(':')[5]
      ?.replace(/^loadbalancer\//, '') ?? ''
const logGroup = named('LogGroupName', 512)
const role = named('RoleName', 64)
const cluster = named('ClusterName')
const bucket = named('BucketName', 63)
const scalableTarget: Give = (own) => `${textOf(own, 'ResourceId')}|${textOf(own, 'ScalableDimension')}|ecs`
const repository = named('RepositoryName', 256)

export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  'AWS::EC2::EIP': { ref: identifier('eipalloc'), attributes: { AllocationId: identifier('eipalloc') } },
  'AWS::EC2::InternetGateway': { ref: identifier('igw') },
  'AWS::EC2::NatGateway': { ref: identifier('nat') },
  'AWS::EC2::Route': { ref: identifier('r') },
  'AWS::EC2::RouteTable': { ref: identifier('rtb') },
  'AWS::EC2::SecurityGroup': { ref: identifier('sg'), attributes: { GroupId: identifier('sg') } },
  'AWS::EC2::SecurityGroupEgress': { ref: identifier('sgr') },
  'AWS::EC2::SecurityGroupIngress': { ref: identifier('sgr') },
  'AWS::EC2::Subnet': { ref: identifier('subnet') },
  'AWS::EC2::SubnetRouteTableAssociation': { ref: identifier('rtbassoc') },
  'AWS::EC2::VPC': { ref: identifier('vpc') },
  'AWS::EC2::VPCEndpoint': { ref: identifier('vpce') },
  'AWS::EC2::VPCGatewayAttachment': { ref: identifier('igwa') },
  'AWS::ECR::RegistryScanningConfiguration': { ref: ({ account }) => account },
  'AWS::ECR::Repository': {
    ref: repository,
    attributes: {
      Arn: arn('ecr', (own) => `repository/${repository(own)}`),
      RepositoryUri: (own) => `${own.account}.dkr.ecr.${own.region}.amazonaws.com/${repository(own)}`,
    },
  },
  'AWS::ECS::Cluster': { ref: cluster, attributes: { Arn: arn('ecs', (own) => `cluster/${cluster(own)}`) } },
  'AWS::ElasticLoadBalancingV2::Listener': { ref: listener, attributes: { ListenerArn: listener } },
  'AWS::ElasticLoadBalancingV2::ListenerRule': { ref: rule, attributes: { RuleArn: rule } },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    ref: balancer,
    attributes: {
      CanonicalHostedZoneID: () => 'Z32O12XQLNTSW2',
      DNSName: (own) => `${balancerName(own)}-1234567890.${own.region}.elb.amazonaws.com`,
      LoadBalancerFullName: afterType(balancer),
    },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    ref: targetGroup,
    attributes: { TargetGroupFullName: afterType(targetGroup) },
  },
  'AWS::IAM::OIDCProvider': {
    ref: iamArn((own) => `oidc-provider/${textOf(own, 'Url').replace('https://', '')}`),
  },
  'AWS::IAM::Role': {
    ref: role,
    attributes: { Arn: iamArn((own) => `role${textOf(own, 'Path') || '/'}${role(own)}`) },
  },
  'AWS::KMS::Key': { ref: keyId, attributes: { Arn: arn('kms', (own) => `key/${keyId(own)}`) } },
  'AWS::Logs::LogGroup': { ref: logGroup, attributes: { Arn: arn('logs', (own) => `log-group:${logGroup(own)}:*`) } },
  'AWS::ApplicationAutoScaling::ScalableTarget': { ref: scalableTarget },
  'AWS::ApplicationAutoScaling::ScalingPolicy': { ref: arn('autoscaling', (own) => `scalingPolicy:${keyId(own)}`) },
  'AWS::AutoScaling::AutoScalingGroup': { ref: named('AutoScalingGroupName') },
  'AWS::CloudWatch::Alarm': {
    ref: named('AlarmName'),
    attributes: { Arn: arn('cloudwatch', (own) => `alarm:${named('AlarmName')(own)}`) },
  },
  'AWS::EC2::LaunchTemplate': { ref: identifier('lt'), attributes: { LatestVersionNumber: () => '1' } },
  'AWS::ECS::CapacityProvider': { ref: named('Name') },
  'AWS::EFS::AccessPoint': {
    ref: identifier('fsap'),
    attributes: { Arn: arn('elasticfilesystem', (own) => `access-point/${identifier('fsap')(own)}`) },
  },
  'AWS::EFS::FileSystem': {
    ref: identifier('fs'),
    attributes: { Arn: arn('elasticfilesystem', (own) => `file-system/${identifier('fs')(own)}`) },
  },
  'AWS::EFS::MountTarget': { ref: identifier('fsmt') },
  'AWS::IAM::InstanceProfile': {
    ref: named('InstanceProfileName'),
    attributes: { Arn: iamArn((own) => `instance-profile/${named('InstanceProfileName')(own)}`) },
  },
  'AWS::IAM::ManagedPolicy': { ref: iamArn((own) => `policy/${named('ManagedPolicyName')(own)}`) },
  'AWS::IAM::Policy': { ref: named('PolicyName') },
  'AWS::KMS::Alias': { ref: named('AliasName') },
  'AWS::S3::Bucket': { ref: bucket, attributes: { Arn: (own) => `arn:${own.partition}:s3:::${bucket(own)}` } },
  'AWS::S3::BucketPolicy': { ref: (own) => textOf(own, 'Bucket') },
  'AWS::SNS::Topic': { ref: arn('sns', named('TopicName')) },
  'AWS::SecretsManager::Secret': {
    ref: arn('secretsmanager', (own) => `secret:${named('Name')(own)}-${digits(own, 6)}`),
  },
  'AWS::WAFv2::LoggingConfiguration': { ref: (own) => textOf(own, 'ResourceArn') },
  'AWS::WAFv2::WebACL': {
    ref: (own) => `${textOf(own, 'Name')}|${keyId(own)}|REGIONAL`,
    attributes: { Arn: arn('wafv2', (own) => `regional/webacl/${textOf(own, 'Name')}/${keyId(own)}`) },
  },
  'AWS::WAFv2::WebACLAssociation': { ref: (own) => `${textOf(own, 'WebACLArn')}|${textOf(own, 'ResourceArn')}` },
}
