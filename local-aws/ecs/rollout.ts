/**
 * The transitions of a service deployment, as ECS makes them for a rolling update. The engine drive calls them when containers
 * change; the script drive calls them when a scenario says so. Sources: AWS's guide on failure detection and on service
 * deployments, and replies from real accounts in public threads.
 */
import type { ServiceDeploymentStatus } from '@aws-sdk/client-ecs'
import { deploymentId, serviceDeploymentArn, serviceRevisionArn } from './identifiers.ts'
import type { DeploymentRecord, EcsState, Rollout, ServiceRecord, TaskDefinitionRecord } from './records.ts'
import { addEvent, livingTasks, recount, taskStops, idOf } from './tasks.ts'
import { eventText, rolloutReason, statusReason, stoppedReason } from './words.ts'

const ENDED: readonly ServiceDeploymentStatus[] = ['STOPPED', 'SUCCESSFUL', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']

/** Whether a service deployment is in a terminal state. */
export const hasEnded = (rollout: Rollout): boolean => ENDED.includes(rollout.serviceDeployment.status)

/** The service deployment in progress, or null. */
export const currentRollout = (service: ServiceRecord): Rollout | null => {
  const newest = service.rollouts[0]
  return newest === undefined || hasEnded(newest) ? null : newest
}

/** The newest rollout that completed: what the service is rolled back to. */
export const lastCompleted = (service: ServiceRecord): Rollout | null =>
  service.rollouts.find(({ serviceDeployment }) => serviceDeployment.status === 'SUCCESSFUL') ?? null

/**
 * The number of failed tasks that trips the circuit breaker: half of the desired count, rounded up, at least 3, at most 200
 * (Amazon ECS Developer Guide, "How the Amazon ECS deployment circuit breaker detects failures").
 */
export const breakerThreshold = (desiredCount: number): number =>
  Math.min(200, Math.max(3, Math.ceil(desiredCount / 2)))

/** Starts a new PRIMARY deployment for a task definition. A deployment in progress is stopped as superseded. */
export const startRollout = (
  state: EcsState,
  service: ServiceRecord,
  start: { readonly taskDefinition: TaskDefinitionRecord; readonly at: Date; readonly seeded?: true },
): Rollout => {
  const running = currentRollout(service)
  if (running !== null) endRollout(running, { status: 'STOPPED', reason: statusReason.superseded, at: start.at })
  const { at, taskDefinition } = start
  const { taskDefinitionArn } = taskDefinition.definition
  const { serviceArn, clusterArn, launchType } = service.shape
  const revisionArn = serviceRevisionArn(state, service)
  const previous = lastCompleted(service)
  const rollout: Rollout = {
    deployment: newDeployment(service, { taskDefinitionArn, at }),
    taskDefinition,
    previous,
    rollback: null,
    seeded: start.seeded ?? false,
    revision: {
      serviceRevisionArn: revisionArn,
      serviceArn,
      clusterArn,
      taskDefinition: taskDefinitionArn,
      launchType,
      containerImages: [],
      createdAt: at,
    },
    serviceDeployment: {
      serviceDeploymentArn: serviceDeploymentArn(state, service),
      ...newServiceDeployment(service, { revisionArn, previous, at }),
    },
  }
  service.rollouts.unshift(rollout)
  service.shape.taskDefinition = taskDefinitionArn
  service.shape.currentServiceDeployment = rollout.serviceDeployment.serviceDeploymentArn
  recount(service)
  return rollout
}

const newServiceDeployment = (
  service: ServiceRecord,
  wanted: { readonly revisionArn: string; readonly previous: Rollout | null; readonly at: Date },
) => {
  const { serviceArn, clusterArn, deploymentConfiguration, desiredCount } = service.shape
  const { at, previous, revisionArn } = wanted
  const breaker = deploymentConfiguration?.deploymentCircuitBreaker?.enable === true
  return {
    serviceArn,
    clusterArn,
    createdAt: at,
    startedAt: at,
    updatedAt: at,
    status: 'IN_PROGRESS' as const,
    targetServiceRevision: { arn: revisionArn, requestedTaskCount: desiredCount },
    sourceServiceRevisions: previous === null ? [] : [{ arn: previous.revision.serviceRevisionArn }],
    deploymentConfiguration,
    deploymentCircuitBreaker: breaker
      ? { status: 'MONITORING' as const, failureCount: 0, threshold: breakerThreshold(desiredCount) }
      : { status: 'DISABLED' as const, failureCount: 0, threshold: 0 },
    alarms: { status: 'DISABLED' as const },
  }
}

/** The old PRIMARY becomes ACTIVE, and the new one comes first. */
export const newDeployment = (
  service: ServiceRecord,
  wanted: { readonly taskDefinitionArn: string; readonly at: Date },
): DeploymentRecord => {
  for (const deployment of service.shape.deployments) {
    if (deployment.status === 'PRIMARY') deployment.status = 'ACTIVE'
  }
  const id = deploymentId()
  const deployment: DeploymentRecord = {
    id,
    status: 'PRIMARY',
    taskDefinition: wanted.taskDefinitionArn,
    desiredCount: service.shape.desiredCount,
    pendingCount: 0,
    runningCount: 0,
    failedTasks: 0,
    createdAt: wanted.at,
    updatedAt: wanted.at,
    launchType: service.shape.launchType,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    networkConfiguration: service.shape.networkConfiguration,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: rolloutReason.inProgress(id),
  }
  service.shape.deployments.unshift(deployment)
  return deployment
}

/** Counts a failed task for the deployment and for the circuit breaker. The caller asks separately whether the breaker trips. */
export const countFailure = (rollout: Rollout, at: Date): void => {
  const deployment = rollout.rollback ?? rollout.deployment
  deployment.failedTasks += 1
  deployment.updatedAt = at
  const breaker = rollout.serviceDeployment.deploymentCircuitBreaker
  if (rollout.rollback === null && breaker?.failureCount !== undefined && breaker.status === 'MONITORING') {
    breaker.failureCount += 1
  }
}

/** Whether the circuit breaker's threshold is reached. */
export const breakerTrips = (rollout: Rollout): boolean => {
  const breaker = rollout.serviceDeployment.deploymentCircuitBreaker
  if (breaker?.status !== 'MONITORING') return false
  return (breaker.failureCount ?? 0) >= (breaker.threshold ?? Number.POSITIVE_INFINITY)
}

/** The deployment reached a steady state: older deployments are removed, and the service deployment is SUCCESSFUL. */
export const completeRollout = (service: ServiceRecord, rollout: Rollout, at: Date): void => {
  retireOthers(service, rollout.deployment, at)
  settle(service, rollout.deployment, at)
  const breaker = rollout.serviceDeployment.deploymentCircuitBreaker
  if (breaker?.status === 'MONITORING') breaker.status = 'MONITORING_COMPLETE'
  endRollout(rollout, { status: 'SUCCESSFUL', at })
}

/** Ends a service deployment in one of its terminal states. */
export const endRollout = (
  rollout: Rollout,
  end: { readonly status: ServiceDeploymentStatus; readonly reason?: string; readonly at: Date },
): void => {
  const { serviceDeployment } = rollout
  serviceDeployment.status = end.status
  serviceDeployment.finishedAt = end.at
  serviceDeployment.updatedAt = end.at
  if (end.status === 'STOPPED') serviceDeployment.stoppedAt = end.at
  if (end.reason !== undefined) serviceDeployment.statusReason = end.reason
}

/** Stops the tasks of every other deployment and removes those deployments. */
export const retireOthers = (service: ServiceRecord, keep: DeploymentRecord, at: Date): void => {
  for (const deployment of service.shape.deployments.filter(({ id }) => id !== keep.id)) {
    for (const task of livingTasks(service, deployment)) {
      addEvent(service, eventText.stopped(service.name, idOf(task)), at)
      const cause = {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: stoppedReason.scalingActivity(keep.id),
      } as const
      taskStops(service, task, { ...cause, at })
    }
  }
  service.shape.deployments.splice(0, service.shape.deployments.length, keep)
  recount(service)
}

/** The deployment is COMPLETED and the service steady. */
export const settle = (service: ServiceRecord, deployment: DeploymentRecord, at: Date): void => {
  deployment.rolloutState = 'COMPLETED'
  deployment.rolloutStateReason = rolloutReason.completed(deployment.id)
  deployment.updatedAt = at
  addEvent(service, eventText.completed(service.name, deployment.id), at)
  addEvent(service, eventText.steady(service.name), at)
}
