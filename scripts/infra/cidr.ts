/** `Fn::Cidr` for IPv4: the first blocks of a size within a block. */

/** `hostBits` is 32 minus the length of their prefix. @throws Error where so many do not fit, or the block is none */
export const subnetsOf = (block: string, count: number, hostBits: number): readonly string[] => {
  const [, address = '', prefix = ''] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(block) ?? []
  const octets = address.split('.').map(Number)
  if (octets.length !== 4 || octets.some((octet) => octet > 255) || Number(prefix) > 32) {
    throw new Error(`Fn::Cidr: ${block} is not an IPv4 block`)
  }
  const first = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  const room = 2 ** (32 - Number(prefix) - hostBits)
  if (!(count <= room)) throw new Error(`Fn::Cidr: ${block} has no room for ${count} blocks of ${hostBits} bits`)
  return Array.from({ length: count }, (_, index) => `${dotted(first + index * 2 ** hostBits)}/${32 - hostBits}`)
}

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.')
