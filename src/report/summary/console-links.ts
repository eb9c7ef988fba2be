/** Addresses in the AWS consoles of all partitions. Every part is percent-encoded; a host is only made of a region in a known form. */
import { ecrRegistry } from '../../domain/image/own-registry.ts'
import { plainLine } from '../hostile.ts'

/** Console domains by the beginning of the region (AWS General Reference, "AWS service endpoints" of each partition). */
const CONSOLES: readonly (readonly [RegExp, string])[] = [
  [/^cn-[a-z]+-\d$/u, 'console.amazonaws.cn'],
  [/^us-gov-[a-z]+-\d$/u, 'console.amazonaws-us-gov.com'],
  // `us-iso…` and `eu-isoe…` are partitions whose consoles are not on the internet.
  [/^(?!us-iso|eu-iso)[a-z]{2}-[a-z]+-\d$/u, 'console.aws.amazon.com'],
]

const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov']

const consoleOf = (region: string): string | null => {
  const domain = CONSOLES.find(([form]) => form.test(region))?.[1]
  return domain === undefined ? null : `https://${region}.${domain}`
}

/** The deployments of a service, or null when the cluster's ARN is of no partition with a console. */
export const serviceAddress = (clusterArn: string, service: string): string | null => {
  const [, partition = '', , region = '', , ...resource] = clusterArn.split(':')
  const console = PARTITIONS.includes(partition) ? consoleOf(region) : null
  const cluster = resource.join(':').split('/').at(-1) ?? ''
  if (console === null || cluster === '') return null
  const path = `clusters/${encoded(cluster)}/services/${encoded(service)}/deployments`
  return `${console}/ecs/v2/${path}?region=${region}`
}

/** One task of a cluster, or null as above. */
export const taskAddress = (clusterArn: string, taskArn: string): string | null => {
  const [, partition = '', , region = '', , ...resource] = clusterArn.split(':')
  const console = PARTITIONS.includes(partition) ? consoleOf(region) : null
  const cluster = resource.join(':').split('/').at(-1) ?? ''
  const task = taskArn.split('/').at(-1) ?? ''
  if (console === null || cluster === '' || task === '') return null
  return `${console}/ecs/v2/clusters/${encoded(cluster)}/tasks/${encoded(task)}/configuration?region=${region}`
}

interface LogPlace {
  readonly group: string
  /** Null: the cluster's. */
  readonly region: string | null
  /** Null: the group alone. */
  readonly stream: string | null
}

/** A log group in CloudWatch Logs, or one stream of it; null when the cluster's ARN is of no partition with a console. */
export const logAddress = (clusterArn: string, { group, region: own, stream }: LogPlace): string | null => {
  const [, partition = '', , clusterRegion = ''] = clusterArn.split(':')
  const region = own ?? clusterRegion
  const console = PARTITIONS.includes(partition) ? consoleOf(region) : null
  if (console === null || group === '') return null
  const events = stream === null ? '' : `/log-events/${fragment(stream)}`
  return `${console}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${fragment(group)}${events}`
}

/** The console's own encoding in the part after `#`: percent-encoded twice, with `$` for the outer percent sign. */
const fragment = (text: string): string => encodeURIComponent(encoded(text)).replaceAll('%', '$')

/** A repository of ECR, or null for another registry. */
export const repositoryAddress = (registry: string, repository: string): string | null => {
  const { account = '', region = '' } = ecrRegistry(registry) ?? {}
  const console = consoleOf(region)
  if (console === null) return null
  const path = repository.split('/').map(encoded).join('/')
  return `${console}/ecr/repositories/private/${account}/${path}?region=${region}`
}

/** `encodeURIComponent` throws on half a character. */
const encoded = (text: string): string => encodeURIComponent(plainLine(text))
