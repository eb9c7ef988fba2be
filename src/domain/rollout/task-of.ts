/** Whose task it is. */
import type { Task } from '@aws-sdk/client-ecs'
import { deployerOf } from './identifiers.ts'
import type { StartedDeployment } from './rollout.ts'

/**
 * Whether a task is one of the deployment. A task of ECS's own deployment names it; one of a task set names the task set, so that the revision
 * decides, and the time: a revision that is deployed again may have had tasks before. Both times are the server's.
 */
export const isTaskOf = ({ startedBy, taskDefinitionArn, createdAt }: Task, started: StartedDeployment): boolean =>
  deployerOf(started.deploymentId) === 'ecs'
    ? startedBy === started.deploymentId
    : taskDefinitionArn === started.taskDefinitionArn && (createdAt?.getTime() ?? Infinity) >= started.createdAt
