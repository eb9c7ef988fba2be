/** What makes a rollout move: a real engine, or a script on the clock. */
import type { Rollout, ServiceRecord } from './records.ts'

export interface Drive {
  readonly kind: 'engine' | 'script'
  /** A rollout began by UpdateService. */
  readonly rolloutStarted: (service: ServiceRecord, rollout: Rollout) => void
  /** StopServiceDeployment ended a rollout, or began its rollback. */
  readonly rolloutStopped: (service: ServiceRecord, rollout: Rollout) => void
  /** Brings the state up to the present; called before any request is answered. */
  readonly advance: () => void
  /** The service deployments of a service that a list shows now: a script may let a new one appear late. */
  readonly listed: (service: ServiceRecord) => readonly Rollout[]
  /** What DescribeServices still shows in place of the truth, or null. */
  readonly stale: (service: ServiceRecord) => ServiceRecord['shape'] | null
  /** The last lines of a log stream, or null when there is no such stream. Times are milliseconds. */
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
