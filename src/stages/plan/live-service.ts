/** Reads clusters and services. */
import type { DescribeServicesCommandInput, Service, ServiceField } from '@aws-sdk/client-ecs'
import { isUnavailable } from '../../domain/aws/faults.ts'
import { unsupportedService } from '../../domain/aws/deployed-by.ts'
import type { LiveService } from '../../domain/aws/live.ts'
import { withTaskSets } from '../../domain/codedeploy/task-sets.ts'
import { lastPart } from '../../domain/aws/last-part.ts'
import { primaryOf } from '../../domain/rollout/picture.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Ecs } from '../../ports/aws.ts'
import { allOrEveryProblem, problemsIn } from './every-problem.ts'
import { isAwsError, missingName, readNames } from './missing-name.ts'
import { returned } from './returned.ts'

export interface ServiceName {
  readonly cluster: string
  readonly service: string
  /** What else is read of the service. */
  readonly include?: ServiceField[]
}

/** Finds a cluster by its name; gives its ARN, or null when this caller may not describe clusters (then the service has it). */
export type FindCluster = (name: string) => Promise<string | null>

type FoundService = Pick<
  LiveService,
  | 'clusterArn'
  | 'serviceArn'
  | 'serviceName'
  | 'previousTaskDefinitionArn'
  | 'desiredCount'
  | 'primaryDeploymentId'
  | 'described'
>

/**
 * The active service of that name.
 * @throws AggregateError of ShipError `E_CLUSTER_NOT_FOUND`, `E_SERVICE_NOT_FOUND` with the names that exist,
 *   `E_SERVICE_UNSUPPORTED`; AwsError
 */
export const readService = async (name: ServiceName, ecs: Ecs, findCluster: FindCluster): Promise<FoundService> => {
  const [clusterArn, found] = await allOrEveryProblem([findCluster(name.cluster), findService(name, ecs)]).catch(
    (thrown: unknown) => {
      throw withoutConsequences(thrown)
    },
  )
  const call = `ecs:DescribeServices, ${name.service}`
  return {
    clusterArn: returned(clusterArn ?? found.clusterArn, call),
    serviceArn: returned(found.serviceArn, call),
    serviceName: returned(found.serviceName, call),
    previousTaskDefinitionArn: found.taskDefinition ?? null,
    desiredCount: found.desiredCount ?? 0,
    primaryDeploymentId: primaryOf(found)?.id ?? null,
    described: found,
  }
}

/** A service cannot exist in a cluster that does not. */
const withoutConsequences = (thrown: unknown): AggregateError => {
  const problems = problemsIn(thrown)
  const isMissing = (code: string) => (problem: unknown) => problem instanceof ShipError && problem.code === code
  const isService = isMissing('E_SERVICE_NOT_FOUND')
  return new AggregateError(
    problems.some(isMissing('E_CLUSTER_NOT_FOUND')) ? problems.filter((problem) => !isService(problem)) : problems,
  )
}

/**
 * Finds clusters; each is asked for once, for however many services.
 * @throws ShipError `E_CLUSTER_NOT_FOUND` with the names that exist; AwsError
 */
export const clusterFinder = (ecs: Ecs): FindCluster => {
  const asked = new Map<string, Promise<string | null>>()
  return (name) => {
    const cluster = asked.get(name) ?? findCluster(name, ecs)
    asked.set(name, cluster)
    return cluster
  }
}

const findCluster = async (name: string, ecs: Ecs): Promise<string | null> => {
  const reply = await ecs.describeClusters({ clusters: [name] }).catch((thrown: unknown) => {
    if (isUnavailable(thrown)) return null
    throw thrown
  })
  if (reply === null) return null
  const cluster = reply.clusters?.find(({ status }) => status !== 'INACTIVE')
  if (cluster?.clusterArn !== undefined) return cluster.clusterArn
  throw await clusterNotFound(name, ecs)
}

const findService = async (name: ServiceName, ecs: Ecs): Promise<Service> => {
  const { services } = await ecs
    .describeServices({ cluster: name.cluster, services: [name.service], ...includedIn(name) })
    .catch(async (thrown: unknown) => {
      if (isAwsError(thrown, ['ClusterNotFoundException'])) throw await clusterNotFound(name.cluster, ecs)
      throw thrown
    })
  const [service] = services ?? []
  // For a while ECS still returns a deleted service, as INACTIVE (DescribeServices, "Service", status).
  if (service === undefined || service.status === 'INACTIVE') throw await serviceNotFound(name, ecs)
  const problem = unsupportedService(service)
  if (problem === null) return withTaskSets(service)
  const message = `the ECS service '${name.service}' in the cluster '${name.cluster}' ${problem.because}`
  throw fault('E_SERVICE_UNSUPPORTED', { message, hint: problem.hint })
}

const includedIn = ({ include = [] }: ServiceName): Pick<DescribeServicesCommandInput, 'include'> =>
  include.length === 0 ? {} : { include }

const serviceNotFound = async ({ cluster, service }: ServiceName, ecs: Ecs): Promise<ShipError> => {
  const names = await readNames(async (page) => {
    const { serviceArns, nextToken } = await ecs.listServices({ cluster, maxResults: 100, ...page })
    return { items: (serviceArns ?? []).map(lastPart), nextToken }
  })
  const what = { what: 'ECS service', plural: 'services', input: 'service', where: `in the cluster '${cluster}'` }
  return missingName('E_SERVICE_NOT_FOUND', { ...what, name: service, names })
}

const clusterNotFound = async (name: string, ecs: Ecs): Promise<ShipError> => {
  const names = await readNames(async (page) => {
    const { clusterArns, nextToken } = await ecs.listClusters({ maxResults: 100, ...page })
    return { items: (clusterArns ?? []).map(lastPart), nextToken }
  })
  return missingName('E_CLUSTER_NOT_FOUND', { what: 'ECS cluster', plural: 'clusters', input: 'cluster', name, names })
}
