/** What is taken back, and what comes of it: the same for every strategy. */
import type { WaitUntil } from '../../domain/rollout/lifecycle-stages.ts'
import type { RollBackPolicy, Trigger } from '../../domain/rollout/rollback-policy.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'

/** The deployment of this run that is to be taken back. */
export interface Own {
  readonly deployment: StartedDeployment
  readonly trigger: Trigger
  readonly policy: RollBackPolicy
}

export type Taken =
  | { readonly kind: 'none'; readonly because: string }
  /** AWS has taken the request, or rolls back by itself. */
  | {
      readonly kind: 'taken'
      readonly by: 'ecs' | 'run'
      /** The deployment of this run, or the one that replaces it. */
      readonly followed: StartedDeployment
      /** When the rollback has succeeded; absent: at the end of what is followed. */
      readonly until?: WaitUntil
    }
