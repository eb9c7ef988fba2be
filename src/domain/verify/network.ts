/** The network of tasks with interfaces of their own: zones, the way to AWS, and who reaches them. None of it is proof, so nothing is an error. */
import type { IpPermission, SecurityGroup, Subnet } from '@aws-sdk/client-ec2'
import { good, judge, unknown, warn, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'
import { wayFrom, type Ways } from './way-to-aws.ts'

export interface NetworkFacts {
  readonly serviceName: string
  readonly publicIp: 'assigned' | 'none'
  readonly subnets: Reading<readonly Subnet[]>
  readonly securityGroups: Reading<readonly SecurityGroup[]>
  readonly ways: Reading<Ways>
  /** Endpoints that tasks need, by the last part of their names: `ecr.dkr`, `logs`. */
  readonly needs: readonly string[]
}

/** The checks of the network. */
export const judgeNetwork = (facts: NetworkFacts): readonly Check[] => [
  ...zoneChecks(facts),
  ...wayChecks(facts),
  ...groupChecks(facts),
  ...publicChecks(facts),
]

const ADD_A_WAY = 'Add a NAT gateway or VPC endpoints, or assign public IP addresses in public subnets.'

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
      const ways = all.subnets.map((subnet) => ({
        id: subnet.SubnetId ?? '',
        way: wayFrom(subnet, all, { needs, publicIp }),
      }))
      const cut = ways.flatMap(({ id, way }) => (way.kind === 'cut' ? [`from ${id} to ${way.from.join(', ')}`] : []))
      const unclear = ways.flatMap(({ id, way }) => (way.kind === 'unclear' ? [`${way.because} (${id})`] : []))
      if (cut.length > 0) return [warn(about, { what: `has no way ${cut.join('; ')}`, next: ADD_A_WAY })]
      if (unclear.length > 0) return [unknown(about, `not checked: ${unclear.join('; ')}`)]
      return [good(about, `has a way to ${needs.join(', ')}`)]
    },
    missing: () => [],
  })
}

const groupChecks = ({ securityGroups, serviceName }: NetworkFacts): readonly Check[] =>
  judge(securityGroups, {
    about: { id: 'open-security-group', subject: `service ${serviceName}` },
    read: (groups) =>
      groups.map((group) => {
        const about = { id: 'open-security-group', subject: `security group ${group.GroupId ?? ''}` }
        const open = (group.IpPermissions ?? []).filter(isOpen)
        if (open.length === 0) return good(about, 'is not open to the internet')
        const ports = open.map(portsOf)
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

const isOpen = ({ IpRanges = [], Ipv6Ranges = [] }: IpPermission): boolean =>
  [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)].some(
    (range) => range === '0.0.0.0/0' || range === '::/0',
  )

/** The ports of ICMP are types and codes. */
const portsOf = ({ IpProtocol: protocol = '', FromPort: from, ToPort: to }: IpPermission): number | string => {
  if (/^icmp/i.test(protocol)) return 'ICMP'
  return from === to ? (from ?? 'all ports') : `${from ?? 0}-${to ?? 65_535}`
}

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
