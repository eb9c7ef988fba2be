/** Finds what a request names, by name or by ARN, with ECS's errors when it does not exist. */
import { AwsError } from '../protocol/aws-error.ts'
import { lastPart } from './identifiers.ts'
import type { ClusterRecord, EcsState, ServiceRecord, TaskDefinitionRecord } from './records.ts'

/** The named cluster; `default` without a name. Throws ClusterNotFoundException. */
export const findCluster = (state: EcsState, cluster: string | undefined): ClusterRecord => {
  const name = lastPart(cluster ?? 'default')
  const found = state.clusters.find((candidate) => candidate.name === name && candidate.status === 'ACTIVE')
  if (found === undefined) throw new AwsError('ClusterNotFoundException', 'Cluster not found.')
  return found
}

/** The named service, or undefined: DescribeServices reports a missing one as a failure, UpdateService as an error. */
export const findService = (cluster: ClusterRecord, service: string): ServiceRecord | undefined => {
  const name = lastPart(service)
  return cluster.services.find((candidate) => candidate.name === name)
}

/** The named service. Throws ServiceNotFoundException. */
export const requireService = (cluster: ClusterRecord, service: string): ServiceRecord => {
  const found = findService(cluster, service)
  if (found === undefined) throw new AwsError('ServiceNotFoundException', 'Service not found.')
  return found
}

/** A task definition by `family` (the newest active one), `family:revision` or ARN; undefined when there is none. */
export const findTaskDefinition = (state: EcsState, name: string): TaskDefinitionRecord | undefined => {
  const [family, revision] = lastPart(name).split(':')
  const ofFamily = state.taskDefinitions.filter(({ definition }) => definition.family === family)
  if (revision !== undefined) return ofFamily.find(({ definition }) => definition.revision === Number(revision))
  return ofFamily.findLast(({ definition }) => definition.status === 'ACTIVE')
}

/** The page of a list that `nextToken` and `maxResults` ask for, and the token of the next one. */
export const page = <Item>(
  items: readonly Item[],
  request: { readonly nextToken?: string | undefined; readonly maxResults?: number | undefined },
): { readonly items: readonly Item[]; readonly next: { readonly nextToken?: string } } => {
  const from = request.nextToken === undefined ? 0 : Number(Buffer.from(request.nextToken, 'base64').toString())
  if (!Number.isInteger(from)) throw new AwsError('InvalidParameterException', 'Invalid token.')
  const to = from + (request.maxResults ?? 100)
  const next = to < items.length ? { nextToken: Buffer.from(String(to)).toString('base64') } : {}
  return { items: items.slice(from, to), next }
}
