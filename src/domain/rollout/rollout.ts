/** What can become of our service deployment. Different outcomes are different values, each with its reason. */
import type { Digest } from '../image/digest.ts'
import type { Evidence, LastLines, RolloutCause } from './explanation.ts'
import type { DeploymentId, ServiceDeploymentArn, TaskDefinitionArn } from './identifiers.ts'
import type { CheckOutcome } from '../smoke/smoke-result.ts'
import type { NativeView } from './native-view.ts'
import type { Milestone } from './lifecycle-stages.ts'

/** One entry of the service's `deployments[]`: which revision runs how many tasks. */
export interface DeploymentCounts {
  readonly deploymentId: string
  /** `family:revision`. */
  readonly revision: string
  /** `PRIMARY` is the deployment that ECS starts tasks of, `ACTIVE` one that it replaces. */
  readonly status: string
  readonly running: number
  readonly desired: number
  readonly pending: number
}

/** The state of a service deployment, as the wait last saw it. */
export interface RolloutView extends NativeView {
  readonly deploymentId: DeploymentId
  readonly serviceDeploymentArn: ServiceDeploymentArn | null
  /** `ServiceDeployment.status`, or the deployment's `rolloutState` where the newer API is denied. */
  readonly status: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  readonly failed: number
  /** From `deploymentCircuitBreaker`; null when it is off or not reported. */
  readonly circuitBreaker: { readonly failureCount: number; readonly threshold: number } | null
  /** Only of a deployment with stages: blue/green, linear, canary. */
  readonly lifecycleStage?: string
  /** The state of the deployment alarms, where they are on. */
  readonly alarms?: string
  /** Null before ECS has answered. */
  readonly service: ServiceCounts | null
}

export interface ServiceCounts {
  /** Every deployment of the service: after a rollback, the PRIMARY one is not ours. */
  readonly deployments: readonly DeploymentCounts[]
  /** What the service is set to. ECS may lower that of a deployment: of one that failed, or that is replaced. */
  readonly desired?: number
}

export interface Success {
  readonly kind: 'success'
  readonly view: RolloutView
  /** Milliseconds since 1970 by the server's clock, where ECS says when. */
  readonly endedAt?: number
  /** What the run has waited for (`wait-until`), where ECS has not finished yet; absent where it has. */
  readonly reached?: Milestone
}

/**
 * `reason` is ECS's own text; what it means is the `cause` of the WaitResult. `alarms`: the names of those that went off, as far as
 * ECS lists them; null when no alarm did.
 */
export type RolloutOutcome =
  | Success
  /** ECS rolls the service back to its previous revision; `state` says whether the rollback has ended. */
  | {
      readonly kind: 'rolled-back'
      readonly view: RolloutView
      readonly reason: string
      readonly alarms: readonly string[] | null
      readonly state: 'in-progress' | 'done' | 'failed'
      /** The pause hook at which this run has requested the rollback (`pause-hook`). */
      readonly atHook?: string
    }
  /** `givenUp`: by the run, while ECS still has it in progress; `reason` is empty then. */
  | {
      readonly kind: 'failed'
      readonly view: RolloutView
      readonly reason: string
      readonly alarms: readonly string[] | null
      readonly givenUp?: GivenUp
    }
  | { readonly kind: 'superseded'; readonly view: RolloutView; readonly by: string }
  | { readonly kind: 'stopped'; readonly view: RolloutView; readonly reason: string }
  | { readonly kind: 'paused'; readonly view: RolloutView; readonly hook: string }
  | {
      readonly kind: 'timed-out'
      readonly view: RolloutView
      readonly afterMs: number
      /** Absent where ECS answered to the end. */
      readonly silence?: Silence
    }
  | { readonly kind: 'interrupted'; readonly view: RolloutView | null; readonly reason: string }

/** Why a run gives up a deployment that ECS continues. */
export type GivenUp =
  /** So many tasks failed since one was healthy, and the limit is reached. */
  | { readonly because: 'limit'; readonly failures: number; readonly limit: number }
  /** Tasks that started at different times failed by one cause, which no other task can escape. */
  | { readonly because: 'cannot-heal'; readonly failures: number }
  /** A check on the test listener never passed; `short` for a headline. Hostile text. */
  | { readonly because: 'test-failed'; readonly defects: readonly string[]; readonly short: string }
  /** Production traffic had moved before a check on the test listener could be made. */
  | { readonly because: 'test-not-made' }

/** How long AWS has not answered, and with what fault at last. */
export interface Silence {
  readonly forMs: number
  readonly fault: string
}

export interface WaitResult {
  readonly outcome: RolloutOutcome
  /** Null after a success and after an interrupted wait, whose error is the cause. */
  readonly cause: RolloutCause | null
  readonly waitedMs: number
  readonly evidence: readonly Evidence[]
  /** Absent where no container that had started has failed, or its definition cannot be read. */
  readonly lastLines?: LastLines
  /** The checks on the test listener; absent where there are none. */
  readonly tested?: readonly CheckOutcome[]
}

/** A deployment, with what identifies it. */
export interface KnownDeployment {
  readonly deploymentId: DeploymentId
  /** As ECS returned it, milliseconds since 1970 by the server's clock. */
  readonly createdAt: number
  readonly taskDefinitionArn: TaskDefinitionArn
}

/** The deployment that `deploy` starts and `wait` follows. */
export interface StartedDeployment extends KnownDeployment {
  readonly cluster: string
  readonly service: string
  /** For how long it waits by itself, in addition to the time that is waited for any deployment; absent: it does not. */
  readonly ownWaitsMinutes?: number
  /** What the service had right before the update. */
  readonly previousTaskDefinitionArn: string | null
  /** The run has created the service: it has nothing to go back to. */
  readonly isFirst?: true
}

export interface DeployResult extends StartedDeployment {
  /**
   * `started` by this run; `followed`: it was already under way with the same revision; `unchanged`: it had completed with the same
   * revision, and nothing was to be deployed.
   */
  readonly kind: 'started' | 'followed' | 'unchanged'
  /** The number of tasks that was set without a deployment; null: none was. */
  readonly scaledTo: number | null
  /** The attributes of the service that were set, as ECS names them; absent: none were. */
  readonly attributes?: readonly string[]
  /** The PRIMARY deployment right before the update, where it is not the one that `plan` had seen. */
  readonly newSincePlan: NewDeployment | null
}

export interface NewDeployment {
  readonly deploymentId: string
  readonly taskDefinitionArn: string | null
  /** Milliseconds since 1970 by the server's clock, where ECS says when. */
  readonly createdAt: number | null
}

/** What `confirm` found. */
export type ConfirmResult =
  /** So many tasks run, and each reports the digest of the pushed image. */
  | { readonly kind: 'confirmed'; readonly tasks: number; readonly digest: Digest }
  /** So many run the task definition that names the image by its digest, and `silent` of them report none. */
  | { readonly kind: 'unreported'; readonly tasks: number; readonly silent: number }
  /** The desired count is 0. */
  | { readonly kind: 'nothing-runs' }
