/** Reads the stopped tasks that explain why a deployment failed. */
import type { Task } from '@aws-sdk/client-ecs'
import { messageOf } from '../../errors/ship-error.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { failedTasks } from '../../domain/rollout/stopped.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTasks } from '../service-tasks.ts'

/** The wait is over by then, perhaps because ECS does not answer. */
const MOST_TIME_MS = 5000

/** The stopped tasks of our deployment that count as failed; none where they cannot be read, since they only explain an outcome. */
export const readStoppedTasks = async (
  deployment: StartedDeployment,
  { target: { ecs }, clock, log }: Pick<Ports, 'target' | 'clock' | 'log'>,
): Promise<readonly Task[]> => {
  try {
    const limit = { signal: clock.timeout(MOST_TIME_MS) }
    return failedTasks(await readTasks(deployment, 'STOPPED', { ecs, limit }), deployment)
  } catch (error) {
    log.info(`stopped tasks cannot be read: ${messageOf(error)}`)
    return []
  }
}
