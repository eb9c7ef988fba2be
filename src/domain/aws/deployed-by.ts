/** What carries out the deployments of a service. */
import type { Service } from '@aws-sdk/client-ecs'
import type { AppSpecFile } from '../codedeploy/appspec.ts'

/** ECS itself, whatever its strategy: rolling, blue/green, linear or canary. */
export interface ByEcs {
  readonly kind: 'ecs'
}

/** CodeDeploy, by the deployment group that the service belongs to. */
export interface ByCodeDeploy {
  readonly kind: 'codedeploy'
  readonly application: string
  readonly deploymentGroup: string
  /** Null: that of the group. */
  readonly deploymentConfig: string | null
  /** What the user's AppSpec says; null without one. */
  readonly appspec: AppSpecFile | null
  /** For how long a deployment waits by itself: before the traffic moves, and before the old tasks end. */
  readonly groupWaitsMinutes: number
}

export type DeployedBy = ByEcs | ByCodeDeploy

/** The facts of a service that is known to be deployed by CodeDeploy. */
export const byCodeDeploy = (deployedBy: DeployedBy): ByCodeDeploy => {
  if (deployedBy.kind === 'codedeploy') return deployedBy
  throw new Error('a service that CodeDeploy does not deploy')
}

export interface Unsupported {
  readonly because: string
  readonly hint: string
}

/** Why a service cannot be deployed to; null where it can. */
export const unsupportedService = (service: Service): Unsupported | null => {
  if (service.status === 'DRAINING') return DRAINING
  if (service.resourceManagementType === 'ECS') return EXPRESS
  const controller = service.deploymentController?.type ?? 'ECS'
  return controller === 'ECS' || controller === 'CODE_DEPLOY'
    ? null
    : { because: `has the deployment controller ${controller}`, hint: HINTS[controller] ?? OTHER }
}

const DRAINING: Unsupported = {
  because: 'is being deleted (DRAINING)',
  hint: 'Create the service under another name, or wait until the deletion is complete.',
}

/** ECS owns its load balancer, scaling and strategy, and updates it by another call (API Reference, UpdateExpressGatewayService). */
const EXPRESS: Unsupported = {
  because: 'is an Express Mode service, whose resources ECS manages',
  hint: 'Use a service of your own (CreateService), or update this one with aws-actions/amazon-ecs-deploy-express-service.',
}

const OTHER = 'Use a service with the deployment controller `ECS` or `CODE_DEPLOY`.'

const HINTS: Readonly<Record<string, string>> = {
  EXTERNAL:
    'Use a service with the deployment controller `ECS` or `CODE_DEPLOY`; with `EXTERNAL`, another program creates the task sets and has to deploy.',
}
