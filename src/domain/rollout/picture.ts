/** One poll's answers, and what can be read from them. */
import type { Deployment, Service, ServiceDeployment } from '@aws-sdk/client-ecs'
import type { RolloutOutcome, RolloutView, StartedDeployment } from './rollout.ts'

export interface RolloutPicture {
  /** Null when ECS knows no such service any more. */
  readonly service: Service | null
  /** Ours; null while the listing lags behind and where the newer API is denied. */
  readonly serviceDeployment: ServiceDeployment | null
  /** A service deployment created after ours; asked for only when ours is STOPPED. */
  readonly successor: string | null
}

/** An outcome that was seen, not one that cut the seeing short. */
export type SeenOutcome = Exclude<RolloutOutcome, { readonly kind: 'interrupted' }>

export type RolloutReading =
  | { readonly kind: 'running'; readonly view: RolloutView; readonly pausedAt: string | null }
  /** It can not succeed any more, but ECS has not finished; `outcome` holds if nothing else is seen within `graceMs`. */
  | { readonly kind: 'doomed'; readonly outcome: SeenOutcome; readonly graceMs: number }
  | { readonly kind: 'ended'; readonly outcome: SeenOutcome }

/** A picture seen from our deployment. */
export interface Subject {
  readonly started: StartedDeployment
  readonly picture: RolloutPicture
  readonly view: RolloutView
  /** Our entry of `deployments[]`, by id. */
  readonly own: Deployment | null
  readonly primary: Deployment | null
  /** What the polls before have doomed it to, if they have. */
  readonly earlier: SeenOutcome | null
}

/** How long a failed deployment is watched for the end of its rollback, so that the summary tells whether the service is healthy. */
export const ROLLBACK_GRACE_MS = 10 * 60_000

/** How long ECS may take to say what follows a deployment whose rolloutState is FAILED: a rollback, or nothing. */
export const VERDICT_GRACE_MS = 60_000

export const NO_REASON = 'ECS gave no reason'

/** The PRIMARY that has taken our deployment's place, or null. Both times are the server's. */
export const newerPrimary = ({ primary, started }: Subject): Deployment | null => {
  if (primary === null || primary.id === started.deploymentId) return null
  return (primary.createdAt?.getTime() ?? 0) >= started.createdAt ? primary : null
}

/** A reading that nothing can change. */
export const ended = (outcome: SeenOutcome): RolloutReading => ({ kind: 'ended', outcome })
