/** ECS's CreateService: the checks that come before anything is created, and the first deployment. */
import type { CreateServiceRequest, CreateServiceResponse } from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'
import { ecsArn } from './identifiers.ts'
import { findCluster, findService, findTaskDefinition } from './lookup.ts'
import type { ClusterRecord, ServiceRecord } from './records.ts'
import { startRollout } from './rollout.ts'
import { describeService, type EcsBackend } from './services.ts'

/** The operation, over one state; client tokens are remembered with it. */
export const createServiceOperation = (backend: EcsBackend) => {
  const byToken = new Map<string, ServiceRecord>()
  return {
    CreateService: (input: CreateServiceRequest): CreateServiceResponse => {
      const { state, drive, now } = backend
      const cluster = findCluster(state, input.cluster)
      const known = byToken.get(input.clientToken ?? '')
      if (known !== undefined && known.name === input.serviceName) return { service: describeService(known) }
      refuseCreation(cluster, input)
      const taskDefinition = findTaskDefinition(state, input.taskDefinition ?? '')
      if (taskDefinition === undefined) throw new AwsError('ClientException', 'TaskDefinition not found.')
      const service = newService(cluster, input, ecsArn(state, `service/${cluster.name}/${input.serviceName ?? ''}`))
      cluster.services.push(service)
      if (input.clientToken !== undefined) byToken.set(input.clientToken, service)
      drive.rolloutStarted(service, startRollout(state, service, { taskDefinition, at: now() }))
      return { service: describeService(service) }
    },
  }
}

/** hashicorp/terraform-provider-aws#23462 and spinnaker/spinnaker#5476. */
const refuseCreation = (cluster: ClusterRecord, { serviceName, ...input }: CreateServiceRequest): void => {
  const existing = findService(cluster, serviceName ?? '')
  if (existing?.shape.status === 'DRAINING')
    throw new AwsError('InvalidParameterException', 'Unable to Start a service that is still Draining.')
  if (existing !== undefined && existing.shape.status !== 'INACTIVE')
    throw new AwsError('InvalidParameterException', 'Creation of service was not idempotent.')
  if (input.launchType !== undefined && (input.capacityProviderStrategy ?? []).length > 0) {
    const message = 'Specifying both a launch type and capacity provider strategy is not supported.'
    throw new AwsError('InvalidParameterException', message)
  }
}

const newService = (
  cluster: ClusterRecord,
  { clientToken: _, cluster: __, taskDefinition: ___, deploymentConfiguration, ...given }: CreateServiceRequest,
  serviceArn: string,
): ServiceRecord => ({
  clusterName: cluster.name,
  name: given.serviceName ?? '',
  rollouts: [],
  tasks: [],
  shape: {
    launchType: 'FARGATE',
    platformVersion: 'LATEST',
    loadBalancers: [],
    serviceRegistries: [],
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    propagateTags: 'NONE',
    ...given,
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: false, rollback: false },
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      strategy: 'ROLLING',
      ...deploymentConfiguration,
    },
    serviceArn,
    serviceName: given.serviceName ?? '',
    clusterArn: cluster.arn,
    status: 'ACTIVE',
    desiredCount: given.desiredCount ?? 0,
    runningCount: 0,
    pendingCount: 0,
    deployments: [],
    events: [],
  },
})
