/** What happens to a deployment of CodeDeploy, and how many seconds after CreateDeployment, as data. */
import type { AutoRollbackEvent, ErrorCode } from '@aws-sdk/client-codedeploy'
import type { TaskFailure } from '../ecs/script/scenario.ts'

export type CodeDeployChange =
  /** CodeDeploy begins: the task set exists, and the deployment has a target. */
  | { readonly kind: 'begins' }
  | {
      readonly kind: 'event'
      readonly name: string
      readonly status: 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped'
      readonly message?: string
    }
  /** So many tasks of the new task set run. */
  | { readonly kind: 'tasks-run'; readonly count: number }
  /** A task of the new task set stops. */
  | { readonly kind: 'task-fails'; readonly cause: TaskFailure }
  /** So much of the traffic goes to the new task set; with all of it that one is PRIMARY. */
  | { readonly kind: 'shifts'; readonly percent: number }
  | {
      readonly kind: 'status'
      readonly status: 'Ready' | 'InProgress'
    }
  /** All old tasks are gone. */
  | { readonly kind: 'succeeds' }
  /** It ends; with a rollback CodeDeploy creates the deployment that takes it back. */
  | {
      readonly kind: 'fails'
      readonly status: 'Failed' | 'Stopped'
      readonly error: { readonly code: ErrorCode; readonly message: string }
      readonly rollback: 'starts' | 'none'
    }
  | { readonly kind: 'rollback-ends'; readonly status: 'Succeeded' | 'Failed' }
  /** The clock stops here until the test releases it. */
  | { readonly kind: 'clock-holds' }

export type CodeDeployStep = CodeDeployChange & { readonly at: number }

export interface CodeDeployScenario {
  /** In ascending order of `at`. */
  readonly steps: readonly CodeDeployStep[]
  /** The digest that containers report as their image's. */
  readonly reports?: string
}

/** A deployment group of one service, and the deployments that it will have. */
export interface DeploymentGroupSeed {
  readonly application: string
  readonly deploymentGroup: string
  readonly cluster: string
  readonly service: string
  /** The nth CreateDeployment gets the nth; the last one is repeated. */
  readonly scenarios: readonly CodeDeployScenario[]
  readonly autoRollback?: readonly AutoRollbackEvent[]
  readonly terminationWaitMinutes?: number
  /** Definitions that were deployed before that of the service, oldest first: `hello:1`. */
  readonly completedBefore?: readonly string[]
  /** How the service's first task set came to be: by CodeDeploy by default. */
  readonly firstTaskSet?: 'by-codedeploy' | 'by-ecs'
}
