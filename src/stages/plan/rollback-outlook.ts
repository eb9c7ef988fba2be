/** What is known before the deployment of a rollback of it: that none would be made, or that it would go to another revision. */
import type { Service } from '@aws-sdk/client-ecs'
import { isOfCodeDeploy } from '../../domain/codedeploy/task-sets.ts'
import { isUnavailable } from '../../domain/aws/faults.ts'
import { revisionName } from '../../domain/rollout/identifiers.ts'
import { BREAKER_LEAVES_IT, isLeftFailed, type RollBackPolicy } from '../../domain/rollout/rollback-policy.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { AwsError } from '../../errors/aws-error.ts'
import type { Ecs } from '../../ports/aws.ts'

/** As a part of the planned service: empty where a rollback is as it is documented, or where nothing asks for one. */
export const rollbackOutlook = async (
  policy: RollBackPolicy | undefined,
  service: Service,
  ecs: Ecs,
): Promise<{ readonly rollback?: string }> => {
  const { taskDefinition, serviceName = '' } = service
  if (policy === undefined || policy.on.length === 0 || taskDefinition === undefined || !isOurs(service)) return {}
  if (policy.origin === 'default' && isLeftFailed(service))
    return { rollback: `A deployment of ${named(serviceName)} that fails is not taken back: ${BREAKER_LEAVES_IT}.` }
  const denied = await deniedOf(service, ecs)
  if (denied === null) return {}
  const rollback = `${named(denied)} is denied, so a rollback of ${named(serviceName)} goes to the revision right before the update (${named(revisionName(taskDefinition))} now), also where that never completed a deployment.`
  return { rollback }
}

/** A first deployment has nothing to go back to, and a deployment group has a rollback of its own. */
const isOurs = ({ status, deploymentController }: Service): boolean =>
  status !== undefined && !isOfCodeDeploy({ deploymentController })

/** The call that a rollback needs and this role may not make; null where there is none. Any other fault may have passed by then. */
const deniedOf = async ({ clusterArn: cluster, serviceName: service }: Service, ecs: Ecs): Promise<string | null> => {
  try {
    const asked = { cluster, service, status: ['SUCCESSFUL' as const], maxResults: 1 }
    const { serviceDeployments = [] } = await ecs.listServiceDeployments(asked)
    const serviceRevisionArns = serviceDeployments.flatMap(({ targetServiceRevisionArn: arn }) => arn ?? [])
    if (serviceRevisionArns.length > 0) await ecs.describeServiceRevisions({ serviceRevisionArns })
    return null
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return isUnavailable(error) ? error.operation : null
  }
}
