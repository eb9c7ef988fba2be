/** Where the output of one container of one task is, by the log options of its definition. Pure. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { awsLogsOf } from '../task-definition/container-logs.ts'

export type LogPlace =
  /** In CloudWatch Logs. `region`: null for that of the cluster; `stream`: null where its name is not known. */
  | {
      readonly kind: 'awslogs'
      readonly container: string
      readonly group: string
      readonly region: string | null
      readonly stream: string | null
    }
  /** Where the API of AWS cannot read it; `driver`: null for the default of the engine. */
  | { readonly kind: 'elsewhere'; readonly container: string; readonly driver: string | null }

/** The task, and what the engine calls the container, where ECS says it. */
export interface LoggingTask {
  readonly taskId: string
  readonly runtimeId?: string | undefined
}

/**
 * A stream is named `PREFIX/CONTAINER/TASKID`; without a prefix, which only EC2 allows, after the container's id in Docker (ECS Developer Guide,
 * "awslogs-stream-prefix").
 */
export const logPlaceOf = (definition: ContainerDefinition, { taskId, runtimeId }: LoggingTask): LogPlace => {
  const { name: container = '', logConfiguration } = definition
  const log = awsLogsOf(definition)
  if (logConfiguration?.logDriver === 'awsfirelens') return routedPlace(definition, taskId)
  if (log === null) return { kind: 'elsewhere', container, driver: logConfiguration?.logDriver ?? null }
  const { group, region, prefix } = log
  const stream = prefix === null ? (runtimeId ?? null) : `${prefix}/${container}/${taskId}`
  return { kind: 'awslogs', container, group, region, stream }
}

/** Options of Fluent Bit's two outputs for CloudWatch Logs. No other option is read: some are tokens. */
const TO_CLOUDWATCH = /^cloudwatch(?:_logs)?$/iu
/** A name that Fluent Bit fills in. */
const TEMPLATE = '$('

/** Of FireLens: it tags the output of a container `CONTAINER-firelens-TASKID`, and the stream is named after the tag (aws/amazon-ecs-agent, docker_task_engine.go). */
const routedPlace = ({ name: container = '', logConfiguration }: ContainerDefinition, taskId: string): LogPlace => {
  const option = (key: string): string | null => logConfiguration?.options?.[key] ?? null
  const [output, group] = [option('Name') ?? '', option('log_group_name') ?? TEMPLATE]
  if (!TO_CLOUDWATCH.test(output) || group.includes(TEMPLATE)) {
    return { kind: 'elsewhere', container, driver: output === '' ? 'awsfirelens' : `awsfirelens, output ${output}` }
  }
  const byTag = `${option('log_stream_prefix') ?? TEMPLATE}${container}-firelens-${taskId}`
  const stream = option('log_stream_name') ?? byTag
  return {
    kind: 'awslogs',
    container,
    group,
    region: option('region'),
    stream: stream.includes(TEMPLATE) ? null : stream,
  }
}

/** A stream of CloudWatch Logs that can be read. */
export type LogStream = Extract<LogPlace, { kind: 'awslogs' }> & { readonly stream: string }

/** The stream, where it is known and in this region; a session reads one region. */
export const readableStream = (place: LogPlace, region: string): LogStream | null => {
  if (place.kind !== 'awslogs' || place.stream === null) return null
  return place.region === null || place.region === region ? { ...place, stream: place.stream } : null
}

/** `log group /ecs/web, stream web/app/0123…`: where a person finds it. */
export const placeInWords = (place: LogPlace): string => {
  if (place.kind === 'elsewhere')
    return place.driver === null ? 'its log is kept by the engine' : `its log driver is ${place.driver}`
  const { group, stream, region } = place
  const parts = [`log group ${group}`, ...(stream === null ? [] : [`stream ${stream}`])]
  return [...parts, ...(region === null ? [] : [`region ${region}`])].join(', ')
}
