/** Reads the stopped tasks that explain why a deployment failed. */
import type { Task } from '@aws-sdk/client-ecs'
import { messageOf } from '../../errors/ship-error.ts'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { failedTasks } from '../../domain/rollout/stopped.ts'
import type { Ports } from '../../ports/ports.ts'

/** Most in one DescribeTasks (ECS API Reference). */
const MOST_TASKS = 100
/** The wait is over by then, perhaps because ECS does not answer. */
const MOST_TIME_MS = 5000

/**
 * The stopped tasks of our deployment that count as failed; none where they cannot be read, since they only explain an outcome. ECS
 * describes a stopped task for an hour at least.
 */
export const readStoppedTasks = async (
  deployment: StartedDeployment,
  { target: { ecs }, clock, log }: Pick<Ports, 'target' | 'clock' | 'log'>,
): Promise<readonly Task[]> => {
  const { cluster, service: serviceName } = deployment
  const limit = { signal: clock.timeout(MOST_TIME_MS) }
  try {
    const arns = await readPages(async (nextToken) => {
      const reply = await ecs.listTasks({ cluster, serviceName, desiredStatus: 'STOPPED', nextToken }, limit)
      return { items: reply.taskArns ?? [], nextToken: reply.nextToken }
    })
    const replies = await Promise.all(
      chunksOf(arns, MOST_TASKS).map((tasks) => ecs.describeTasks({ cluster, tasks: [...tasks] }, limit)),
    )
    const tasks = replies.flatMap((reply) => reply.tasks ?? [])
    return failedTasks(tasks, deployment)
  } catch (error) {
    log.info(`stopped tasks cannot be read: ${messageOf(error)}`)
    return []
  }
}
