/** The log groups of the containers with the driver `awslogs`. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { awsLogsOf, type AwsLogs } from '../task-definition/container-logs.ts'
import { bad, good, judge, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

/** Each log group once. */
export const logGroupsOf = (containers: readonly ContainerDefinition[]): readonly AwsLogs[] => {
  const groups = containers.flatMap((container) => awsLogsOf(container) ?? [])
  return [...new Map(groups.map((one) => [`${one.region ?? ''} ${one.group} ${one.creation}`, one])).values()]
}

/** A task whose log group is missing does not start (ECS Developer Guide, "Using the awslogs log driver"). */
export const judgeLogGroup = ({ group: name }: AwsLogs, exists: Reading<'exists'>): readonly Check[] => {
  const about = { id: 'log-group', subject: `log group ${name}` }
  return judge(exists, {
    about,
    read: () => [good(about, 'exists')],
    missing: () => [
      bad(about, {
        what: 'does not exist',
        next: 'Create the log group, or correct `awslogs-group`; `awslogs-create-group: "true"` lets ECS create it.',
      }),
    ],
  })
}
