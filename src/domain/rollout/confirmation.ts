/** Whether a deployment that succeeded holds: how many of its tasks run, with which image, and what ended others since. Pure. */
import type { Service, Task } from '@aws-sdk/client-ecs'
import type { PushedImage } from '../image/image.ts'
import { isGone, newerPrimary } from './picture.ts'
import type { StartedDeployment, Success } from './rollout.ts'
import { proofOf, tasksOf } from './running-image.ts'
import { countedTasks } from './sentence.ts'
import { failedTasks } from './stopped.ts'

/** One look at the service and its tasks. */
export interface RunningPicture {
  /** Null when ECS does not list it. */
  readonly service: Service | null
  /** Those that are to run, whatever they do now. */
  readonly tasks: readonly Task[]
  readonly stopped: readonly Task[]
}

export interface Confirming {
  readonly image: PushedImage
  readonly deployment: StartedDeployment
  /** How the deployment ended; null where nobody waited for it. */
  readonly success: Success | null
}

export type Confirmation =
  | { readonly kind: 'confirmed'; readonly tasks: number }
  /** Enough tasks run the image by its digest, but `silent` of them do not report which one their engine pulled. */
  | { readonly kind: 'unreported'; readonly tasks: number; readonly silent: number }
  | { readonly kind: 'nothing-runs' }
  /** Too few tasks run: more may be on their way. */
  | { readonly kind: 'short'; readonly because: string }
  | { readonly kind: 'refuted'; readonly because: string }
  /** Tasks whose essential container has exited since the deployment succeeded. */
  | { readonly kind: 'exited'; readonly tasks: readonly Task[] }
  | { readonly kind: 'superseded'; readonly by: string }
  | { readonly kind: 'deleted' }

/** What one look says. */
export const judge = (picture: RunningPicture, confirming: Confirming): Confirmation => {
  const { image, deployment, success } = confirming
  const proof = proofOf(tasksOf(picture.tasks, deployment), image)
  if (proof.kind === 'refuted') return proof
  const exited = exitedSince(picture.stopped, deployment, success)
  if (exited.length > 0) return { kind: 'exited', tasks: exited }
  const { tasks, silent } = proof
  const required = requiredTasks(picture.service, confirming)
  if (tasks >= required) return silent === 0 ? { kind: 'confirmed', tasks } : { kind: 'unreported', tasks, silent }
  return judgeShort(picture, { deployment, tasks, required })
}

interface Short {
  readonly deployment: StartedDeployment
  readonly tasks: number
  readonly required: number
}

const judgeShort = ({ service }: RunningPicture, { deployment, tasks, required }: Short): Confirmation => {
  if (isGone(service)) return { kind: 'deleted' }
  const by = replacedBy(service, deployment)
  if (by !== null) return { kind: 'superseded', by }
  if (tasks === 0 && service?.desiredCount === 0) return { kind: 'nothing-runs' }
  if (tasks === 0) return { kind: 'short', because: 'none of its tasks is running' }
  return { kind: 'short', because: `${tasks} of ${countedTasks(required)} ${tasks === 1 ? 'is' : 'are'} running` }
}

const replacedBy = (service: Service | null, started: StartedDeployment): string | null => {
  const primary = service?.deployments?.find(({ status }) => status === 'PRIMARY') ?? null
  const newer = newerPrimary({ primary, started })
  return newer === null ? null : (newer.id ?? 'an unnamed deployment')
}

/**
 * The number of tasks that ECS needed for the success: the desired count, or the share of the early success criteria. Of the counts at
 * the success and now the smaller one, since tasks may have been added or removed. That of now counts only while the deployment is
 * PRIMARY: ECS lowers the count of one that it replaces.
 */
const requiredTasks = (service: Service | null, { deployment, success }: Confirming): number => {
  const primary = service?.deployments?.find(({ status }) => status === 'PRIMARY')
  const now = primary?.id === deployment.deploymentId ? primary.desiredCount : undefined
  const counts = [now ?? (success === null ? service?.desiredCount : undefined), success?.view.desired].filter(isKnown)
  return counts.length === 0 ? 1 : Math.max(1, Math.ceil((Math.min(...counts) * healthyPercent(service)) / 100))
}

/** API Reference, DeploymentEarlySuccessCriteria. */
const healthyPercent = (service: Service | null): number => {
  const criteria = service?.deploymentConfiguration?.earlySuccessCriteria
  return criteria?.enable === true ? (criteria.healthyPercent ?? 100) : 100
}

const isKnown = (count: number | undefined): count is number => count !== undefined && count > 0

/** ECS ends the task of a service whose essential container exits; both times are the server's. */
const exitedSince = (
  stopped: readonly Task[],
  deployment: StartedDeployment,
  success: Success | null,
): readonly Task[] => {
  const since = success?.endedAt
  if (since === undefined) return []
  return failedTasks(stopped, deployment).filter(
    (task) => task.stopCode === 'EssentialContainerExited' && stopTime(task) >= since,
  )
}

const stopTime = ({ stoppingAt, executionStoppedAt, stoppedAt }: Task): number =>
  (stoppingAt ?? executionStoppedAt ?? stoppedAt)?.getTime() ?? 0
