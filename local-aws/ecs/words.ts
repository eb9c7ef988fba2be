/**
 * The texts of ECS's events and reasons, as seen in AWS's documentation and in public threads from real accounts. The process
 * under test may show them and read a cause from them; an outcome never depends on them alone.
 */

/** Messages of `service.events[]`; the first argument is always the service's name. */
export const eventText = {
  started: (service: string, task: string) => `(service ${service}) has started 1 tasks: (task ${task}).`,
  stopped: (service: string, task: string) => `(service ${service}) has stopped 1 running tasks: (task ${task}).`,
  steady: (service: string) => `(service ${service}) has reached a steady state.`,
  completed: (service: string, deployment: string) =>
    `(service ${service}) (deployment ${deployment}) deployment completed.`,
  failed: (service: string, deployment: string) =>
    `(service ${service}) (deployment ${deployment}) deployment failed: tasks failed to start.`,
  alarm: (service: string, deployment: string) =>
    `(service ${service}) (deployment ${deployment}) deployment failed: alarm detected.`,
  rollingBack: (service: string, deployment: string) =>
    `(service ${service}) rolling back to deployment ${deployment}.`,
  unhealthy: (service: string, task: string) => `(service ${service}) (task ${task}) failed container health checks.`,
  unableToPlace: (service: string, reason: string) =>
    `(service ${service}) was unable to place a task. Reason: ${reason}`,
  unableToStart: (service: string) =>
    `(service ${service}) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
}

/** `rolloutStateReason` of a deployment. */
export const rolloutReason = {
  inProgress: (deployment: string) => `ECS deployment ${deployment} in progress.`,
  completed: (deployment: string) => `ECS deployment ${deployment} completed.`,
  breaker: 'ECS deployment circuit breaker: tasks failed to start.',
  breakerRollback: (target: string) => `ECS deployment circuit breaker: rolling back to deploymentId ${target}.`,
  alarm: 'ECS deployment failed: alarm detected.',
  alarmRollback: (target: string) => `Alarm detected: rolling back to deploymentId ${target}.`,
  hookRollback: (target: string) => `Lifecycle hook: rolling back to deploymentId ${target}.`,
  requestedRollback: (target: string) => `Service deployment stopped by user: rolling back to deploymentId ${target}.`,
}

/** `statusReason` and `rollback.reason` of a service deployment. */
export const statusReason = {
  /** hashicorp/terraform-provider-aws, internal/service/ecs/service_test.go. */
  noCandidate: 'No rollback candidate was found to run the rollback.',
  breaker: 'Service deployment failed because the circuit breaker threshold was exceeded.',
  breakerRollback: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  alarm: 'Service deployment failed because of an alarm.',
  alarmRollback: 'Service deployment rolled back because of an alarm.',
  superseded: 'Service deployment was stopped because a newer service deployment was started.',
  stopped: 'Service deployment was stopped by the user.',
  /** hashicorp/terraform-provider-aws#49031. */
  requestedRollback: 'Service deployment rolled back by user.',
  /** Developer Guide, troubleshooting-blue-green. */
  hookRollback: (stage: string) => `Service deployment rolled back because ${stage} lifecycle hook(s) failed.`,
  pauseRollback: (stage: string) => `Service deployment rolled back because ${stage} pause hook timed out.`,
  rollbackFailed: 'Service deployment rollback failed because tasks of the previous service revision failed to start.',
}

/** `stoppedReason` of a task. */
export const stoppedReason = {
  essentialContainerExited: 'Essential container in task exited',
  healthChecks: 'Task failed container health checks',
  scalingActivity: (deployment: string) => `Scaling activity initiated by (deployment ${deployment})`,
}
