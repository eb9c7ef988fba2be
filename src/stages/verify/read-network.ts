/** Reads the network of a service whose tasks have interfaces of their own. */
import type { Filter, SecurityGroup, Subnet } from '@aws-sdk/client-ec2'
import type { AwsVpcConfiguration } from '@aws-sdk/client-ecs'
import type { Check } from '../../domain/verify/verify-check.ts'
import { isOnFargate } from '../../domain/verify/launch.ts'
import { logGroupsOf } from '../../domain/verify/log-groups.ts'
import { judgeNetwork, type NetworkFacts } from '../../domain/verify/network.ts'
import { INCOMPLETE, known, mapReading, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { secretsOf } from '../../domain/verify/task-secrets.ts'
import { ask, askAll, type Asking } from './ask.ts'
import { accountOf, type Subject } from './subject.ts'

/** The checks of the network; none for another network mode. */
export const verifyNetwork = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const { service, definition } = subject
  const configuration = service.networkConfiguration?.awsvpcConfiguration
  if (definition.networkMode !== 'awsvpc' || configuration === undefined) return []
  return judgeNetwork(await readNetwork(subject, configuration, asking))
}

type NetworkAsking = Pick<Asking, 'limit'> & Pick<Asking['aws'], 'ec2'>

const readNetwork = async (
  subject: Subject,
  { subnets: subnetIds = [], securityGroups: groupIds = [], assignPublicIp }: AwsVpcConfiguration,
  { aws: { ec2 }, limit }: Asking,
): Promise<NetworkFacts> => {
  const asking = { ec2, limit }
  const [subnets, securityGroups] = await Promise.all([readSubnets(subnetIds, asking), readGroups(groupIds, asking)])
  return {
    serviceName: subject.service.serviceName ?? '',
    publicIp: assignPublicIp === 'ENABLED' ? 'assigned' : 'none',
    subnets,
    securityGroups,
    ways: isOnFargate(subject.service) ? await readWays(subnets, accountOf(subject), asking) : { kind: 'missing' },
    needs: needsOf(subject),
  }
}

/** A reply is complete when it has all that were asked for. */
const allOf = <Item>(items: readonly Item[] | undefined, ids: readonly string[]): Reading<readonly Item[]> =>
  items === undefined || items.length < new Set(ids).size ? INCOMPLETE : known(items)

const readSubnets = async (ids: readonly string[], { ec2, limit }: NetworkAsking): Promise<NetworkFacts['subnets']> => {
  const reply = await ask(ec2.describeSubnets({ SubnetIds: [...ids] }, limit), ['InvalidSubnetID.NotFound'])
  const subnets = thenReading(reply, ({ Subnets }) => allOf<Subnet>(Subnets, ids))
  return thenReading(subnets, (all) =>
    all.some(({ AvailabilityZone: zone, VpcId: vpc }) => zone === undefined || vpc === undefined)
      ? INCOMPLETE
      : known(all),
  )
}

/** Without any, the service has the default group of its VPC. */
const readGroups = async (
  ids: readonly string[],
  { ec2, limit }: NetworkAsking,
): Promise<NetworkFacts['securityGroups']> => {
  if (ids.length === 0) return known([])
  const reply = await ask(ec2.describeSecurityGroups({ GroupIds: [...ids] }, limit), ['InvalidGroup.NotFound'])
  return thenReading(reply, ({ SecurityGroups }) => allOf<SecurityGroup>(SecurityGroups, ids))
}

const readWays = async (
  subnets: NetworkFacts['subnets'],
  account: string,
  asking: NetworkAsking,
): Promise<NetworkFacts['ways']> => {
  // What was not read of the subnets is reported once.
  if (subnets.kind !== 'read') return { kind: 'missing' }
  if (subnets.value.some(({ OwnerId: owner }) => owner !== undefined && owner !== account)) {
    // Of a shared VPC, the account that uses it does not see every endpoint (Amazon VPC user guide, "Share your VPC subnets").
    return { kind: 'failed', because: 'the VPC belongs to another account' }
  }
  const vpcs = [...new Set(subnets.value.flatMap(({ VpcId }) => VpcId ?? []))]
  const [routeTables, endpoints] = await readVpcs([{ Name: 'vpc-id', Values: vpcs }], asking)
  return thenReading(routeTables, (tables) =>
    mapReading(endpoints, (ends) => ({ subnets: subnets.value, routeTables: tables, endpoints: ends })),
  )
}

const readVpcs = (Filters: Filter[], { ec2, limit }: NetworkAsking) =>
  Promise.all([
    askAll(async (NextToken) => {
      const page = await ec2.describeRouteTables({ Filters, NextToken }, limit)
      return { items: page.RouteTables, nextToken: page.NextToken }
    }),
    askAll(async (NextToken) => {
      const page = await ec2.describeVpcEndpoints({ Filters, NextToken }, limit)
      return { items: page.VpcEndpoints, nextToken: page.NextToken }
    }),
  ])

/** ECR keeps layers in S3 (Amazon ECR user guide, "VPC endpoints"); ECS Exec goes through Systems Manager. */
const needsOf = ({ containers, service }: Subject): readonly string[] => {
  const asked = secretsOf(containers).map(({ reference }) => (reference.kind === 'secret' ? reference.by : 'ssm'))
  return [
    'ecr.api',
    'ecr.dkr',
    's3',
    ...(logGroupsOf(containers).length > 0 ? ['logs'] : []),
    ...new Set(asked),
    ...(service.enableExecuteCommand === true ? ['ssmmessages'] : []),
  ]
}
