/** The deployments of a service as ECS shows them where CodeDeploy deploys it: as task sets (API Reference, TaskSet). */
import type { TaskSet } from '@aws-sdk/client-ecs'
import type { DeploymentRecord, ServiceRecord } from '../ecs/records.ts'

export const taskSetsOf = (service: ServiceRecord): TaskSet[] =>
  service.shape.deployments.map((record) => taskSetOf(service, record))

const taskSetOf = ({ shape, externalIds }: ServiceRecord, record: DeploymentRecord): TaskSet => {
  const { id, status, taskDefinition, desiredCount, pendingCount, runningCount, createdAt } = record
  const externalId = externalIds?.get(id)
  return {
    id,
    serviceArn: shape.serviceArn,
    clusterArn: shape.clusterArn,
    ...(externalId === undefined ? {} : { startedBy: 'CODE_DEPLOY', externalId }),
    status,
    taskDefinition,
    computedDesiredCount: desiredCount,
    pendingCount,
    runningCount,
    createdAt,
    updatedAt: createdAt,
    launchType: shape.launchType,
    platformVersion: shape.platformVersion,
    networkConfiguration: shape.networkConfiguration,
    loadBalancers: shape.loadBalancers,
    ...(shape.capacityProviderStrategy === undefined
      ? {}
      : { capacityProviderStrategy: shape.capacityProviderStrategy }),
    scale: { value: 100, unit: 'PERCENT' },
    stabilityStatus: 'STEADY_STATE',
  }
}
