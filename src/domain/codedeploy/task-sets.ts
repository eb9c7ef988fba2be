/** A service that CodeDeploy deploys, in the form in which ECS shows its own deployments. Pure. */
import type { Deployment, Service, TaskSet } from '@aws-sdk/client-ecs'
import { parseCodeDeployId } from '../rollout/identifiers.ts'

/** Whether CodeDeploy deploys it. */
export const isOfCodeDeploy = ({ deploymentController }: Pick<Service, 'deploymentController'>): boolean =>
  deploymentController?.type === 'CODE_DEPLOY'

/**
 * ECS lists the deployments of such a service as task sets: `deployments` is empty, and `externalId` is the id of the deployment of CodeDeploy
 * that has made a task set (API Reference, TaskSet). Any other service is given back as it is.
 */
export const withTaskSets = (service: Service): Service => {
  if (!isOfCodeDeploy(service) || service.taskSets === undefined) return service
  const primary = service.taskSets.find(({ status }) => status === 'PRIMARY')
  const taskDefinition = primary?.taskDefinition ?? service.taskDefinition
  return {
    ...service,
    ...(taskDefinition === undefined ? {} : { taskDefinition }),
    deployments: service.taskSets.map(asDeployment),
  }
}

const asDeployment = (taskSet: TaskSet): Deployment => {
  const { externalId, id, status, taskDefinition, createdAt, runningCount, pendingCount } = taskSet
  return {
    id: parseCodeDeployId(externalId) ?? id,
    status,
    taskDefinition,
    createdAt,
    runningCount,
    pendingCount,
    desiredCount: taskSet.computedDesiredCount,
  }
}
