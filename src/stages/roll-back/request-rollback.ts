/** Asks ECS to take a deployment back: by a stop with rollback, or by an update to the revision before. */
import { isUnavailable } from '../../domain/aws/faults.ts'
import { knownDeployment } from '../../domain/rollout/needed-update.ts'
import { primaryOf } from '../../domain/rollout/picture.ts'
import type { Move } from '../../domain/rollout/rollback-policy.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { isRefused } from '../refused.ts'

export type RequestPorts = Pick<Ports, 'target' | 'clock' | 'journal' | 'log'>

export type RequestMove = Extract<Move, { kind: 'stop' | 'update' }>

/** The entry of a request in the journal. */
export interface Noted {
  readonly changed: () => void
  readonly unchanged: () => void
}

/**
 * Sends one request. Gives the deployment to follow from now on: our own, which ECS rolls back, or the one of the revision before. `unanswered` gets
 * the entry of a request that ECS may have carried out all the same.
 * @throws AwsError; ShipError `E_AWS` when ECS returns no deployment
 */
export const requestRollback = async (
  move: RequestMove,
  deployment: StartedDeployment,
  { ports, unanswered }: { readonly ports: RequestPorts; readonly unanswered: (entry: Noted) => void },
): Promise<StartedDeployment> => {
  const noted = note(move, deployment, ports)
  try {
    if (move.kind === 'update') return await update(move.to, deployment, { ports, noted })
    await stop(move, ports)
    noted.changed()
    ports.log.info(`requested the rollback of deployment ${deployment.deploymentId} of service ${deployment.service}`)
    return deployment
  } catch (error) {
    if (isRefused(error)) noted.unchanged()
    else unanswered(noted)
    throw error
  }
}

/** By the answer to the pause hook, or where that is denied by a stop. */
const stop = async (
  { serviceDeploymentArn, hookId }: Extract<RequestMove, { kind: 'stop' }>,
  { target: { ecs }, log }: RequestPorts,
): Promise<unknown> => {
  const stopped = () => ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: 'ROLLBACK' })
  if (hookId === undefined) return stopped()
  return ecs.continueServiceDeployment({ serviceDeploymentArn, hookId, action: 'ROLLBACK' }).catch((error: unknown) => {
    if (!isUnavailable(error)) throw error
    log.info(`${error.message}; stopping the deployment instead`)
    return stopped()
  })
}

const note = (
  move: RequestMove,
  { cluster, service, deploymentId, taskDefinitionArn: from }: StartedDeployment,
  { journal }: RequestPorts,
): Noted =>
  move.kind === 'stop'
    ? journal.aboutTo({ kind: 'rollback', cluster, service, deploymentId })
    : journal.aboutTo({ kind: 'service', cluster, service, from, to: move.to })

interface Updating {
  readonly ports: RequestPorts
  readonly noted: Noted
}

/** Sent again it changes nothing: it names a revision that the service then has already, without `forceNewDeployment`. */
const update = async (
  to: string,
  { cluster, service, taskDefinitionArn: from }: StartedDeployment,
  { ports, noted }: Updating,
): Promise<StartedDeployment> => {
  const reply = await ports.target.ecs.updateService({ cluster, service, taskDefinition: to })
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
