/** How a service deployment fails: by the circuit breaker, an alarm, or a person who stops it; with or without a rollback. */
import { newDeployment, endRollout, retireOthers, settle } from './rollout.ts'
import type { DeploymentRecord, Rollout, ServiceRecord } from './records.ts'
import { isShifted, shiftBack } from './strategy.ts'
import { addEvent } from './tasks.ts'
import { eventText, rolloutReason, statusReason } from './words.ts'

/** What made it fail. */
export type FailureCause = 'circuit-breaker' | 'alarm' | 'user' | 'hook' | 'pause-hook'

/** A failure: its cause, whether ECS rolls back, when. */
export interface Failure {
  readonly cause: FailureCause
  readonly rollback: 'to-last-completed' | 'none'
  readonly at: Date
}

const ROLLED_BACK: Readonly<Record<FailureCause, (stage: string) => string>> = {
  'circuit-breaker': () => statusReason.breakerRollback,
  alarm: () => statusReason.alarmRollback,
  user: () => statusReason.requestedRollback,
  hook: statusReason.hookRollback,
  'pause-hook': statusReason.pauseRollback,
}

const FAILED = {
  'circuit-breaker': statusReason.breaker,
  alarm: statusReason.alarm,
  user: statusReason.stopped,
  hook: statusReason.stopped,
  'pause-hook': statusReason.stopped,
} as const

/**
 * The deployment FAILED. With a rollback, a new PRIMARY deployment of the last completed revision starts and the service deployment
 * is ROLLBACK_IN_PROGRESS; without a rollback it is STOPPED. Without a completed revision ECS cannot roll back: ROLLBACK_FAILED.
 */
export const failRollout = (service: ServiceRecord, rollout: Rollout, failure: Failure): void => {
  const { at, cause } = failure
  trigger(rollout, cause)
  if (cause === 'circuit-breaker' || cause === 'alarm') {
    rollout.deployment.rolloutState = 'FAILED'
    rollout.deployment.rolloutStateReason = cause === 'alarm' ? rolloutReason.alarm : rolloutReason.breaker
    const text = cause === 'alarm' ? eventText.alarm : eventText.failed
    addEvent(service, text(service.name, rollout.deployment.id), at)
  }
  rollout.deployment.desiredCount = failure.rollback === 'none' ? rollout.deployment.desiredCount : 0
  if (failure.rollback === 'none') {
    endRollout(rollout, { status: 'STOPPED', reason: FAILED[cause], at })
    return
  }
  if (rollout.previous === null) {
    endRollout(rollout, { status: 'ROLLBACK_FAILED', reason: statusReason.noCandidate, at })
    return
  }
  rollBack(service, { rollout, target: rollout.previous, cause, at })
}

const trigger = (rollout: Rollout, cause: FailureCause): void => {
  const { deploymentCircuitBreaker, alarms } = rollout.serviceDeployment
  if (cause === 'circuit-breaker' && deploymentCircuitBreaker !== undefined)
    deploymentCircuitBreaker.status = 'TRIGGERED'
  if (cause === 'alarm' && alarms !== undefined) alarms.status = 'TRIGGERED'
}

const rollBack = (
  service: ServiceRecord,
  move: { readonly rollout: Rollout; readonly target: Rollout; readonly cause: FailureCause; readonly at: Date },
): void => {
  const { rollout, target, cause, at } = move
  const taskDefinitionArn = target.taskDefinition.definition.taskDefinitionArn
  const deployment = isShifted(service)
    ? shiftBack(service, rollout, target)
    : newDeployment(service, { taskDefinitionArn, at })
  deployment.rolloutStateReason = rollbackReason(cause, target.deployment)
  rollout.rollback = deployment
  const reason = ROLLED_BACK[cause](rollout.serviceDeployment.lifecycleStage ?? '')
  rollout.serviceDeployment.status = 'ROLLBACK_IN_PROGRESS'
  rollout.serviceDeployment.statusReason = reason
  rollout.serviceDeployment.updatedAt = at
  rollout.serviceDeployment.rollback = {
    reason,
    startedAt: at,
    serviceRevisionArn: target.revision.serviceRevisionArn,
  }
  service.shape.taskDefinition = taskDefinitionArn
  addEvent(service, eventText.rollingBack(service.name, target.deployment.id), at)
}

const rollbackReason = (cause: FailureCause, target: DeploymentRecord): string => {
  switch (cause) {
    case 'circuit-breaker':
      return rolloutReason.breakerRollback(target.id)
    case 'alarm':
      return rolloutReason.alarmRollback(target.id)
    case 'user':
      return rolloutReason.requestedRollback(target.id)
    case 'hook':
    case 'pause-hook':
      return rolloutReason.hookRollback(target.id)
    default:
      return cause satisfies never
  }
}

/** The rollback reached a steady state: only its deployment is left, and the service deployment is ROLLBACK_SUCCESSFUL. */
export const completeRollback = (service: ServiceRecord, rollout: Rollout, at: Date): void => {
  if (rollout.rollback === null) return
  retireOthers(service, rollout.rollback, at)
  settle(service, rollout.rollback, at)
  endRollout(rollout, { status: 'ROLLBACK_SUCCESSFUL', at })
}

/** The previous revision does not start either. */
export const failRollback = (rollout: Rollout, at: Date): void => {
  endRollout(rollout, { status: 'ROLLBACK_FAILED', reason: statusReason.rollbackFailed, at })
}
