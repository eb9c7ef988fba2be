/** The log groups of the containers with the driver `awslogs`. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { bad, good, judge, type Check } from './verify-check.ts'
import type { Reading } from './answer.ts'

export interface LogGroup {
  readonly name: string
  /** Null: that of the task. */
  readonly region: string | null
  /** Whether the driver creates it. */
  readonly creation: 'by-the-driver' | 'none'
}

/** Each log group once. */
export const logGroupsOf = (containers: readonly ContainerDefinition[]): readonly LogGroup[] => {
  const groups = containers.flatMap(({ logConfiguration: log }): readonly LogGroup[] => {
    const {
      'awslogs-group': name,
      'awslogs-region': region = null,
      'awslogs-create-group': create,
    } = log?.options ?? {}
    if (log?.logDriver !== 'awslogs' || name === undefined) return []
    return [{ name, region, creation: create === 'true' ? 'by-the-driver' : 'none' }]
  })
  return [...new Map(groups.map((group) => [`${group.region ?? ''} ${group.name} ${group.creation}`, group])).values()]
}

/** A task whose log group is missing does not start (ECS Developer Guide, "Using the awslogs log driver"). */
export const judgeLogGroup = ({ name }: LogGroup, exists: Reading<'exists'>): readonly Check[] => {
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
