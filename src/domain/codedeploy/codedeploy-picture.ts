/** What one look at a deployment of CodeDeploy shows. */
import type { DeploymentInfo, ECSTarget } from '@aws-sdk/client-codedeploy'
import type { Service } from '@aws-sdk/client-ecs'

export interface CodeDeployPicture {
  /** As `withTaskSets` gives it; null when ECS does not list it. */
  readonly service: Service | null
  readonly deployment: DeploymentInfo
  /** Null until CodeDeploy has begun with it, and where the call is denied. */
  readonly target: ECSTarget | null
  /** The deployment that takes ours back, where CodeDeploy names one. */
  readonly rollback: DeploymentInfo | null
}
