/** Why a deployment did not succeed, and what shows it. */

export type CauseKind =
  | 'exit'
  | 'memory'
  | 'container-health'
  | 'load-balancer'
  | 'image'
  | 'resources'
  | 'start'
  | 'capacity'
  | 'infrastructure'
  | 'breaker'
  | 'alarm'
  | 'smoke-test'
  | 'hook'
  | 'configuration'
  | 'stop'
  | 'newer-deployment'
  | 'pause'
  | 'time'
  | 'unknown'

/** A container that had started, and its task. */
export interface FailedContainer {
  readonly container: string
  readonly taskId: string
}

/** Why a deployment did not succeed: what is certain, in one sentence. Hostile text; `…` in backticks is a name. */
export interface RolloutCause {
  readonly kind: CauseKind
  /** At most 78 characters, without ids: "container `app` exited with code 3 (3 of 3 tasks)". */
  readonly summary: string
  /** The same in full, with the service's name. */
  readonly message: string
  /** The text of ECS that it is read from. */
  readonly detail: string
  /** The next step, as an imperative; null where the outcome alone decides. */
  readonly next: string | null
  /** What else stopped tasks, the most frequent first, like `summary`. */
  readonly others: readonly string[]
  /** Absent where no container of a stopped task had started. */
  readonly failed?: FailedContainer
}

/** A line of evidence: a service event or a stopped task, hostile text, newest last. */
export interface Evidence {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly kind: 'event' | 'stopped-task'
  readonly text: string
}

/** What the container that failed printed last. Hostile text. */
export interface LastLines extends FailedContainer {
  /** Where its log is, in words. */
  readonly place: string
  /** Oldest first. */
  readonly lines: readonly string[]
  /** Why there are none; null where there are. */
  readonly because: string | null
}
