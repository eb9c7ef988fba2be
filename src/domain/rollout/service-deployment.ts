/** The reading of our service deployment. Its states: ECS API Reference, ServiceDeployment, `status`. */
import type { ServiceDeployment, ServiceDeploymentStatus } from '@aws-sdk/client-ecs'
import { isWithoutCandidate } from './no-candidate.ts'
import type { RolloutOutcome } from './rollout.ts'
import {
  ended,
  newerPrimary,
  NO_REASON,
  ROLLBACK_GRACE_MS,
  succeeded,
  SUCCESSOR_GRACE_MS,
  VERDICT_GRACE_MS,
} from './picture.ts'
import type { Doom, RolloutReading, Subject } from './picture.ts'

/** The reading by our service deployment; `deployments[]` only adds an early failure and the deployment that followed ours. */
export const readServiceDeployment = (subject: Subject, own: ServiceDeployment): RolloutReading => {
  const { status } = own
  // A state that is newer than this code counts as under way: it is never success, and the wait is bounded.
  const read = status !== undefined && Object.hasOwn(READERS, status) ? READERS[status] : readUnderWay
  return read(subject, own)
}

type RolledBack = Extract<RolloutOutcome, { kind: 'rolled-back' }>

const doomed = (outcome: Doom, graceMs: number): RolloutReading => ({ kind: 'doomed', outcome, graceMs })

const rolledBack = (subject: Subject, own: ServiceDeployment, state: RolledBack['state']): RolledBack => ({
  kind: 'rolled-back',
  view: subject.view,
  ...failureFacts(subject, own),
  state,
})

const readUnderWay = (subject: Subject, own: ServiceDeployment): RolloutReading => {
  const { view } = subject
  if (hasFailed(subject, own)) {
    return doomed({ kind: 'failed', view, ...failureFacts(subject, own) }, VERDICT_GRACE_MS)
  }
  const hook = own.lifecycleHookDetails?.find(
    ({ targetType, status }) => targetType === 'PAUSE' && status === 'AWAITING_ACTION',
  )
  return { kind: 'running', view, pausedAt: hook === undefined ? null : (hook.hookId ?? 'a pause hook') }
}

/**
 * STOPPED has three causes: a failure without a rollback, a newer deployment, an operator. The monitors and the rolloutState
 * show the first; ECS's text decides only where no newer deployment is known. A newer one may be listed later than ours is stopped,
 * so an operator is named only when none has appeared for a while.
 */
const readStopped = (subject: Subject, own: ServiceDeployment): RolloutReading => {
  const { picture, view } = subject
  const facts = failureFacts(subject, own)
  if (hasFailed(subject, own)) return ended({ kind: 'failed', view, ...facts })
  const by = newerPrimary(subject)?.id ?? picture.successor
  if (by !== null) return ended({ kind: 'superseded', view, by })
  const isFailure = /circuit breaker|alarm/i.test(own.statusReason ?? '')
  if (isFailure) return ended({ kind: 'failed', view, ...facts })
  return doomed({ kind: 'stopped', view, reason: facts.reason }, SUCCESSOR_GRACE_MS)
}

const hasFailed = (subject: Subject, own: ServiceDeployment): boolean =>
  subject.own?.rolloutState === 'FAILED' ||
  own.deploymentCircuitBreaker?.status === 'TRIGGERED' ||
  own.alarms?.status === 'TRIGGERED'

const failureFacts = (subject: Subject, own: ServiceDeployment): Pick<RolledBack, 'reason' | 'alarms'> => ({
  reason: reasonOf(subject, own),
  alarms: own.alarms?.status === 'TRIGGERED' ? (own.alarms.triggeredAlarmNames ?? []) : null,
})

const reasonOf = (subject: Subject, own: ServiceDeployment): string =>
  own.rollback?.reason ?? own.statusReason ?? failedReason(subject) ?? NO_REASON

/** The rolloutStateReason, which is a reason for failure only where the deployment failed. */
const failedReason = ({ own }: Subject): string | undefined =>
  own?.rolloutState === 'FAILED' ? own.rolloutStateReason : undefined

const READERS: Readonly<Record<ServiceDeploymentStatus, (subject: Subject, own: ServiceDeployment) => RolloutReading>> =
  {
    PENDING: readUnderWay,
    IN_PROGRESS: readUnderWay,
    SUCCESSFUL: ({ view, own: entry }, own) => succeeded(view, own.finishedAt ?? entry?.updatedAt),
    STOP_REQUESTED: (subject, own) =>
      doomed({ kind: 'stopped', view: subject.view, reason: reasonOf(subject, own) }, ROLLBACK_GRACE_MS),
    STOPPED: readStopped,
    ROLLBACK_REQUESTED: (subject, own) => doomed(rolledBack(subject, own, 'in-progress'), ROLLBACK_GRACE_MS),
    ROLLBACK_IN_PROGRESS: (subject, own) => doomed(rolledBack(subject, own, 'in-progress'), ROLLBACK_GRACE_MS),
    ROLLBACK_SUCCESSFUL: (subject, own) => ended(rolledBack(subject, own, 'done')),
    ROLLBACK_FAILED: (subject, own) => {
      const { view } = subject
      const facts = failureFacts(subject, own)
      const isFirst = isWithoutCandidate(facts.reason) || isWithoutCandidate(own.statusReason ?? '')
      return ended(isFirst ? { kind: 'failed', view, ...facts } : rolledBack(subject, own, 'failed'))
    },
  }
