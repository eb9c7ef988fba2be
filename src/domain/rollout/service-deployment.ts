/** What our service deployment says. Its states: ECS API Reference, ServiceDeployment, `status`. */
import type { ServiceDeployment, ServiceDeploymentStatus } from '@aws-sdk/client-ecs'
import type { RolloutOutcome } from './rollout.ts'
import { ended, newerPrimary, NO_REASON, ROLLBACK_GRACE_MS, VERDICT_GRACE_MS } from './picture.ts'
import type { RolloutReading, Subject } from './picture.ts'

/** The reading by our service deployment; `deployments[]` only tells failure early and who came after us. */
export const readServiceDeployment = (subject: Subject, own: ServiceDeployment): RolloutReading => {
  const { status } = own
  // A state that is newer than this code is under way: it is never success, and the wait is bounded.
  const read = status !== undefined && Object.hasOwn(READERS, status) ? READERS[status] : readUnderWay
  return read(subject, own)
}

type Doomed = Extract<RolloutReading, { kind: 'doomed' }>
type RolledBack = Extract<RolloutOutcome, { kind: 'rolled-back' }>

const doomed = (outcome: Doomed['outcome'], graceMs: number): RolloutReading => ({ kind: 'doomed', outcome, graceMs })

const rolledBack = (subject: Subject, own: ServiceDeployment, state: RolledBack['state']): RolledBack => ({
  kind: 'rolled-back',
  view: subject.view,
  cause: causeOf(subject, own),
  state,
})

const readUnderWay = (subject: Subject, own: ServiceDeployment): RolloutReading => {
  const { view } = subject
  if (hasFailed(subject, own)) {
    return doomed({ kind: 'failed', view, cause: causeOf(subject, own) }, VERDICT_GRACE_MS)
  }
  const hook = own.lifecycleHookDetails?.find(
    ({ targetType, status }) => targetType === 'PAUSE' && status === 'AWAITING_ACTION',
  )
  return { kind: 'running', view, pausedAt: hook === undefined ? null : (hook.hookId ?? 'a pause hook') }
}

/**
 * STOPPED has three causes: a failure without a rollback, a newer deployment, an operator. The monitors and the rolloutState
 * tell the first apart; ECS's words decide only where no newer deployment is known.
 */
const readStopped = (subject: Subject, own: ServiceDeployment): RolloutReading => {
  const { picture, view } = subject
  const cause = causeOf(subject, own)
  if (hasFailed(subject, own)) return ended({ kind: 'failed', view, cause })
  const by = newerPrimary(subject)?.id ?? picture.successor
  if (by !== null) return ended({ kind: 'superseded', view, by })
  const isFailure = /circuit breaker|alarm/i.test(own.statusReason ?? '')
  return ended(isFailure ? { kind: 'failed', view, cause } : { kind: 'stopped', view, cause })
}

const hasFailed = (subject: Subject, own: ServiceDeployment): boolean =>
  subject.own?.rolloutState === 'FAILED' ||
  own.deploymentCircuitBreaker?.status === 'TRIGGERED' ||
  own.alarms?.status === 'TRIGGERED'

const causeOf = (subject: Subject, own: ServiceDeployment): string => {
  const reason = own.rollback?.reason ?? own.statusReason ?? failedReason(subject) ?? NO_REASON
  const alarms = own.alarms?.triggeredAlarmNames ?? []
  return alarms.length === 0 ? reason : `${reason} (alarms: ${alarms.join(', ')})`
}

/** The rolloutStateReason, which is a cause only where the deployment failed. */
const failedReason = ({ own }: Subject): string | undefined =>
  own?.rolloutState === 'FAILED' ? own.rolloutStateReason : undefined

const READERS: Readonly<Record<ServiceDeploymentStatus, (subject: Subject, own: ServiceDeployment) => RolloutReading>> =
  {
    PENDING: readUnderWay,
    IN_PROGRESS: readUnderWay,
    SUCCESSFUL: ({ view }) => ended({ kind: 'success', view }),
    STOP_REQUESTED: (subject, own) =>
      doomed({ kind: 'stopped', view: subject.view, cause: causeOf(subject, own) }, ROLLBACK_GRACE_MS),
    STOPPED: readStopped,
    ROLLBACK_REQUESTED: (subject, own) => doomed(rolledBack(subject, own, 'in-progress'), ROLLBACK_GRACE_MS),
    ROLLBACK_IN_PROGRESS: (subject, own) => doomed(rolledBack(subject, own, 'in-progress'), ROLLBACK_GRACE_MS),
    ROLLBACK_SUCCESSFUL: (subject, own) => ended(rolledBack(subject, own, 'done')),
    ROLLBACK_FAILED: (subject, own) => ended(rolledBack(subject, own, 'failed')),
  }
