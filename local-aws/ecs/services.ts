/** ECS's cluster and service operations. */
import type {
  Cluster,
  ClusterField,
  DescribeClustersRequest,
  DescribeClustersResponse,
  DescribeServicesRequest,
  DescribeServicesResponse,
  ListClustersRequest,
  ListClustersResponse,
  ListServicesRequest,
  ListServicesResponse,
  UpdateServiceRequest,
  UpdateServiceResponse,
} from '@aws-sdk/client-ecs'
import { taskSetsOf } from '../codedeploy/task-sets.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { Drive } from './drive.ts'
import { ecsArn, lastPart } from './identifiers.ts'
import { findCluster, findService, findTaskDefinition, page, requireService } from './lookup.ts'
import type { ClusterRecord, EcsState, ServiceRecord, TaskDefinitionRecord } from './records.ts'
import { startRollout } from './rollout.ts'
import { refuseAttributes, setAttributes } from './attributes-of-service.ts'
import { isShifted } from './strategy.ts'
import { scaleService } from './tasks.ts'

/** What the operations work on. */
export interface EcsBackend {
  readonly state: EcsState
  readonly drive: Drive
  readonly now: () => Date
}

const MOST_SERVICES = 10

/** The operations of this file. */
export const serviceOperations = ({ state, drive, now }: EcsBackend) => ({
  ListClusters: (input: ListClustersRequest): ListClustersResponse => {
    const active = state.clusters.filter(({ status }) => status === 'ACTIVE')
    const { items, next } = page(active, input)
    return { clusterArns: items.map(({ arn }) => arn), ...next }
  },
  DescribeClusters: (input: DescribeClustersRequest): DescribeClustersResponse => {
    const asked = (input.clusters ?? ['default']).map(lastPart)
    const found = state.clusters.filter(({ name }) => asked.includes(name))
    const missing = asked.filter((name) => found.every((cluster) => cluster.name !== name))
    return {
      clusters: found.map((cluster) => describeCluster(cluster, input.include ?? [])),
      failures: missing.map((name) => ({ arn: ecsArn(state, `cluster/${name}`), reason: 'MISSING' })),
    }
  },
  ListServices: (input: ListServicesRequest): ListServicesResponse => {
    const { services } = findCluster(state, input.cluster)
    const { items, next } = page(services, { maxResults: 10, ...input })
    return { serviceArns: items.map(({ shape }) => shape.serviceArn), ...next }
  },
  DescribeServices: (input: DescribeServicesRequest): DescribeServicesResponse => {
    const cluster = findCluster(state, input.cluster)
    const asked = input.services ?? []
    if (asked.length === 0) throw new AwsError('InvalidParameterException', 'Services cannot be empty.')
    if (asked.length > MOST_SERVICES) {
      throw new AwsError('InvalidParameterException', `Services cannot have more than ${MOST_SERVICES} elements.`)
    }
    const found = asked.map((name) => findService(cluster, name)).filter((service) => service !== undefined)
    const missing = asked.filter((name) => findService(cluster, name) === undefined)
    return {
      services: found.map((service) => {
        const { tags, ...shape } = drive.stale(service) ?? describeService(service)
        return tags !== undefined && input.include?.includes('TAGS') === true ? { ...shape, tags } : shape
      }),
      failures: missing.map((name) => ({
        arn: ecsArn(state, `service/${cluster.name}/${lastPart(name)}`),
        reason: 'MISSING',
      })),
    }
  },
  UpdateService: (input: UpdateServiceRequest): UpdateServiceResponse => {
    const service = requireService(findCluster(state, input.cluster), input.service ?? '')
    updateService({ state, drive, now }, service, input)
    return { service: describeService(service) }
  },
})

const updateService = (backend: EcsBackend, service: ServiceRecord, input: UpdateServiceRequest): void => {
  refuseUpdate(service, input)
  const wanted = usableTaskDefinition(backend.state, input.taskDefinition ?? service.shape.taskDefinition ?? '')
  if (input.desiredCount !== undefined) scaleService(service, input.desiredCount)
  const isNew = wanted.definition.taskDefinitionArn !== service.shape.taskDefinition
  const startsByItself = setAttributes(service, input)
  if (!isNew && input.forceNewDeployment !== true && !startsByItself) return
  const rollout = startRollout(backend.state, service, { taskDefinition: wanted, at: backend.now() })
  backend.drive.rolloutStarted(service, rollout)
}

const refuseUpdate = (service: ServiceRecord, input: UpdateServiceRequest): void => {
  if (service.shape.status !== 'ACTIVE') throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.')
  const controller = service.shape.deploymentController?.type ?? 'ECS'
  if (controller !== 'ECS' && input.taskDefinition !== undefined) {
    const message = `Unable to update task definition on services with a ${controller} deployment controller. Please use Code Deploy to trigger a new deployment.`
    throw new AwsError('InvalidParameterException', message)
  }
  refuseAttributes(service, input)
}

const usableTaskDefinition = (state: EcsState, name: string): TaskDefinitionRecord => {
  const found = findTaskDefinition(state, name)
  if (found === undefined) throw new AwsError('ClientException', 'TaskDefinition not found.')
  if (found.definition.status !== 'ACTIVE') throw new AwsError('ClientException', 'TaskDefinition is inactive')
  return found
}

/** The service as a reply shows it: a copy, so that later transitions do not change a reply that was sent. */
export const describeService = (service: ServiceRecord): ServiceRecord['shape'] => {
  const shape = structuredClone(service.shape)
  if (shape.deploymentController?.type === 'CODE_DEPLOY') {
    return { ...shape, deployments: [], taskSets: taskSetsOf(service) }
  }
  const isClassic = shape.loadBalancers?.every(({ loadBalancerName }) => loadBalancerName === undefined) === false
  // ECS gives a rolloutState for rolling deployments only, and none behind a Classic Load Balancer (API Reference, Deployment).
  if (!isClassic && !isShifted(service)) return shape
  return {
    ...shape,
    deployments: shape.deployments.map(({ rolloutState: _, rolloutStateReason: _reason, ...rest }) => rest),
  }
}

/** What is not asked for with `include` is in the reply, and empty (ECS API Reference, DescribeClusters). */
const describeCluster = (cluster: ClusterRecord, include: readonly ClusterField[]): Cluster => {
  const tasks = cluster.services.flatMap((service) => service.tasks)
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length
  const stopped = tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED').length
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: 0,
    runningTasksCount: running,
    pendingTasksCount: tasks.length - running - stopped,
    activeServicesCount: cluster.services.length,
    statistics: [],
    tags: [],
    settings: include.includes('SETTINGS') ? [...cluster.settings] : [],
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
  }
}
