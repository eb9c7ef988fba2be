/** The state and the counts of a deployment under way, out of two API answers that may disagree. */
import type { Deployment, Service, ServiceDeployment } from '@aws-sdk/client-ecs'
import { parseServiceDeploymentArn, revisionName } from './identifiers.ts'
import { nativeInWords, nativeView } from './native-view.ts'
import type { RolloutPicture } from './picture.ts'
import type { DeploymentCounts, RolloutView, StartedDeployment } from './rollout.ts'

/** The view before ECS has answered. */
export const firstView = (started: StartedDeployment): RolloutView => ({
  deploymentId: started.deploymentId,
  serviceDeploymentArn: null,
  status: 'PENDING',
  desired: 0,
  running: 0,
  pending: 0,
  failed: 0,
  circuitBreaker: null,
  service: null,
})

/**
 * The view of our deployment. `deployments[]` counts failed tasks and a service deployment does not, so its counts come first.
 * When ours is no longer listed there (`own` is null), the service deployment's target revision still counts running tasks, and
 * the number of failed ones is that of an earlier poll or of the circuit breaker.
 */
export const viewOf = (
  { service, serviceDeployment }: Pick<RolloutPicture, 'service' | 'serviceDeployment'>,
  own: Deployment | null,
  { started, earlier }: { readonly started: StartedDeployment; readonly earlier: RolloutView | null },
): RolloutView => {
  const circuitBreaker = circuitBreakerOf(serviceDeployment)
  return {
    deploymentId: started.deploymentId,
    serviceDeploymentArn: parseServiceDeploymentArn(serviceDeployment?.serviceDeploymentArn),
    status: serviceDeployment?.status ?? own?.rolloutState ?? 'UNKNOWN',
    ...(own === null
      ? countsOfTarget(serviceDeployment?.targetServiceRevision, failuresKnown(earlier, circuitBreaker))
      : { ...countsOf(own), failed: own.failedTasks ?? 0 }),
    circuitBreaker,
    ...monitoring(serviceDeployment),
    ...nativeView(serviceDeployment),
    service: deploymentsShown(service),
  }
}

const monitoring = (own: ServiceDeployment | null): Pick<RolloutView, 'lifecycleStage' | 'alarms'> => {
  const { lifecycleStage, alarms: { status: alarms } = {} } = own ?? {}
  return {
    ...(lifecycleStage === undefined ? {} : { lifecycleStage }),
    ...(alarms === undefined || alarms === 'DISABLED' ? {} : { alarms }),
  }
}

type Counts = Pick<RolloutView, 'desired' | 'running' | 'pending'>

const countsOf = ({ desiredCount = 0, runningCount = 0, pendingCount = 0 }: Deployment): Counts => ({
  desired: desiredCount,
  running: runningCount,
  pending: pendingCount,
})

const countsOfTarget = (
  target: ServiceDeployment['targetServiceRevision'],
  failed: number,
): Counts & Pick<RolloutView, 'failed'> => ({
  desired: target?.requestedTaskCount ?? 0,
  running: target?.runningTaskCount ?? 0,
  pending: target?.pendingTaskCount ?? 0,
  failed,
})

const failuresKnown = (earlier: RolloutView | null, circuitBreaker: RolloutView['circuitBreaker']): number =>
  Math.max(earlier?.failed ?? 0, circuitBreaker?.failureCount ?? 0)

/** Every deployment of the service; null where ECS has not answered. */
export const deploymentsShown = (service: Service | null): RolloutView['service'] =>
  service?.deployments === undefined
    ? null
    : {
        deployments: service.deployments.map(entryOf),
        ...(service.desiredCount === undefined ? {} : { desired: service.desiredCount }),
      }

const entryOf = (deployment: Deployment): DeploymentCounts => ({
  deploymentId: deployment.id ?? '',
  revision: revisionName(deployment.taskDefinition ?? ''),
  status: deployment.status ?? 'UNKNOWN',
  ...countsOf(deployment),
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
  return `${view.status}${nativeInWords(view)}: ${counts}${trips}`
}
