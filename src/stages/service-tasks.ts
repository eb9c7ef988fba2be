/** The tasks of a service, for the stages that look at them. */
import type { DesiredStatus, Task } from '@aws-sdk/client-ecs'
import { chunksOf, readPages } from '../domain/aws/pages.ts'
import type { StartedDeployment } from '../domain/rollout/rollout.ts'
import type { CallLimit, Ecs } from '../ports/aws.ts'

/** Most in one DescribeTasks (ECS API Reference). */
const MOST_TASKS = 100

interface Asking {
  readonly ecs: Pick<Ecs, 'listTasks' | 'describeTasks'>
  readonly limit: CallLimit
  /** The ARNs of tasks that are not to be described. */
  readonly known?: ReadonlySet<string>
}

/**
 * Every task of the service that is to run, or that is stopped; ECS describes a stopped one for an hour at least.
 * @throws AwsError
 */
export const readTasks = async (
  { cluster, service: serviceName }: Pick<StartedDeployment, 'cluster' | 'service'>,
  desiredStatus: DesiredStatus,
  { ecs, limit, known }: Asking,
): Promise<readonly Task[]> => {
  const arns = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ cluster, serviceName, desiredStatus, nextToken }, limit)
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken }
  })
  const replies = await Promise.all(
    chunksOf(
      arns.filter((arn) => !known?.has(arn)),
      MOST_TASKS,
    ).map((tasks) => ecs.describeTasks({ cluster, tasks: [...tasks] }, limit)),
  )
  return replies.flatMap(({ tasks }) => tasks ?? [])
}
