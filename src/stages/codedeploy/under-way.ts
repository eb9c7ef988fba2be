/** The deployment that a deployment group works on: it takes one at a time (CodeDeploy User Guide, "Quotas"). */
import { servesAll } from '../../domain/codedeploy/codedeploy-reading.ts'
import { parseCodeDeployId, type DeploymentId } from '../../domain/rollout/identifiers.ts'
import { minutes, named } from '../../domain/rollout/sentence.ts'
import { fault } from '../../errors/fault.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import type { DeployPorts } from '../deploy/service-update.ts'
import { LONGEST_LOOK_MS, LOOK_AGAIN_MS } from '../looks.ts'
import { patiently } from '../patience.ts'
import type { Group } from './completed-by-codedeploy.ts'
import { readTarget, type TargetName } from './read-target.ts'
import { hasEndedSince, stopDeployment } from './stop-deployment.ts'

const UNDER_WAY = ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'] as const

/** Null where there is none. @throws AwsError */
export const deploymentUnderWay = async (
  { application, deploymentGroup }: Group,
  { target, clock, log }: Pick<DeployPorts, 'target' | 'clock' | 'log'>,
): Promise<DeploymentId | null> => {
  const request = {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
    includeOnlyStatuses: [...UNDER_WAY],
  }
  const list = () => target.codedeploy.listDeployments(request, { signal: clock.timeout(LONGEST_LOOK_MS) })
  const { deployments = [] } = await patiently(list, () => undefined, { clock, log })
  return deployments.map((id) => parseCodeDeployId(id)).find((id) => id !== null) ?? null
}

interface Freeing extends Pick<ServiceConfig, 'whenInProgress' | 'waitMinutes'>, TargetName {
  readonly by: Group
  /** When the wait for the group ends, by the runner's clock. */
  readonly until: number
  /** What is known of the run's own changes: it ends the sentence of an error. */
  readonly changed: string
}

/**
 * Deals with another deployment of the group, as `when-in-progress` says: waits for its end, or brings that about. One that has moved the traffic only
 * waits to end the old tasks: its wait is cut short. Any other one is stopped and rolled back, since the next deployment starts from what serves.
 * @throws ShipError `E_DEPLOYMENT_IN_PROGRESS`; AwsError
 */
export const freeGroup = async (first: DeploymentId, freeing: Freeing, ports: DeployPorts): Promise<void> => {
  const { whenInProgress, waitMinutes, by, changed, until } = freeing
  const words = (id: DeploymentId): string =>
    `deployment ${id} of the deployment group ${named(by.deploymentGroup)} is in progress`
  const late = (id: DeploymentId): Error =>
    inProgress(`${words(id)}, still after ${minutes(waitMinutes * 60_000)}; ${changed}`)
  if (whenInProgress === 'fail') throw inProgress(`${words(first)}; ${changed}`)
  if (ports.clock.now() >= until) throw late(first)
  if (whenInProgress === 'replace') await endDeployment(first, freeing, ports)
  else ports.log.info(`${words(first)}; waiting for its end`)
  for (;;) {
    const other = await deploymentUnderWay(by, ports)
    if (other === null) return
    if (ports.clock.now() >= until) throw late(other)
    await ports.clock.sleep(LOOK_AGAIN_MS)
  }
}

const endDeployment = async (id: DeploymentId, name: Freeing, ports: DeployPorts): Promise<void> => {
  const { cluster, service } = name
  const { codedeploy } = ports.target
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) }
  const [{ deploymentInfo }, target] = await Promise.all([
    codedeploy.getDeployment({ deploymentId: id }, limit),
    readTarget({ deploymentId: id, cluster, service }, ports.target, limit),
  ])
  if (deploymentInfo?.status === 'InProgress' && servesAll(target)) {
    ports.log.info(`deployment ${id} serves already; this run ends its wait for the old tasks`)
    await codedeploy.continueDeployment({ deploymentId: id, deploymentWaitType: 'TERMINATION_WAIT' })
    return
  }
  ports.log.info(`deployment ${id} is in progress; this run stops it, and replaces it once it is rolled back`)
  await stopDeployment({ cluster, service, deploymentId: id }, ports).catch((error: unknown) => {
    // Then the group is free.
    if (!hasEndedSince(error)) throw error
  })
}

const inProgress = (message: string): Error =>
  fault('E_DEPLOYMENT_IN_PROGRESS', { message, headline: 'another deployment of the service is in progress' })
