/** The network of tasks with interfaces of their own: zones, the way to AWS, and who reaches them. None of it is proof, so nothing is an error. */
import type { RouteTable, SecurityGroup, Subnet, VpcEndpoint } from '@aws-sdk/client-ec2'
import { good, judge, warn, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

export interface NetworkFacts {
  readonly serviceName: string
  readonly publicIp: 'assigned' | 'none'
  readonly subnets: Reading<readonly Subnet[]>
  readonly securityGroups: Reading<readonly SecurityGroup[]>
  readonly ways: Reading<Ways>
  /** Endpoints that tasks need, by the last part of their names: `ecr.dkr`, `logs`. */
  readonly needs: readonly string[]
}

export interface Ways {
  readonly subnets: readonly Subnet[]
  readonly routeTables: readonly RouteTable[]
  readonly endpoints: readonly VpcEndpoint[]
}

/** The checks of the network. */
export const judgeNetwork = (facts: NetworkFacts): readonly Check[] => [
  ...zoneChecks(facts),
  ...wayChecks(facts),
  ...groupChecks(facts),
  ...publicChecks(facts),
]

const zoneChecks = ({ serviceName, subnets }: NetworkFacts): readonly Check[] => {
  const about = { id: 'subnet-zones', subject: `service ${serviceName}` }
  return judge(subnets, {
    about,
    read: (all) => {
      const zones = [...new Set(all.flatMap(({ AvailabilityZone: zone }) => zone ?? []))]
      if (zones.length > 1) return [good(about, `has subnets in ${zones.length} Availability Zones`)]
      const what = `has subnets in one Availability Zone only (${zones.join()})`
      return [warn(about, { what, next: 'Add a subnet in another zone to the service.' })]
    },
    missing: () => [
      warn(about, {
        what: 'has a subnet that does not exist',
        next: 'Correct the network configuration of the service.',
      }),
    ],
  })
}

const wayChecks = ({ serviceName, ways, needs, publicIp }: NetworkFacts): readonly Check[] => {
  const about = { id: 'way-to-aws', subject: `service ${serviceName}` }
  return judge(ways, {
    about,
    read: (all) => {
      const cut = all.subnets.flatMap((subnet) => {
        const missing = endpointsMissing(subnet, all, { needs, publicIp })
        return missing.length === 0 ? [] : [`from ${subnet.SubnetId ?? ''} to ${missing.join(', ')}`]
      })
      if (cut.length === 0) return [good(about, `reaches ${needs.join(', ')}`)]
      return [
        warn(about, {
          what: `has no way ${cut.join('; ')}`,
          next: 'Add a NAT gateway or VPC endpoints, or assign public IP addresses in public subnets.',
        }),
      ]
    },
    missing: () => [],
  })
}

const endpointsMissing = (
  subnet: Subnet,
  { routeTables, endpoints }: Ways,
  { needs, publicIp }: Pick<NetworkFacts, 'needs' | 'publicIp'>,
): readonly string[] => {
  const table = tableOf(subnet, routeTables)
  if (table === undefined || leadsOut(table, publicIp)) return []
  const reached = endpoints.filter(
    ({ State, VpcEndpointType: type, RouteTableIds: tables = [] }) =>
      // EC2 writes the states of endpoints with either case.
      State?.toLowerCase() === 'available' && (type !== 'Gateway' || tables.includes(table.RouteTableId ?? '')),
  )
  return needs.filter((need) => !reached.some(({ ServiceName = '' }) => ServiceName.endsWith(`.${need}`)))
}

/** A subnet without a table of its own has the main one of its VPC. */
const tableOf = ({ SubnetId, VpcId }: Subnet, tables: readonly RouteTable[]): RouteTable | undefined =>
  tables.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId)) ??
  tables.find((table) => table.VpcId === VpcId && table.Associations?.some(({ Main }) => Main === true) === true)

/** An internet gateway serves only what has a public address; every other target of a default route may lead out. */
const leadsOut = ({ Routes = [] }: RouteTable, publicIp: NetworkFacts['publicIp']): boolean =>
  Routes.some(
    ({ DestinationCidrBlock: to, State, GatewayId = '' }) =>
      to === '0.0.0.0/0' && State !== 'blackhole' && (!GatewayId.startsWith('igw-') || publicIp === 'assigned'),
  )

const groupChecks = ({ securityGroups, serviceName }: NetworkFacts): readonly Check[] =>
  judge(securityGroups, {
    about: { id: 'open-security-group', subject: `service ${serviceName}` },
    read: (groups) =>
      groups.map((group) => {
        const about = { id: 'open-security-group', subject: `security group ${group.GroupId ?? ''}` }
        const open = (group.IpPermissions ?? []).filter(({ IpRanges = [], Ipv6Ranges = [] }) =>
          [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)].some(
            (range) => range === '0.0.0.0/0' || range === '::/0',
          ),
        )
        if (open.length === 0) return good(about, 'is not open to the internet')
        const ports = open.map(({ FromPort: from, ToPort: to }) =>
          from === to ? (from ?? 'all ports') : `${from ?? 0}-${to ?? 65_535}`,
        )
        return warn(about, {
          what: `is open to the internet (${ports.join(', ')})`,
          next: 'Let in only the security group of the load balancer.',
        })
      }),
    missing: () => [
      warn(
        { id: 'open-security-group', subject: `service ${serviceName}` },
        { what: 'has a security group that does not exist', next: 'Correct the network configuration of the service.' },
      ),
    ],
  })

const publicChecks = ({ publicIp, serviceName }: NetworkFacts): readonly Check[] => {
  if (publicIp === 'none') return []
  const about = { id: 'public-ip', subject: `service ${serviceName}` }
  return [
    warn(about, {
      what: 'gives its tasks public IP addresses',
      next: 'Run the tasks in private subnets with `assignPublicIp: DISABLED`.',
    }),
  ]
}
