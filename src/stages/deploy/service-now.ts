/** The service right before it is updated: minutes may have passed since the plan. */
import type { Failure, Service, ServiceField } from '@aws-sdk/client-ecs'
import { isTemporary } from '../../domain/aws/faults.ts'
import { withTaskSets } from '../../domain/codedeploy/task-sets.ts'
import type { LiveService } from '../../domain/aws/live.ts'
import { primaryOf } from '../../domain/rollout/picture.ts'
import type { NewDeployment } from '../../domain/rollout/rollout.ts'
import { fault } from '../../errors/fault.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import type { DeployPorts } from './service-update.ts'

interface Name {
  readonly cluster: string
  readonly service: string
  /** What else is read of the service. */
  readonly include?: ServiceField[]
}

/**
 * Null where ECS does not answer now: then the service is updated as it was planned.
 * @throws ShipError `E_SERVICE_NOT_FOUND` when it has been deleted since; AwsError that is not temporary
 */
export const readServiceNow = async (
  { cluster, service, include = [] }: Name,
  { target: { ecs }, clock, log }: Pick<DeployPorts, 'target' | 'clock' | 'log'>,
): Promise<Service | null> => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) }
  try {
    const more = include.length === 0 ? {} : { include }
    const { services, failures } = await ecs.describeServices({ cluster, services: [service], ...more }, limit)
    const found = services?.[0] ?? null
    if (isDeleted(found, failures)) throw deleted(cluster, service)
    return found === null ? null : withTaskSets(found)
  } catch (error) {
    if (!isTemporary(error)) throw error
    log.info(`${error.message}; the service is taken to be as it was planned`)
    return null
  }
}

/** For a while ECS still returns a deleted service (DescribeServices, "Service", status); later it is among the failures. */
const isDeleted = (found: Service | null, failures: readonly Failure[] | undefined): boolean =>
  found === null
    ? failures?.some(({ reason }) => reason === 'MISSING') === true
    : found.status === 'INACTIVE' || found.status === 'DRAINING'

const deleted = (cluster: string, service: string): Error =>
  fault('E_SERVICE_NOT_FOUND', {
    message: `the ECS service '${service}' in ${cluster} has been deleted since the plan; nothing was registered`,
    headline: `the ECS service '${service}' has been deleted since the plan`,
    hint: 'Create the service again, then re-run.',
  })

/** The PRIMARY deployment, where the plan has seen another one. */
export const newSincePlan = (
  service: Service | null,
  { primaryDeploymentId }: Pick<LiveService, 'primaryDeploymentId'>,
): NewDeployment | null => {
  const primary = primaryOf(service)
  if (primary?.id === undefined || primaryDeploymentId === null || primary.id === primaryDeploymentId) return null
  const { id: deploymentId, taskDefinition: taskDefinitionArn = null, createdAt } = primary
  return { deploymentId, taskDefinitionArn, createdAt: createdAt?.getTime() ?? null }
}
