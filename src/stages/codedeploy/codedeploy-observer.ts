/** Asks CodeDeploy and ECS for the picture of our deployment. */
import type { DeploymentInfo, ECSTarget } from '@aws-sdk/client-codedeploy'
import type { Service } from '@aws-sdk/client-ecs'
import { isUnavailable } from '../../domain/aws/faults.ts'
import { hasEnded } from '../../domain/codedeploy/codedeploy-reading.ts'
import type { CodeDeployPicture } from '../../domain/codedeploy/codedeploy-picture.ts'
import { withTaskSets } from '../../domain/codedeploy/task-sets.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTarget } from './read-target.ts'

/** The service is read less often than the deployment, so that a minute has 44 calls: only its events and task sets are needed of it. */
const LOOKS_PER_SERVICE = 5

/** Gives a function that asks once, until its signal aborts. It remembers the service, and that the newer call is denied. */
export const makeCodeDeployObserver = (
  started: StartedDeployment,
  { target, log }: Pick<Ports, 'target' | 'log'>,
): ((signal: AbortSignal) => Promise<CodeDeployPicture>) => {
  let looks = 0
  let known: Service | null = null
  let isDenied = false
  const readEvents = async (signal: AbortSignal): Promise<ECSTarget | null> => {
    if (isDenied) return null
    try {
      return await readTarget(started, target, { signal })
    } catch (error) {
      if (!isUnavailable(error)) throw error
      isDenied = true
      log.warning(`${error.operation} is denied: the life-cycle events are not shown; grant ${error.operation}`)
      return null
    }
  }
  const readService = async (signal: AbortSignal): Promise<Service | null> => {
    const { cluster, service } = started
    const { services } = await target.ecs.describeServices({ cluster, services: [service] }, { signal })
    const [found] = services ?? []
    return found === undefined ? null : withTaskSets(found)
  }
  return async (signal) => {
    const isDue = known === null || looks % LOOKS_PER_SERVICE === 0
    looks += 1
    const [deployment, events, service] = await Promise.all([
      readDeployment(started.deploymentId, target, signal),
      readEvents(signal),
      isDue ? readService(signal) : known,
    ])
    known = hasEnded(deployment) && !isDue ? await readService(signal) : service
    const rollbackId = deployment.rollbackInfo?.rollbackDeploymentId
    const rollback = rollbackId === undefined ? null : await readDeployment(rollbackId, target, signal)
    return { service: known, deployment, target: events, rollback }
  }
}

const readDeployment = async (
  deploymentId: string,
  { codedeploy }: Pick<Ports['target'], 'codedeploy'>,
  signal: AbortSignal,
): Promise<DeploymentInfo> => {
  const { deploymentInfo } = await codedeploy.getDeployment({ deploymentId }, { signal })
  if (deploymentInfo !== undefined) return deploymentInfo
  throw fault('E_AWS', { message: `codedeploy:GetDeployment of ${deploymentId} returned no deployment` })
}
