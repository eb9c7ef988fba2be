/** The tasks of a place as ECS lists and describes them; part of the stage `running`. */
import type { Task } from '@aws-sdk/client-ecs'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import type { Ports } from '../../ports/ports.ts'

/** Most in one DescribeTasks (ECS API Reference). */
const MOST_TASKS = 100
/** Of 100 tasks each: what one run can look through. */
const MOST_PAGES = 1_000

/** What a service or a cluster has, whatever the status of the tasks. */
export interface ListedTasks {
  readonly tasks: readonly Task[]
  /** ARNs of those that ECS lists, and does not describe: they have ended in between, or there is a failure. */
  readonly undescribed: readonly string[]
}

/** Of all of the cluster where there is no service. @throws AwsError */
export const tasksAt = async (
  { cluster, service }: { readonly cluster: string; readonly service: string | null },
  { target: { ecs } }: Pick<Ports, 'target'>,
): Promise<ListedTasks> => {
  const of = { cluster, ...(service === null ? {} : { serviceName: service }) }
  const arns = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ ...of, nextToken })
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken }
  }, MOST_PAGES)
  const tasks: Task[] = []
  for (const chunk of chunksOf(arns, MOST_TASKS))
    tasks.push(...((await ecs.describeTasks({ cluster, tasks: [...chunk] })).tasks ?? []))
  const described = new Set(tasks.map(({ taskArn }) => taskArn))
  return { tasks, undescribed: arns.filter((arn) => !described.has(arn)) }
}
