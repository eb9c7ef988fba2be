/** Stops a deployment of CodeDeploy with a rollback. */
import type { DeploymentId } from '../../domain/rollout/identifiers.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { isRefused } from '../refused.ts'

interface Stopped {
  readonly cluster: string
  readonly service: string
  readonly deploymentId: DeploymentId
}

/** CodeDeploy stops it and deploys what was there before (API Reference, StopDeployment). @throws AwsError */
export const stopDeployment = async (
  { cluster, service, deploymentId }: Stopped,
  { target, journal }: Pick<Ports, 'target' | 'journal'>,
): Promise<void> => {
  const noted = journal.aboutTo({ kind: 'rollback', cluster, service, deploymentId })
  try {
    await target.codedeploy.stopDeployment({ deploymentId, autoRollbackEnabled: true })
    noted.changed()
  } catch (error) {
    if (isRefused(error)) noted.unchanged()
    throw error
  }
}

/** A deployment can end between a look and the request to stop it. */
export const hasEndedSince = (error: unknown): error is AwsError =>
  error instanceof AwsError && error.awsCode === 'DeploymentAlreadyCompletedException'
