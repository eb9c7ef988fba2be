/** The log groups of the containers with the driver `awslogs`. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { awsLogsOf, type AwsLogs } from '../task-definition/container-logs.ts'
import { bad, good, judge, warn, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

/** Each log group once. */
export const logGroupsOf = (containers: readonly ContainerDefinition[]): readonly AwsLogs[] => {
  const groups = containers.flatMap((container) => awsLogsOf(container) ?? [])
  const keyOf = ({ region, group, creation, mode }: AwsLogs): string =>
    `${region ?? ''} ${group} ${creation} ${mode === 'blocking' ? mode : ''}`
  return [...new Map(groups.map((one) => [keyOf(one), one])).values()]
}

/** What sends the logs: the task itself on Fargate, Docker on a host. */
export type LogSender = 'fargate' | 'host'

/**
 * A task on Fargate whose log group is missing does not start (ECS Developer Guide, "Using the awslogs log driver"). Docker's driver starts
 * the container and tries again, unless its mode is `blocking`; `non-blocking` is the default of ECS.
 */
export const judgeLogGroup = (
  { group: name, mode, sender }: AwsLogs & { readonly sender: LogSender },
  exists: Reading<'exists'>,
): readonly Check[] => {
  const judged = sender === 'host' && mode !== 'blocking' ? warn : bad
  const about = { id: 'log-group', subject: `log group ${name}` }
  return judge(exists, {
    about,
    read: () => [good(about, 'exists')],
    missing: () => [
      judged(about, {
        what: 'does not exist',
        next: 'Create the log group, or correct `awslogs-group`; `awslogs-create-group: "true"` lets ECS create it.',
      }),
    ],
  })
}
