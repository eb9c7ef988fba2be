/**
 * Addresses that no smoke test connects to: link-local ones, where clouds serve credentials (instance metadata, credentials of ECS and EKS
 * tasks), also in the forms that carry an IPv4 address in an IPv6 one. RFC 3927, RFC 4291, RFC 6052, RFC 3056; AWS, "Instance metadata".
 */
import { BlockList, isIP } from 'node:net'

const BLOCKED = new BlockList()
BLOCKED.addSubnet('169.254.0.0', 16, 'ipv4')
BLOCKED.addSubnet('fe80::', 10, 'ipv6')
// The IPv6 endpoints of instance metadata and of pod credentials on AWS.
BLOCKED.addSubnet('fd00:ec2::', 32, 'ipv6')
// IPv4 within IPv6: compatible, translated (NAT64), 6to4.
BLOCKED.addSubnet('::169.254.0.0', 112, 'ipv6')
BLOCKED.addSubnet('64:ff9b::169.254.0.0', 112, 'ipv6')
BLOCKED.addSubnet('2002:a9fe::', 32, 'ipv6')

/** Takes an address, an IPv6 one with or without its zone. What is no address is none of these. */
export const isLinkLocal = (address: string): boolean => {
  const [bare = ''] = address.split('%')
  const version = isIP(bare)
  // A list of IPv4 addresses holds for IPv4-mapped ones (`::ffff:169.254.169.254`), too.
  return version !== 0 && BLOCKED.check(bare, version === 4 ? 'ipv4' : 'ipv6')
}
