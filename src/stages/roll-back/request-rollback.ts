/** Asks ECS to take a deployment back: by a stop with rollback, or by an update to the revision before. */
import type { UpdateServiceCommandOutput } from '@aws-sdk/client-ecs'
import { knownDeployment } from '../../domain/rollout/needed-update.ts'
import { primaryOf } from '../../domain/rollout/picture.ts'
import type { Move, RollBackPolicy } from '../../domain/rollout/rollback-policy.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { patiently } from '../patience.ts'

export type RequestPorts = Pick<Ports, 'target' | 'clock' | 'journal' | 'log'>

interface Own {
  readonly deployment: StartedDeployment
  readonly policy: RollBackPolicy
}

/**
 * Gives the deployment to follow from now on: our own, which ECS rolls back, or the one of the revision before.
 * @throws AwsError; ShipError `E_AWS` when ECS returns no deployment
 */
export const requestRollback = async (
  move: Extract<Move, { kind: 'stop' | 'update' }>,
  own: Own,
  ports: RequestPorts,
): Promise<StartedDeployment> => {
  if (move.kind === 'update') return update(move.to, own.deployment, ports)
  try {
    await stop(move.serviceDeploymentArn, own.deployment, ports)
    return own.deployment
  } catch (error) {
    const to = own.deployment.previousTaskDefinitionArn
    if (to === null || !mayUpdateInstead(error, own)) throw error
    ports.log.warning(`${error.message}; setting the service back by ecs:UpdateService instead`)
    return update(to, own.deployment, ports)
  }
}

/** Whoever has chosen `rollback-on` gets a rollback also without the right to stop a deployment: `deploy` has the right to update. */
const mayUpdateInstead = (error: unknown, { deployment, policy }: Own): error is AwsError =>
  error instanceof AwsError &&
  error.code === 'E_ACCESS_DENIED' &&
  policy.origin === 'chosen' &&
  deployment.previousTaskDefinitionArn !== deployment.taskDefinitionArn

/** The SDK sends it again when a reply is lost: ECS refuses a second one as a conflict, and has then carried out the first. */
const stop = async (
  serviceDeploymentArn: string,
  { cluster, service, deploymentId }: StartedDeployment,
  ports: RequestPorts,
): Promise<void> => {
  const noted = ports.journal.aboutTo({ kind: 'rollback', cluster, service, deploymentId })
  const send = () => ports.target.ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: 'ROLLBACK' })
  try {
    await patiently(send, () => undefined, ports)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    if (error.awsCode !== 'ConflictException') {
      if (error.code === 'E_ACCESS_DENIED') noted.unchanged()
      throw error
    }
    ports.log.info(error.message)
  }
  noted.changed()
  ports.log.info(`requested the rollback of deployment ${deploymentId} of service ${service}`)
}

/** Sent again it changes nothing: it names a revision that the service then has already, without `forceNewDeployment`. */
const update = async (
  to: string,
  { cluster, service, taskDefinitionArn: from }: StartedDeployment,
  ports: RequestPorts,
): Promise<StartedDeployment> => {
  const noted = ports.journal.aboutTo({ kind: 'service', cluster, service, from, to })
  const send = (): Promise<UpdateServiceCommandOutput> =>
    ports.target.ecs.updateService({ cluster, service, taskDefinition: to })
  const reply = await patiently(send, () => undefined, ports)
  noted.changed()
  const primary = primaryOf(reply.service ?? null)
  const known = primary?.taskDefinition === to ? knownDeployment(primary) : null
  if (known === null) {
    throw fault('E_AWS', {
      message: `ecs:UpdateService of ${service} returned no deployment of ${to}`,
      hint: `Check the service \`${service}\`: it may have been set back.`,
    })
  }
  ports.log.info(`set service ${service} back to ${to}: deployment ${known.deploymentId}`)
  return { ...known, cluster, service, previousTaskDefinitionArn: from }
}
