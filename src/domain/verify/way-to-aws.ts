/** Whether tasks in a subnet reach the AWS services that they need, as far as routes and VPC endpoints show it. */
import type { Route, RouteTable, Subnet, VpcEndpoint } from '@aws-sdk/client-ec2'

export interface Ways {
  readonly subnets: readonly Subnet[]
  readonly routeTables: readonly RouteTable[]
  readonly endpoints: readonly VpcEndpoint[]
}

export interface Travel {
  /** Endpoints that tasks need, by the last part of their names: `ecr.dkr`, `logs`. */
  readonly needs: readonly string[]
  readonly publicIp: 'assigned' | 'none'
}

export type Way =
  | { readonly kind: 'open' }
  /** The services that are not reached. */
  | { readonly kind: 'cut'; readonly from: readonly string[] }
  | { readonly kind: 'unclear'; readonly because: string }

/** The way of the tasks in a subnet: a default route that leads out of the VPC, or an endpoint for each service. */
export const wayFrom = (subnet: Subnet, { routeTables, endpoints }: Ways, { needs, publicIp }: Travel): Way => {
  const table = tableOf(subnet, routeTables)
  if (table === undefined) return { kind: 'unclear', because: 'no route table was found' }
  if (leadsOut(subnet, table, publicIp)) return { kind: 'open' }
  const usable = endpoints.filter(isAvailable).filter((endpoint) => serves(endpoint, subnet, table))
  const missing = needs.filter((need) => !usable.some((endpoint) => isFor(need, endpoint) && hasDefaultName(endpoint)))
  if (missing.length === 0) return { kind: 'open' }
  if (missing.every((need) => usable.some((endpoint) => isFor(need, endpoint)))) {
    // A private hosted zone of the account may name them.
    return { kind: 'unclear', because: `the VPC endpoints for ${missing.join(', ')} have no private DNS names` }
  }
  if (table.Routes?.some(isOfOwnPrefixList) === true) {
    return { kind: 'unclear', because: 'a route leads to a prefix list that is not read' }
  }
  return { kind: 'cut', from: missing }
}

/** A subnet without a table of its own has the main one of its VPC. */
const tableOf = ({ SubnetId, VpcId }: Subnet, tables: readonly RouteTable[]): RouteTable | undefined =>
  tables.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === SubnetId)) ??
  tables.find((table) => table.VpcId === VpcId && table.Associations?.some(({ Main }) => Main === true) === true)

/**
 * An internet gateway serves only what has a public IPv4 address, or any IPv6 address; every other target of a default route may lead out.
 * A subnet for IPv6 alone has only routes of IPv6.
 */
const leadsOut = ({ Ipv6Native }: Subnet, { Routes = [] }: RouteTable, publicIp: Travel['publicIp']): boolean =>
  Routes.filter(({ State }) => State !== 'blackhole').some((route) =>
    Ipv6Native === true
      ? route.DestinationIpv6CidrBlock === '::/0'
      : route.DestinationCidrBlock === '0.0.0.0/0' && (!isToInternetGateway(route) || publicIp === 'assigned'),
  )

const isToInternetGateway = ({ GatewayId = '' }: Route): boolean => GatewayId.startsWith('igw-')

/** That of an endpoint for S3 or DynamoDB is AWS's own. */
const isOfOwnPrefixList = ({ DestinationPrefixListId, GatewayId = '', State }: Route): boolean =>
  DestinationPrefixListId !== undefined && State !== 'blackhole' && !GatewayId.startsWith('vpce-')

/** EC2 writes the states of endpoints with either case. */
const isAvailable = ({ State }: VpcEndpoint): boolean => State?.toLowerCase() === 'available'

/** A gateway serves the route tables that it is in, an interface its whole VPC. */
const serves = (
  { VpcEndpointType: type, RouteTableIds = [], VpcId }: VpcEndpoint,
  subnet: Subnet,
  { RouteTableId = '' }: RouteTable,
): boolean => (type === 'Gateway' ? RouteTableIds.includes(RouteTableId) : VpcId === subnet.VpcId)

const isFor = (need: string, { ServiceName = '' }: VpcEndpoint): boolean => ServiceName.endsWith(`.${need}`)

/** The SDK and Docker ask for the public name of a service, which leads to an interface only with private DNS. */
const hasDefaultName = ({ VpcEndpointType: type, PrivateDnsEnabled }: VpcEndpoint): boolean =>
  type === 'Gateway' || PrivateDnsEnabled !== false
