/** Takes a deployment of CodeDeploy back: stops it with a rollback, or follows the rollback that CodeDeploy has started. */
import { isTemporary } from '../../domain/aws/faults.ts'
import { hasEnded, readCodeDeploy } from '../../domain/codedeploy/codedeploy-reading.ts'
import type { CodeDeployPicture } from '../../domain/codedeploy/codedeploy-picture.ts'
import { revisionName } from '../../domain/rollout/identifiers.ts'
import { primaryOf } from '../../domain/rollout/picture.ts'
import { SUCCEEDED_SINCE } from '../../domain/rollout/rollback-policy.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import { sendAgain } from '../patience.ts'
import { isRefused } from '../refused.ts'
import type { Own, Taken } from '../roll-back/own.ts'
import type { RequestPorts } from '../roll-back/request-rollback.ts'
import { makeCodeDeployObserver } from './codedeploy-observer.ts'

const LONGEST_MS = 3 * 60_000

/** Each request follows a look of its own. @throws AwsError for a fault that lasts for three minutes, or is not one that passes */
export const takeBackByCodeDeploy = (own: Own, ports: RequestPorts): Promise<Taken> => {
  const { clock } = ports
  const look = makeCodeDeployObserver(own.deployment, ports)
  const patience = { mayPass: isTemporary, until: clock.now() + LONGEST_MS }
  return sendAgain(async () => act(await look(clock.timeout(LONGEST_LOOK_MS)), own, ports), patience, ports)
}

const none = (because: string): Taken => ({ kind: 'none', because })

const act = async (picture: CodeDeployPicture, own: Own, ports: RequestPorts): Promise<Taken> => {
  const { deployment } = own
  if (hasEnded(picture.deployment)) return ofEnded(picture, own)
  if (deployment.previousTaskDefinitionArn === null)
    return none('it is the first deployment of the service, so there is no revision to roll back to')
  await stop(deployment, ports)
  return { kind: 'taken', by: 'run', followed: deployment }
}

const ofEnded = (picture: CodeDeployPicture, { deployment, trigger }: Own): Taken => {
  const reading = readCodeDeploy(picture, deployment)
  if (reading.kind !== 'ended') return { kind: 'taken', by: 'ecs', followed: deployment }
  const { outcome } = reading
  switch (outcome.kind) {
    case 'rolled-back':
      return none(BY_CODEDEPLOY[outcome.state])
    case 'stopped':
      return none(`the deployment was stopped: ${outcome.reason}`)
    case 'success':
      return none(trigger === 'failure' ? unmovedInWords(picture, deployment) : SUCCEEDED_SINCE)
    default:
      return none(unmovedInWords(picture, deployment))
  }
}

const BY_CODEDEPLOY = {
  done: 'CodeDeploy has rolled it back',
  'in-progress': 'CodeDeploy rolls it back',
  failed: 'CodeDeploy has tried to roll it back, and failed',
} as const

/** A deployment that has ended cannot be stopped. */
const unmovedInWords = ({ service }: CodeDeployPicture, { deploymentId }: StartedDeployment): string => {
  const primary = primaryOf(service)
  return primary === null || primary.id === deploymentId
    ? 'the deployment has ended, and CodeDeploy rolls back only one that is under way'
    : `the traffic was not moved: ${revisionName(primary.taskDefinition ?? '')} serves as before`
}

/** CodeDeploy stops it and deploys what was there before (API Reference, StopDeployment). */
const stop = async (
  { cluster, service, deploymentId }: StartedDeployment,
  { target, journal, log }: RequestPorts,
): Promise<void> => {
  const noted = journal.aboutTo({ kind: 'rollback', cluster, service, deploymentId })
  try {
    await target.codedeploy.stopDeployment({ deploymentId, autoRollbackEnabled: true })
    noted.changed()
    log.info(`requested the rollback of deployment ${deploymentId} of service ${service}`)
  } catch (error) {
    if (isRefused(error)) noted.unchanged()
    throw error
  }
}
