/** A sequence of states as data: what happens to a service deployment, and how many seconds after UpdateService. */
import type { ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs'
import type { FailureCause } from '../failure.ts'

/** A change of the deployment in progress. What a scenario does not mention does not change. */
export type Change =
  /** This number of tasks of the new deployment (or of the rollback, if one has started) runs; missing ones are started. */
  | { readonly kind: 'tasks-run'; readonly count: number }
  /** A task is started and stays PENDING. */
  | { readonly kind: 'task-pending' }
  /** A task of the new deployment stops, started first if there is none; it counts as a failure. */
  | { readonly kind: 'task-fails'; readonly cause: TaskStop }
  /** Running tasks of the newest deployment stop; nothing replaces them by itself. */
  | { readonly kind: 'tasks-stop'; readonly count: number; readonly cause: TaskStop }
  /**
   * Steady state: the old deployment is gone, the service deployment SUCCESSFUL. `running` tasks run; all by default, fewer with early success
   * criteria.
   */
  | { readonly kind: 'completes'; readonly running?: number }
  /** The new tasks are healthy: ECS stops the old ones, which run on until their connections are gone. */
  | { readonly kind: 'drains' }
  /** The circuit breaker, an alarm, a person or a Lambda hook ends it. */
  | { readonly kind: 'fails'; readonly cause: Exclude<FailureCause, 'pause-hook'>; readonly rollback: boolean }
  | { readonly kind: 'rollback-completes' }
  | { readonly kind: 'rollback-fails' }
  /** Another party starts a newer service deployment of the previous task definition. */
  | { readonly kind: 'superseded' }
  /** It waits for a person at the PAUSE hook of a stage; further steps come as much later. By default ECS rolls back when nobody answers. */
  | {
      readonly kind: 'pauses'
      readonly hookId: string
      readonly stage: PauseStage
      readonly expiresInSeconds: number
      readonly timeoutAction?: 'CONTINUE' | 'ROLLBACK'
    }
  /** It enters a stage; the weights are those of the new revision, and the old one has the rest. */
  | { readonly kind: 'enters'; readonly stage: LifecycleStage; readonly production?: number; readonly test?: number }
  /** A Lambda hook of the stage is in this state. */
  | { readonly kind: 'hook'; readonly function: string; readonly status: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' }
  | { readonly kind: 'event'; readonly message: string }
  /** Auto scaling or a person sets the desired count of the service. */
  | { readonly kind: 'scales'; readonly desiredCount: number }
  /** Somebody deletes the service. */
  | { readonly kind: 'service-deleted' }
  /** The clock stops here until the test releases it (`aws.clock.held()`, `aws.clock.release()`). */
  | { readonly kind: 'clock-holds' }

/** ECS API Reference, ServiceDeployment, lifecycleStage: one more than the SDK's enum. */
export type LifecycleStage = ServiceDeploymentLifecycleStage | 'PRE_PRODUCTION_TRAFFIC_SHIFT'

/** A PAUSE hook cannot be configured at the stages that shift traffic (API Reference, DeploymentLifecycleHook). */
export type PauseStage = Exclude<
  LifecycleStage,
  'SCALE_UP' | 'TEST_TRAFFIC_SHIFT' | 'PRODUCTION_TRAFFIC_SHIFT' | 'BAKE_TIME' | 'CLEAN_UP'
>

/** How a task fails, with ECS's texts. `logs` are the last lines that its container wrote. */
export type TaskFailure =
  | { readonly kind: 'exits'; readonly exitCode: number; readonly logs?: readonly string[] }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'fails-health-check' }
  | { readonly kind: 'cannot-pull'; readonly detail: string }
  | { readonly kind: 'cannot-initialise'; readonly detail: string }

/** Why a task that ran stops: by a failure, or because its place is taken away. */
export type TaskStop =
  | TaskFailure
  | { readonly kind: 'spot-interruption' }
  /** Its container instance shuts down: the engine kills the containers, and the agent still reports their exit. */
  | { readonly kind: 'instance-shuts-down' }

/** A change and its second. */
export type Step = Change & { readonly at: number }

export interface Scenario {
  readonly name: string
  /** In ascending order of `at`. */
  readonly steps: readonly Step[]
  /** Seconds until ListServiceDeployments shows the new service deployment. Real ECS: some seconds. */
  readonly listLagSeconds?: number
  /** Seconds for which DescribeServices returns the state from before UpdateService (aws/aws-cli#9275). */
  readonly staleServiceSeconds?: number
  /** Seconds until any reply shows the deployment of another party that superseded this one. */
  readonly successorLagSeconds?: number
  /** Seconds for which PENDING, STOP_REQUESTED and ROLLBACK_REQUESTED are shown; 3 by default. */
  readonly lingerSeconds?: number
  /** The digest that containers report as their image's, as an engine would; without one they report none. */
  readonly reports?: string
}
