/** Reads what a service runs now, for everything that compares with it. */
import type { Service, TaskDefinition } from '@aws-sdk/client-ecs'
import { isUnavailable } from '../../domain/aws/faults.ts'
import type { RunningRevision } from '../../domain/aws/live.ts'
import { checkTaskDefinition } from '../../domain/task-definition/check.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { isAwsError } from './missing-name.ts'

/**
 * The revision that the service names; null when it names none, or when ECS does not show it: the run then knows no difference, and
 * deploys. Throws AwsError for what is neither a denial nor a revision that is gone.
 */
export const readRunning = async (
  { taskDefinition: arn, serviceName = '' }: Pick<Service, 'taskDefinition' | 'serviceName'>,
  { target, log }: Pick<Ports, 'target' | 'log'>,
): Promise<RunningRevision | null> => {
  if (arn === undefined) return null
  try {
    const { taskDefinition, tags } = await target.ecs.describeTaskDefinition({ taskDefinition: arn, include: ['TAGS'] })
    const { draft } = checkTaskDefinition({ taskDefinition, tags }, arn, { values: 'registered', containerName: null })
    return { taskDefinitionArn: arn, definition: draft, ...lifeOf(taskDefinition) }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    log.info(`what the service ${serviceName} runs now is not compared: ${error.message}`)
    return null
  }
}

/** Who registered it, when, and whether ECS still deploys it. */
export const lifeOf = (revision: TaskDefinition | undefined): Pick<RunningRevision, 'registered' | 'status'> => ({
  registered: { by: revision?.registeredBy ?? null, at: revision?.registeredAt?.getTime() ?? null },
  status: revision?.status === 'ACTIVE' ? 'ACTIVE' : 'INACTIVE',
})

/** Denied, deleted, or with members that this version does not know. */
const isUnreadable = (error: unknown): error is ShipError =>
  isUnavailable(error) ||
  isAwsError(error, ['ClientException', 'InvalidParameterException']) ||
  (error instanceof ShipError && error.code === 'E_TASK_DEFINITION_INVALID')
