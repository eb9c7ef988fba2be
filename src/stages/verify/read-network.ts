/** Reads the network of a service whose tasks have interfaces of their own. */
import type { DescribeSecurityGroupsResult } from '@aws-sdk/client-ec2'
import type { AwsVpcConfiguration } from '@aws-sdk/client-ecs'
import type { Check } from '../../domain/verify/verify-check.ts'
import { logGroupsOf } from '../../domain/verify/log-groups.ts'
import { judgeNetwork, type NetworkFacts } from '../../domain/verify/network.ts'
import { known, mapReading, type Reading } from '../../domain/verify/answer.ts'
import { parseReference } from '../../domain/verify/task-secrets.ts'
import { ask, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of the network; none for another network mode. */
export const verifyNetwork = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const { service, definition } = subject
  const configuration = service.networkConfiguration?.awsvpcConfiguration
  if (definition.networkMode !== 'awsvpc' || configuration === undefined) return []
  return judgeNetwork(await readNetwork(subject, configuration, asking))
}

const readNetwork = async (
  subject: Subject,
  { subnets: subnetIds = [], securityGroups: groupIds = [], assignPublicIp }: AwsVpcConfiguration,
  { aws: { ec2 }, limit }: Asking,
): Promise<NetworkFacts> => {
  const [subnets, securityGroups] = await Promise.all([
    ask(ec2.describeSubnets({ SubnetIds: subnetIds }, limit), ['InvalidSubnetID.NotFound']),
    groupIds.length === 0
      ? known<DescribeSecurityGroupsResult>({})
      : ask(ec2.describeSecurityGroups({ GroupIds: groupIds }, limit), ['InvalidGroup.NotFound']),
  ])
  const found = mapReading(subnets, ({ Subnets = [] }) => Subnets)
  return {
    serviceName: subject.service.serviceName ?? '',
    publicIp: assignPublicIp === 'ENABLED' ? 'assigned' : 'none',
    subnets: found,
    securityGroups: mapReading(securityGroups, ({ SecurityGroups = [] }) => SecurityGroups),
    ways: await readWays(found, { ec2, limit }),
    needs: needsOf(subject),
  }
}

type WayAsking = Pick<Asking, 'limit'> & Pick<Asking['aws'], 'ec2'>

const readWays = async (subnets: NetworkFacts['subnets'], { ec2, limit }: WayAsking): Promise<NetworkFacts['ways']> => {
  // What was not read of the subnets is reported once.
  if (subnets.kind !== 'read') return { kind: 'missing' }
  const vpcs = [...new Set(subnets.value.flatMap(({ VpcId }) => VpcId ?? []))]
  const Filters = [{ Name: 'vpc-id', Values: vpcs }]
  const [routes, endpoints] = await Promise.all([
    ask(ec2.describeRouteTables({ Filters }, limit)),
    ask(ec2.describeVpcEndpoints({ Filters }, limit)),
  ])
  const routeTables = mapReading(routes, ({ RouteTables = [] }) => RouteTables)
  const all = mapReading(endpoints, ({ VpcEndpoints = [] }) => VpcEndpoints)
  return both(routeTables, all, (tables, ends) => ({ subnets: subnets.value, routeTables: tables, endpoints: ends }))
}

const both = <One, Other, Joint>(
  one: Reading<One>,
  other: Reading<Other>,
  join: (one: One, other: Other) => Joint,
): Reading<Joint> => (one.kind === 'read' ? mapReading(other, (value) => join(one.value, value)) : one)

/** ECR keeps layers in S3 (Amazon ECR user guide, "VPC endpoints"). */
const needsOf = ({ containers }: Subject): readonly string[] => {
  const kinds = containers.flatMap(({ secrets = [] }) =>
    secrets.map(({ valueFrom = '' }) => parseReference(valueFrom).kind),
  )
  return [
    'ecr.api',
    'ecr.dkr',
    's3',
    ...(logGroupsOf(containers).length > 0 ? ['logs'] : []),
    ...(kinds.includes('secret') ? ['secretsmanager'] : []),
    ...(kinds.includes('parameter') ? ['ssm'] : []),
  ]
}
