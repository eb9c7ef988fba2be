/** Whether what the run is to wait for can happen in the service. */
import type { Service } from '@aws-sdk/client-ecs'
import { isOfCodeDeploy } from '../../domain/codedeploy/task-sets.ts'
import { positionText } from '../../domain/position.ts'
import type { WaitUntil } from '../../domain/rollout/lifecycle-stages.ts'
import { fault } from '../../errors/fault.ts'
import type { ServiceConfig } from '../../settings/config.ts'

interface Wanted {
  /** Absent: `stable`. */
  readonly waitUntil?: WaitUntil
  readonly places: ServiceConfig['places']
}

/**
 * Only a deployment whose traffic ECS shifts has stages (ECS API Reference, ServiceDeployment, lifecycleStage).
 * @throws ShipError `E_INPUT`
 */
export const checkWaitUntil = ({ waitUntil = 'stable', places }: Wanted, service: Service): void => {
  if (waitUntil === 'stable' || waitUntil === 'serving') return
  const because = stagelessIn(service)
  if (because === null) return
  const at = places.get('wait-until')
  const where = at === undefined ? '' : `${positionText(at)}: `
  throw fault('E_INPUT', {
    message: `${where}\`wait-until\` is ${waitUntil}, but ${because}, whose deployments have no stages`,
    headline: `deployments of \`${service.serviceName ?? ''}\` have no stage ${waitUntil}`,
    hint: 'Set `wait-until` to `serving` or `stable`.',
  })
}

/** Why its deployments have no stages; null where they have. */
const stagelessIn = ({ deploymentController, deploymentConfiguration, serviceName = '' }: Service): string | null => {
  if (isOfCodeDeploy({ deploymentController })) return `CodeDeploy deploys the service ${serviceName}`
  const { strategy = 'ROLLING' } = deploymentConfiguration ?? {}
  return strategy === 'ROLLING' ? `the service ${serviceName} has the strategy ROLLING` : null
}
