/** The host of ECR that images go to and come from. The API names the classic one; which one a run uses is its choice of endpoints. */

/** By AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT, or the shared configuration. */
export interface EndpointChoice {
  readonly fips: 'on' | 'off'
  readonly dualStack: 'on' | 'off'
}

const HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.([a-z.-]+)$/u

/** The DNS suffixes of the partitions that have dual-stack endpoints (the AWS SDK's partitions, `dualStackDnsSuffix`). */
const DUAL_STACK: Readonly<Record<string, string>> = {
  'amazonaws.com': 'on.aws',
  'amazonaws.com.cn': 'on.amazonwebservices.com.cn',
}

/**
 * Amazon ECR user guide, "Amazon ECR endpoints": `dkr.ecr` and `dkr.ecr-fips`, with dual stack `dkr-ecr` and `dkr-ecr-fips`. Another host, and one
 * that was chosen already, stays as it is.
 */
export const dataPlaneHost = (host: string, { fips, dualStack }: EndpointChoice): string => {
  const [, account, region, suffix = ''] = HOST.exec(host) ?? []
  if (account === undefined || region === undefined) return host
  const service = `ecr${fips === 'on' ? '-fips' : ''}`
  const dual = dualStack === 'on' ? DUAL_STACK[suffix] : undefined
  if (dual !== undefined) return `${account}.dkr-${service}.${region}.${dual}`
  return fips === 'on' ? host.replace(/ecr(?:-fips)?/u, service) : host
}
