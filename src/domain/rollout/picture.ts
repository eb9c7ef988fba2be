/** The answers of one poll, and what can be read from them. */
import type { Deployment, Service, ServiceDeployment } from '@aws-sdk/client-ecs'
import type { RolloutOutcome, RolloutView, StartedDeployment } from './rollout.ts'

export interface RolloutPicture {
  /** Null when ECS does not list the service. */
  readonly service: Service | null
  /** Ours; null while the listing lags behind and where the newer API is denied. */
  readonly serviceDeployment: ServiceDeployment | null
  /** A service deployment created after ours; requested only when ours is STOPPED. */
  readonly successor: string | null
}

/** An outcome that was observed, not an interrupted wait. */
export type SeenOutcome = Exclude<RolloutOutcome, { readonly kind: 'interrupted' }>

/** An observed outcome that is not success. */
export type Failure = Exclude<SeenOutcome, { readonly kind: 'success' }>

/** An outcome that is certain before ECS has finished. */
export type Doom = Extract<Failure, { readonly kind: 'rolled-back' | 'failed' | 'stopped' }>

export type RolloutReading =
  | { readonly kind: 'running'; readonly view: RolloutView; readonly pausedAt: string | null }
  /** It cannot succeed any more, but ECS has not finished; `outcome` holds if nothing else is seen within `graceMs`. */
  | { readonly kind: 'doomed'; readonly outcome: Doom; readonly graceMs: number }
  | { readonly kind: 'ended'; readonly outcome: SeenOutcome }

/** A picture, with what in it is about our deployment. */
export interface Subject {
  readonly started: StartedDeployment
  readonly picture: RolloutPicture
  readonly view: RolloutView
  /** Our entry of `deployments[]`, by id. */
  readonly own: Deployment | null
  readonly primary: Deployment | null
  /** The outcome of an earlier `doomed` reading, if there was one. */
  readonly earlier: Doom | null
}

/** How long a failed deployment is watched for the end of its rollback, so that the summary can say whether the service is healthy. */
export const ROLLBACK_GRACE_MS = 10 * 60_000

/** How long ECS may take to show what follows a deployment whose rolloutState is FAILED: a rollback, or nothing. */
export const VERDICT_GRACE_MS = 60_000

/** How long ECS may take to list the deployment that replaced a stopped one. */
export const SUCCESSOR_GRACE_MS = 10_000

export const NO_REASON = 'ECS gave no reason'

/** ECS does not list it, or is deleting it. */
export const isGone = (service: Service | null): boolean =>
  service === null || service.status === 'INACTIVE' || service.status === 'DRAINING'

/** The deployment that ECS starts tasks of, or null. */
export const primaryOf = (service: Service | null): Deployment | null =>
  service?.deployments?.find(({ status }) => status === 'PRIMARY') ?? null

/** The PRIMARY deployment that has replaced ours, or null. Both times are the server's. */
export const newerPrimary = ({ primary, started }: Pick<Subject, 'primary' | 'started'>): Deployment | null => {
  if (primary === null || primary.id === started.deploymentId) return null
  return (primary.createdAt?.getTime() ?? 0) >= started.createdAt ? primary : null
}

/** A success, with the time at which ECS says it was one. */
export const succeeded = (view: RolloutView, at: Date | undefined): RolloutReading =>
  ended({ kind: 'success', view, ...(at === undefined ? {} : { endedAt: at.getTime() }) })

/** A reading that is final. */
export const ended = (outcome: SeenOutcome): RolloutReading => ({ kind: 'ended', outcome })
