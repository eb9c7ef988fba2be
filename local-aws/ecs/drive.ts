/** What makes a rollout move: a real engine, or a script on the clock. */
import type { Rollout, ServiceRecord, TaskDefinitionRecord, TaskRecord } from './records.ts'

export interface Drive {
  readonly kind: 'engine' | 'script'
  /** UpdateService has started a rollout. */
  readonly rolloutStarted: (service: ServiceRecord, rollout: Rollout) => void
  /** StopServiceDeployment has ended a rollout, or started its rollback. */
  readonly rolloutStopped: (service: ServiceRecord, rollout: Rollout) => void
  /** ContinueServiceDeployment has answered the pause at which a rollout waits. */
  readonly rolloutContinued: (service: ServiceRecord, rollout: Rollout) => void
  /** Runs a task of RunTask; null: such tasks are scripted. */
  readonly runTask: ((task: TaskRecord, source: TaskDefinitionRecord) => void) | null
  /** Brings the state up to date; called before every reply. */
  readonly advance: () => void
  /** The service deployments that a list shows: a script may delay a new one. */
  readonly listed: (service: ServiceRecord) => readonly Rollout[]
  /** For how many seconds a service deployment shows what is requested of it, before it is done. */
  readonly lingerSeconds: (service: ServiceRecord) => number
  /** The outdated service that DescribeServices shows, or null if it is up to date. */
  readonly stale: (service: ServiceRecord) => ServiceRecord['shape'] | null
  /** The last lines of a log stream, or null if it does not exist. Times are milliseconds. */
  readonly logs: (stream: LogStreamName) => Promise<readonly LogLine[] | null>
  readonly close: () => Promise<void>
}

/** The name of a log stream that the awslogs driver makes: `<prefix>/<container>/<task id>`. */
export interface LogStreamName {
  readonly group: string
  readonly stream: string
}

export interface LogLine {
  readonly timestamp: number
  readonly message: string
}
