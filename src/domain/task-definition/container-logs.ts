/** Where CloudWatch Logs keeps what the containers of a task definition print. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import type { TaskDefinitionDraft } from './task-definition.ts'

export interface ContainerLog {
  readonly container: string
  readonly logGroup: string
  /** Null: the region of the cluster. */
  readonly logRegion: string | null
  /** Null: the streams are named after the containers' ids in Docker (ECS Developer Guide, "awslogs-stream-prefix"). */
  readonly logPrefix: string | null
}

/** The options of the driver `awslogs`. No other option is read: some hold values of the environment. */
export interface AwsLogs {
  readonly group: string
  readonly region: string | null
  readonly prefix: string | null
  /** Whether the driver creates the group. */
  readonly creation: 'by-the-driver' | 'none'
  /** What is set; null: an account setting of ECS decides. */
  readonly mode: string | null
}

/** Docker's driver reads the option with Go's strconv.ParseBool. */
const TRUE: readonly string[] = ['1', 't', 'T', 'true', 'TRUE', 'True']

/** Null for a container with another driver, or without a group. */
export const awsLogsOf = ({ logConfiguration: log }: ContainerDefinition): AwsLogs | null => {
  const option = (name: string): string | null => log?.options?.[name] ?? null
  const group = option('awslogs-group')
  if (log?.logDriver !== 'awslogs' || group === null) return null
  const creation = TRUE.includes(option('awslogs-create-group') ?? '') ? 'by-the-driver' : 'none'
  const [region, prefix] = [option('awslogs-region'), option('awslogs-stream-prefix')]
  return { group, region, prefix, creation, mode: option('mode') }
}

/** Of each container with the driver `awslogs`. */
export const containerLogs = ({ input }: TaskDefinitionDraft): readonly ContainerLog[] =>
  (input.containerDefinitions ?? []).flatMap((container) => {
    const { name } = container
    const log = awsLogsOf(container)
    if (name === undefined || log === null) return []
    return [{ container: name, logGroup: log.group, logRegion: log.region, logPrefix: log.prefix }]
  })
