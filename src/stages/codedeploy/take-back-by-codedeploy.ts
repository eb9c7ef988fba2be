/**
 * Takes a deployment of CodeDeploy back: stops it with a rollback, follows the rollback that CodeDeploy has started, or deploys what was there before
 * where it has ended with the traffic on its tasks.
 */
import { isTemporary } from '../../domain/aws/faults.ts'
import { codeDeployMoveFor } from '../../domain/codedeploy/codedeploy-move.ts'
import type { CodeDeployPicture } from '../../domain/codedeploy/codedeploy-picture.ts'
import type { AwsError } from '../../errors/aws-error.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import { sendAgain } from '../patience.ts'
import type { Own, Taken } from '../roll-back/own.ts'
import type { RequestPorts } from '../roll-back/request-rollback.ts'
import { makeCodeDeployObserver } from './codedeploy-observer.ts'
import { deployEarlier } from './deploy-earlier.ts'
import { hasEndedSince, stopDeployment } from './stop-deployment.ts'

const LONGEST_MS = 3 * 60_000

/** Each request follows a look of its own. @throws AwsError for a fault that lasts for three minutes, or is not one that passes; ShipError */
export const takeBackByCodeDeploy = (own: Own, ports: RequestPorts): Promise<Taken> => {
  const { clock } = ports
  const look = makeCodeDeployObserver(own.deployment, ports)
  const patience = { mayPass, until: clock.now() + LONGEST_MS }
  return sendAgain(async () => act(await look(clock.timeout(LONGEST_LOOK_MS)), own, ports), patience, ports)
}

/** How a deployment has ended, the next look says. */
const mayPass = (error: unknown): error is AwsError => isTemporary(error) || hasEndedSince(error)

const act = async (picture: CodeDeployPicture, own: Own, ports: RequestPorts): Promise<Taken> => {
  const { deployment } = own
  const move = codeDeployMoveFor(picture, own)
  switch (move.kind) {
    case 'none':
      return move
    case 'follow':
      return { kind: 'taken', by: 'ecs', followed: deployment }
    case 'stop':
      await stopDeployment(deployment, ports)
      ports.log.info(`requested the rollback of deployment ${deployment.deploymentId} of service ${deployment.service}`)
      return { kind: 'taken', by: 'run', followed: deployment }
    case 'deploy':
      return deployEarlier({ picture, deployment, to: move.to }, ports)
  }
}
