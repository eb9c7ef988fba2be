/** Reads how far a deployment of CodeDeploy has come with its one target, the service. */
import type { ECSTarget } from '@aws-sdk/client-codedeploy'
import { lastPart } from '../../domain/aws/last-part.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { CallLimit } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'

export interface TargetName {
  /** A name or an ARN. */
  readonly cluster: string
  readonly service: string
}

/** CodeDeploy says so until it has begun (API Reference, GetDeploymentTarget). */
const NOT_YET = ['DeploymentNotStartedException', 'DeploymentTargetDoesNotExistException']

/** Null until CodeDeploy has begun. @throws AwsError */
export const readTarget = async (
  { deploymentId, cluster, service }: TargetName & { readonly deploymentId: string },
  { codedeploy }: Pick<Ports['target'], 'codedeploy'>,
  limit: CallLimit,
): Promise<ECSTarget | null> => {
  try {
    const targetId = `${lastPart(cluster)}:${service}`
    const { deploymentTarget } = await codedeploy.getDeploymentTarget({ deploymentId, targetId }, limit)
    return deploymentTarget?.ecsTarget ?? null
  } catch (error) {
    if (error instanceof AwsError && NOT_YET.includes(error.awsCode)) return null
    throw error
  }
}
