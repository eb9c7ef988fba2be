/** Whether a deployment that is still under way has come as far as the run waits for. Pure. */
import type { Service } from '@aws-sdk/client-ecs'
import type { RolloutPicture } from './picture.ts'
import type { DeploymentCounts, RolloutView } from './rollout.ts'
import { hasAllTraffic, isAtOrAfter, type Milestone, type WaitUntil } from './lifecycle-stages.ts'

/** The milestone, where the view shows that it is reached; null: ECS has to go on. */
export const milestoneIn = (
  until: WaitUntil,
  view: RolloutView,
  { service }: Pick<RolloutPicture, 'service'>,
): Milestone | null => {
  if (until === 'stable') return null
  if (until !== 'serving') return isAtOrAfter(view.lifecycleStage, until) ? until : null
  return hasAllTasks(view) && serves(view, service) ? 'serving' : null
}

/** The service's own count, since ECS may lower that of a deployment. */
const hasAllTasks = ({ running, pending, desired, service }: RolloutView): boolean =>
  pending === 0 && running >= Math.max(desired, service?.desired ?? 0)

const serves = (view: RolloutView, service: Service | null): boolean => {
  const strategy = service?.deploymentConfiguration?.strategy ?? 'ROLLING'
  return strategy === 'ROLLING'
    ? isOnlyDraining(view, service)
    : hasAllTraffic(view.lifecycleStage, view.traffic?.production ?? null)
}

/**
 * ECS stops the last old task of a rolling deployment when so many new ones are healthy as the minimum demands. That is all of them at 100 %
 * only (ECS API Reference, DeploymentConfiguration, minimumHealthyPercent); below that, or without an old task, only the end shows it.
 */
const isOnlyDraining = (view: RolloutView, service: Service | null): boolean => {
  const deployments = view.service?.deployments ?? []
  const own = deployments.find(({ deploymentId }) => deploymentId === view.deploymentId)
  const others = deployments.filter((one) => one !== own)
  if (own?.status !== 'PRIMARY' || total(others, 'desired') > 0) return false
  if (view.service?.desired === 0) return true
  return minimumOf(service) >= 100 && total(others, 'running') > 0
}

/** The defaults are those of the ECS API Reference. */
const minimumOf = (service: Service | null): number =>
  service?.deploymentConfiguration?.minimumHealthyPercent ?? (service?.schedulingStrategy === 'DAEMON' ? 0 : 100)

const total = (deployments: readonly DeploymentCounts[], count: 'desired' | 'running'): number =>
  deployments.reduce((sum, one) => sum + one[count], 0)
