/** What a region decides: the partition of its ARNs and the domain of its hosts (AWS General Reference). */

/** `aws`, `aws-cn`, `aws-us-gov`, … */
export const partitionOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

/** The host of an account's registry in a region. */
export const registryHostOf = (account: string, region: string): string => {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return `${account}.dkr.ecr.${region}.${domain}`
}
