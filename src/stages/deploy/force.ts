/** Starts another deployment of the revision that a service has. */
import type { Service } from '@aws-sdk/client-ecs'
import { knownDeployment } from '../../domain/rollout/needed-update.ts'
import { primaryOf } from '../../domain/rollout/picture.ts'
import type { KnownDeployment } from '../../domain/rollout/rollout.ts'
import { fault } from '../../errors/fault.ts'
import { sendOnce } from './send-once.ts'
import { notUpdated } from './update-failure.ts'
import type { DeployPorts, ServiceUpdate } from './service-update.ts'

/**
 * Gives the deployment that replaces `before`, of the same revision.
 * @throws ShipError with the fault's own code, and whether the service may have been changed
 */
export const forceDeployment = async (
  before: KnownDeployment,
  update: ServiceUpdate,
  ports: DeployPorts,
): Promise<KnownDeployment> => {
  const { cluster, service, desiredCount, attributes } = update
  const noted = ports.journal.aboutTo({ kind: 'deployment', cluster, service, deploymentId: null })
  const request = {
    cluster,
    service,
    taskDefinition: before.taskDefinitionArn,
    ...desiredCount,
    ...attributes.request,
    forceNewDeployment: true,
  }
  const find = (shown: Service | null): KnownDeployment | null => successorIn(shown, before)
  const started = await sendOnce({ request, update, find }, ports).catch((error: unknown) => {
    throw notUpdated([error], [noted], { service, registered: null })
  })
  if (started === null) {
    throw fault('E_AWS', {
      message: `ecs:UpdateService of ${service} returned no new deployment of ${before.taskDefinitionArn}`,
      hint: `Check the service \`${service}\`: the update may have been made. Then re-run.`,
    })
  }
  noted.changed({ kind: 'deployment', cluster, service, deploymentId: started.deploymentId })
  return started
}

/** The PRIMARY deployment of the same revision that came after; both times are the server's. */
const successorIn = (service: Service | null, before: KnownDeployment): KnownDeployment | null => {
  const primary = primaryOf(service)
  const found = primary === null ? null : knownDeployment(primary)
  if (found === null || found.deploymentId === before.deploymentId) return null
  return found.taskDefinitionArn === before.taskDefinitionArn && found.createdAt >= before.createdAt ? found : null
}
