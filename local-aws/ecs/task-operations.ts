/** ECS's task operations. A stopped task can be described for an hour. */
import type {
  DescribeTasksRequest,
  DescribeTasksResponse,
  ListTasksRequest,
  ListTasksResponse,
} from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'
import { ecsArn, lastPart } from './identifiers.ts'
import { findCluster, page, requireService } from './lookup.ts'
import { knownOneOffTasks } from './one-off-tasks.ts'
import type { ClusterRecord, TaskRecord } from './records.ts'
import type { EcsBackend } from './services.ts'
import { idOf } from './tasks.ts'

const STOPPED_TASK_LIFETIME_MS = 3_600_000
const MOST_TASKS = 100

/** The operations of this file. */
export const taskOperations = ({ state, now }: EcsBackend) => {
  const visible = (cluster: ClusterRecord): readonly TaskRecord[] =>
    [...cluster.services.flatMap((service) => service.tasks), ...knownOneOffTasks(cluster, now())].filter(
      ({ stoppedAt }) => now().getTime() - (stoppedAt ?? now()).getTime() < STOPPED_TASK_LIFETIME_MS,
    )
  return {
    ListTasks: (input: ListTasksRequest): ListTasksResponse => {
      const cluster = findCluster(state, input.cluster)
      const service = input.serviceName === undefined ? null : requireService(cluster, input.serviceName)
      const desired = input.desiredStatus ?? 'RUNNING'
      const asked = visible(cluster).filter(
        (task) =>
          task.desiredStatus === desired &&
          (service === null || service.tasks.includes(task)) &&
          (input.startedBy === undefined || task.startedBy === input.startedBy) &&
          (input.family === undefined || familyOf(task) === input.family),
      )
      const { items, next } = page(asked, input)
      return { taskArns: items.map(({ taskArn }) => taskArn), ...next }
    },
    DescribeTasks: (input: DescribeTasksRequest): DescribeTasksResponse => {
      const cluster = findCluster(state, input.cluster)
      const asked = input.tasks ?? []
      if (asked.length === 0) throw new AwsError('InvalidParameterException', 'Tasks cannot be empty.')
      if (asked.length > MOST_TASKS) {
        throw new AwsError('InvalidParameterException', `Tasks cannot have more than ${MOST_TASKS} elements.`)
      }
      const ids = asked.map(lastPart)
      const tasks = visible(cluster).filter((task) => ids.includes(idOf(task)))
      const missing = ids.filter((id) => tasks.every((task) => idOf(task) !== id))
      return {
        tasks: tasks.map((task) => structuredClone(task)),
        failures: missing.map((id) => ({ arn: ecsArn(state, `task/${cluster.name}/${id}`), reason: 'MISSING' })),
      }
    },
  }
}

const familyOf = (task: TaskRecord): string => lastPart(task.taskDefinitionArn).split(':')[0] ?? ''
