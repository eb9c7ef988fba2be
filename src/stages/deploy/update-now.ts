/** What an update of a service starts from, whatever carries out its deployments. */
import type { Service } from '@aws-sdk/client-ecs'
import type { DeployResult, KnownDeployment, NewDeployment } from '../../domain/rollout/rollout.ts'
import type { AttributeChanges } from '../../domain/service-attributes/attribute-changes.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StartInput } from '../strategies/strategy.ts'
import { newSincePlan } from './service-now.ts'
import type { ServiceUpdate } from './service-update.ts'

interface Now {
  /** The service right before the update; null where ECS does not say. */
  readonly now: Service | null
  readonly attributes: AttributeChanges
}

interface UpdateNow {
  readonly update: ServiceUpdate
  readonly facts: Pick<DeployResult, 'cluster' | 'service' | 'previousTaskDefinitionArn' | 'newSincePlan'>
}

/** The update, and what of the service goes into the result. A deployment that the plan has not seen is a warning. */
export const updateNow = (input: StartInput, { now, attributes }: Now, log: Ports['log']): UpdateNow => {
  const { clusterArn: cluster, serviceName: service, previousTaskDefinitionArn: planned, described } = input.target
  const news = newSincePlan(now, input.target)
  if (news !== null) log.warning(newsInWords(service, news))
  const from = now === null ? planned : (now.taskDefinition ?? null)
  const desiredCount = input.desiredCount === null ? {} : { desiredCount: input.desiredCount }
  // `plan` has read the service.
  const serviceArn = described.serviceArn ?? ''
  return {
    update: { cluster, service, serviceArn, run: input.run, from, desiredCount, attributes },
    facts: { cluster, service, previousTaskDefinitionArn: from, newSincePlan: news },
  }
}

const newsInWords = (service: string, { deploymentId, taskDefinitionArn, createdAt }: NewDeployment): string => {
  const since = createdAt === null ? '' : ` at ${new Date(createdAt).toISOString()}`
  return `since the plan, another deployment of ${service} was started${since}: ${deploymentId}, ${taskDefinitionArn ?? 'of no known revision'}`
}

/** Why nothing is started. */
export const unstartedInWords = (
  kind: 'unchanged' | 'followed',
  service: string,
  { deploymentId, taskDefinitionArn }: KnownDeployment,
): string =>
  kind === 'unchanged'
    ? `nothing to deploy: service ${service} already runs ${taskDefinitionArn} (deployment ${deploymentId})`
    : `service ${service} is already being set to ${taskDefinitionArn}: following deployment ${deploymentId}`
