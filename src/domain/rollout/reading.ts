/**
 * The state of *our* deployment in ECS's answers. Pure: one picture in, one reading out. Unknown health is never success: only
 * SUCCESSFUL of our service deployment, or rolloutState COMPLETED of the deployment with our id, is.
 */
import type { StartedDeployment } from './rollout.ts'
import { readDeployments } from './deployments.ts'
import { ended, isGone, primaryOf } from './picture.ts'
import type { Doom, RolloutPicture, RolloutReading } from './picture.ts'
import { readServiceDeployment } from './service-deployment.ts'
import { viewOf } from './view.ts'

/**
 * Reads a picture. The service deployment, once known, is the authority; `deployments[]` decides only until then. `earlier` is
 * the outcome of an earlier `doomed` reading.
 */
export const readRollout = (
  picture: RolloutPicture,
  started: StartedDeployment,
  earlier: Doom | null = null,
): RolloutReading => {
  const { service, serviceDeployment } = picture
  const deployments = service?.deployments ?? []
  const own = deployments.find(({ id }) => id === started.deploymentId) ?? null
  const view = viewOf(picture, own, { started, earlier: earlier?.view ?? null })
  if (isGone(service)) return ended({ kind: 'stopped', view, reason: 'the service was deleted' })
  const subject = { started, picture, view, own, primary: primaryOf(service), earlier }
  return serviceDeployment === null ? readDeployments(subject) : readServiceDeployment(subject, serviceDeployment)
}
