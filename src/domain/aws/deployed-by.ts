/** What carries out the deployments of a service. */
import type { Service } from '@aws-sdk/client-ecs'

/** ECS itself, whatever its strategy: rolling, blue/green, linear or canary. */
export interface ByEcs {
  readonly kind: 'ecs'
}

export type DeployedBy = ByEcs

export interface Unsupported {
  readonly because: string
  readonly hint: string
}

/** Why a service cannot be deployed to; null where it can. */
export const unsupportedService = (service: Service): Unsupported | null => {
  if (service.status === 'DRAINING') return DRAINING
  if (service.resourceManagementType === 'ECS') return EXPRESS
  const controller = service.deploymentController?.type ?? 'ECS'
  return controller === 'ECS'
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

const OTHER = 'Use a service with the `ECS` deployment controller.'

const HINTS: Readonly<Record<string, string>> = {
  EXTERNAL:
    'Use a service with the `ECS` deployment controller; with `EXTERNAL`, another program creates the task sets and has to deploy.',
}
