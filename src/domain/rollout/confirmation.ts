/** Whether a deployment that succeeded holds: how many of its tasks run, with which image, and what ended others since. Pure. */
import type { Service, Task } from '@aws-sdk/client-ecs'
import type { PushedImage } from '../image/image.ts'
import { hasFailedInside } from './ended-inside.ts'
import { exitedSince, longestLife, onLivingHosts } from './exited-since.ts'
import { isGone, newerPrimary, primaryOf } from './picture.ts'
import type { StartedDeployment, Success } from './rollout.ts'
import { proofOf, tasksOf } from './running-image.ts'
import { countedTasks } from './sentence.ts'

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
  /**
   * Enough tasks run, but some were killed, perhaps with their instance: the others must last `forMs`. `doubtful` are the killed tasks whose
   * instance still runs a task.
   */
  | {
      readonly kind: 'replaced'
      readonly tasks: number
      readonly silent: number
      readonly forMs: number
      readonly doubtful: readonly Task[]
    }
  | { readonly kind: 'nothing-runs' }
  /** Too few tasks run: more may be on their way. */
  | { readonly kind: 'short'; readonly because: string }
  | { readonly kind: 'refuted'; readonly because: string }
  /** Tasks that have ended by themselves since the deployment succeeded, or that run on without their container with the image. */
  | { readonly kind: 'exited'; readonly tasks: readonly Task[] }
  | { readonly kind: 'superseded'; readonly by: string }
  | { readonly kind: 'deleted' }

/** What one look says. */
export const judge = (picture: RunningPicture, confirming: Confirming): Confirmation => {
  const { image, deployment, success } = confirming
  const own = tasksOf(picture.tasks, deployment)
  const proof = proofOf(own, image)
  if (proof.kind === 'refuted') return proof
  const { stopped, tasks: running, service } = picture
  const { crashed, killed } = exitedSince({ stopped, running }, deployment, success)
  const exited = [...crashed, ...own.filter((task) => hasFailedInside(task, image))]
  if (exited.length > 0) return { kind: 'exited', tasks: exited }
  // ECS says so; a service that is not listed may be listed at the next look.
  if (service !== null && isGone(service)) return { kind: 'deleted' }
  const { tasks, silent } = proof
  const required = requiredTasks(service, confirming)
  if (tasks < required) return judgeShort(picture, { deployment, tasks, required })
  if (killed.length > 0) {
    const forMs = Math.max(SHORTEST_RUN_MS, longestLife(killed))
    return { kind: 'replaced', tasks, silent, forMs, doubtful: onLivingHosts(killed, running) }
  }
  return whole({ tasks, silent })
}

/** Enough tasks run. */
export const whole = ({ tasks, silent }: Pick<Extract<Confirmation, { kind: 'unreported' }>, 'tasks' | 'silent'>) =>
  silent === 0 ? ({ kind: 'confirmed', tasks } as const) : ({ kind: 'unreported', tasks, silent } as const)

/** ECS needs about so long to notice that an instance is lost, and to stop listing its tasks as running. */
const SHORTEST_RUN_MS = 60_000

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
  const newer = newerPrimary({ primary: primaryOf(service), started })
  return newer === null ? null : (newer.id ?? 'an unnamed deployment')
}

/**
 * The number of tasks that ECS needed for the success: the desired count, or the share of the early success criteria. Of the counts at
 * the success and now the smaller one, since tasks may have been added or removed. That of now counts only while the deployment is
 * PRIMARY: ECS lowers the count of one that it replaces.
 */
const requiredTasks = (service: Service | null, { deployment, success }: Confirming): number => {
  const primary = primaryOf(service)
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
