/** The times of the engine drive, each with the corresponding time of ECS. */

export interface EngineConstants {
  /** The interval between passes of the scheduler. ECS: a few seconds. */
  readonly schedulingIntervalMs: number
  /** How long a task without a health check must run to count as healthy. ECS: 40 s. */
  readonly healthyAfterMs: number
  /** The pause before a failed task is replaced, times the number of failures. ECS: throttled, up to 15 minutes. */
  readonly restartDelayMs: number
  /** How long `docker stop` waits before it kills. ECS: 30 s (stopTimeout). */
  readonly stopTimeoutSeconds: number
  /** Health check intervals, timeouts and start periods of a task definition are divided by this. ECS: 1. */
  readonly healthCheckAcceleration: number
}

export const ENGINE_CONSTANTS: EngineConstants = {
  schedulingIntervalMs: 200,
  healthyAfterMs: 500,
  restartDelayMs: 100,
  stopTimeoutSeconds: 1,
  healthCheckAcceleration: 10,
}
