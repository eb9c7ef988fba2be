/** What a person sees of a deployment under way: its state and its counts, out of two API answers that may disagree. */
import type { Deployment, ServiceDeployment } from '@aws-sdk/client-ecs'
import type { RolloutView, StartedDeployment } from './rollout.ts'

/** The view before ECS has answered anything. */
export const firstView = (started: StartedDeployment): RolloutView => ({
  deploymentId: started.deploymentId,
  serviceDeploymentArn: null,
  status: 'PENDING',
  desired: 0,
  running: 0,
  pending: 0,
  failed: 0,
  circuitBreaker: null,
})

/**
 * The view of our deployment. `deployments[]` counts failed tasks and a service deployment does not, so its counts come first;
 * when it has left that list, the service deployment's target revision still counts.
 */
export const viewOf = (
  started: StartedDeployment,
  own: Deployment | null,
  serviceDeployment: ServiceDeployment | null,
): RolloutView => {
  const target = serviceDeployment?.targetServiceRevision
  return {
    deploymentId: started.deploymentId,
    serviceDeploymentArn: serviceDeployment?.serviceDeploymentArn ?? null,
    status: serviceDeployment?.status ?? own?.rolloutState ?? 'UNKNOWN',
    ...(own === null ? countsOfTarget(target) : countsOfDeployment(own)),
    circuitBreaker: circuitBreakerOf(serviceDeployment),
  }
}

type Counts = Pick<RolloutView, 'desired' | 'running' | 'pending' | 'failed'>

const countsOfDeployment = (own: Deployment): Counts => ({
  desired: own.desiredCount ?? 0,
  running: own.runningCount ?? 0,
  pending: own.pendingCount ?? 0,
  failed: own.failedTasks ?? 0,
})

const countsOfTarget = (target: ServiceDeployment['targetServiceRevision']): Counts => ({
  desired: target?.requestedTaskCount ?? 0,
  running: target?.runningTaskCount ?? 0,
  pending: target?.pendingTaskCount ?? 0,
  failed: 0,
})

const circuitBreakerOf = (serviceDeployment: ServiceDeployment | null): RolloutView['circuitBreaker'] => {
  const breaker = serviceDeployment?.deploymentCircuitBreaker
  if (breaker?.status === undefined || breaker.status === 'DISABLED') return null
  if (breaker.failureCount === undefined || breaker.threshold === undefined) return null
  return { failureCount: breaker.failureCount, threshold: breaker.threshold }
}

/** `IN_PROGRESS: 1 of 2 running, 1 pending, 3 failed (circuit breaker 2/3)`. */
export const describeView = (view: RolloutView): string => {
  const breaker = view.circuitBreaker
  const trips = breaker === null ? '' : ` (circuit breaker ${breaker.failureCount}/${breaker.threshold})`
  const counts = `${view.running} of ${view.desired} running, ${view.pending} pending, ${view.failed} failed`
  return `${view.status}: ${counts}${trips}`
}
