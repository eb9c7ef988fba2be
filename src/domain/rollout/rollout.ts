/** What can become of our service deployment. Different outcomes are different values, each with its cause. */

/** Where a service deployment stands, as the wait last saw it. */
export interface RolloutView {
  /** `ecs-svc/…`: the id in `deployments[]` and the `startedBy` of its tasks. */
  readonly deploymentId: string
  readonly serviceDeploymentArn: string | null
  /** `ServiceDeployment.status`, or the deployment's `rolloutState` where the newer API is denied. */
  readonly status: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  readonly failed: number
  /** From `deploymentCircuitBreaker`; null when it is off or not told. */
  readonly circuitBreaker: { readonly failureCount: number; readonly threshold: number } | null
  /** The service as a whole: after a rollback it is another revision that runs. Null before ECS has told. */
  readonly service: { readonly running: number; readonly desired: number; readonly taskDefinitionArn: string } | null
}

export type RolloutOutcome =
  | { readonly kind: 'success'; readonly view: RolloutView }
  /** ECS took the service back to an earlier revision; `state` tells whether that has ended. */
  | {
      readonly kind: 'rolled-back'
      readonly view: RolloutView
      readonly cause: string
      readonly state: 'in-progress' | 'done' | 'failed'
    }
  | { readonly kind: 'failed'; readonly view: RolloutView; readonly cause: string }
  | { readonly kind: 'superseded'; readonly view: RolloutView; readonly by: string }
  | { readonly kind: 'stopped'; readonly view: RolloutView; readonly cause: string }
  | { readonly kind: 'paused'; readonly view: RolloutView; readonly hook: string }
  | { readonly kind: 'timed-out'; readonly view: RolloutView; readonly afterMs: number }
  | { readonly kind: 'interrupted'; readonly view: RolloutView | null; readonly cause: string }

/** A line of evidence: a service event or a stopped task, hostile text, newest last. */
export interface Evidence {
  readonly at: string
  readonly kind: 'event' | 'stopped-task'
  readonly text: string
}

export interface WaitResult {
  readonly outcome: RolloutOutcome
  readonly waitedMs: number
  readonly evidence: readonly Evidence[]
}

/** What `deploy` set going and `wait` follows. */
export interface StartedDeployment {
  readonly cluster: string
  readonly service: string
  readonly deploymentId: string
  /** From the reply to UpdateService, milliseconds since 1970 by the server's clock. */
  readonly createdAt: number
  readonly taskDefinitionArn: string
  readonly previousTaskDefinitionArn: string | null
}

/** What `confirm` found: so many tasks that report the pushed image, or a service that is to run none. */
export type ConfirmResult = { readonly kind: 'confirmed'; readonly tasks: number } | { readonly kind: 'nothing-runs' }
