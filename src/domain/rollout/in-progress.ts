/** Whether ECS still works on a deployment of a service. */
import type { Deployment, Service } from '@aws-sdk/client-ecs'
import { primaryOf } from './picture.ts'

/**
 * The PRIMARY deployment while ECS has not finished it; null otherwise. ECS gives no rolloutState for a service behind a Classic Load Balancer, nor for
 * another strategy than rolling (API Reference, Deployment): there a deployment has ended once it is the only one and all its tasks run.
 */
export const deploymentInProgress = (service: Service | null): Deployment | null => {
  const primary = primaryOf(service)
  if (primary === null) return null
  const { rolloutState, runningCount = 0, desiredCount = 0 } = primary
  const isAlone = service?.deployments?.length === 1 && runningCount >= desiredCount
  const isInProgress = rolloutState === undefined ? !isAlone : rolloutState === 'IN_PROGRESS'
  return isInProgress ? primary : null
}
