/** Shapes of a rollout as ECS answers them, in its own words. */
import type { Deployment, ServiceDeployment, ServiceEvent, ServiceRevision, Task } from '@aws-sdk/client-ecs'
import type { StartedDeployment } from '../../src/domain/rollout/rollout.ts'
import {
  CLUSTER,
  OLD_ID,
  OLD_TASK_DEFINITION,
  OUR_ARN,
  OUR_ID,
  OUR_TASK_DEFINITION,
  SERVICE,
  UPDATED_AT,
  after,
} from './fake-ecs.ts'

export const STARTED: StartedDeployment = {
  cluster: CLUSTER,
  service: SERVICE,
  deploymentId: OUR_ID,
  createdAt: UPDATED_AT,
  taskDefinitionArn: OUR_TASK_DEFINITION,
  previousTaskDefinitionArn: OLD_TASK_DEFINITION,
}

export const BREAKER = 'ECS deployment circuit breaker: tasks failed to start.'
export const BREAKER_ROLLBACK = `ECS deployment circuit breaker: rolling back to deploymentId ${OLD_ID}.`

/** Our entry of `deployments[]`. */
export const ours = (facts: Partial<Deployment> = {}): Deployment => ({
  id: OUR_ID,
  status: 'PRIMARY',
  taskDefinition: OUR_TASK_DEFINITION,
  desiredCount: 1,
  runningCount: 0,
  pendingCount: 1,
  failedTasks: 0,
  createdAt: after(0),
  rolloutState: 'IN_PROGRESS',
  rolloutStateReason: `ECS deployment ${OUR_ID} in progress.`,
  ...facts,
})

/** The entry of the deployment that ran before. */
export const old = (facts: Partial<Deployment> = {}): Deployment => ({
  ...ours(),
  id: OLD_ID,
  status: 'ACTIVE',
  taskDefinition: OLD_TASK_DEFINITION,
  runningCount: 1,
  pendingCount: 0,
  createdAt: after(-3600),
  rolloutState: 'COMPLETED',
  rolloutStateReason: `ECS deployment ${OLD_ID} completed.`,
  ...facts,
})

/** A newer entry, of a rollback or of somebody else's update. */
export const newer = (facts: Partial<Deployment> & { readonly id: string; readonly createdAt: Date }): Deployment => ({
  ...ours(),
  ...facts,
})

const REVISION = 'arn:aws:ecs:eu-west-1:123456789012:service-revision/prod/web/8'

/** Our service deployment. */
export const ourRollout = (facts: Partial<ServiceDeployment> = {}): ServiceDeployment => ({
  serviceDeploymentArn: OUR_ARN,
  createdAt: after(0.04),
  status: 'IN_PROGRESS',
  targetServiceRevision: { arn: REVISION, requestedTaskCount: 1 },
  deploymentCircuitBreaker: { status: 'MONITORING', failureCount: 0, threshold: 3 },
  ...facts,
})

export const OUR_REVISION: ServiceRevision = { serviceRevisionArn: REVISION, taskDefinition: OUR_TASK_DEFINITION }

export const event = (id: string, createdAt: Date, message: string): ServiceEvent => ({ id, createdAt, message })

/** A task of our deployment that stopped. */
export const stoppedTask = (name: string, facts: Partial<Task> = {}): Task => ({
  taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/prod/${name}`,
  startedBy: OUR_ID,
  desiredStatus: 'STOPPED',
  lastStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  stoppedAt: after(60),
  containers: [{ name: 'web', exitCode: 1 }],
  ...facts,
})
