/** Where CloudWatch Logs keeps what the containers of a task definition print. */
import type { TaskDefinitionDraft } from './task-definition.ts'

export interface ContainerLog {
  readonly container: string
  readonly logGroup: string
  /** Null: the region of the cluster. */
  readonly logRegion: string | null
  /** Null: the streams are named after the containers' ids in Docker (ECS Developer Guide, "awslogs-stream-prefix"). */
  readonly logPrefix: string | null
}

/** Of each container with the driver `awslogs`. No other option is read: some hold values of the environment. */
export const containerLogs = ({ input }: TaskDefinitionDraft): readonly ContainerLog[] =>
  (input.containerDefinitions ?? []).flatMap(({ name, logConfiguration: log }) => {
    const logGroup = log?.options?.['awslogs-group']
    if (name === undefined || log?.logDriver !== 'awslogs' || logGroup === undefined) return []
    const { 'awslogs-region': region, 'awslogs-stream-prefix': prefix } = log.options ?? {}
    return [{ container: name, logGroup, logRegion: region ?? null, logPrefix: prefix ?? null }]
  })
