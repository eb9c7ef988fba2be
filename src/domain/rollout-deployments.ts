/**
 * What `deployments[]` of DescribeServices says of our deployment. Used while its service deployment is not listed yet, and
 * where the newer API is denied.
 */
import type { Deployment } from '@aws-sdk/client-ecs'
import type { RolloutView } from './rollout.ts'
import { ended, newerPrimary, NO_REASON, ROLLBACK_GRACE_MS, VERDICT_GRACE_MS } from './rollout-picture.ts'
import type { RolloutReading, Subject } from './rollout-picture.ts'

/** ECS marks the deployment that replaces a failed one with these words in its rolloutStateReason. */
const ROLLS_BACK = /\broll(?:ing|ed)?[ -]?back\b/i

/** The reading by `deployments[]` alone. Only COMPLETED of the deployment with our id is success. */
export const readDeployments = (subject: Subject): RolloutReading => {
  const { own, view } = subject
  if (own?.rolloutState === 'COMPLETED') return ended({ kind: 'success', view })
  const successor = newerPrimary(subject)
  if (successor !== null) return readReplaced(subject, successor)
  if (own?.rolloutState === 'FAILED') return readFailed(subject)
  // Without our deployment and without a newer one the answer is older than our update: it says nothing.
  return { kind: 'running', view, pausedAt: null }
}

const readReplaced = (subject: Subject, successor: Deployment): RolloutReading => {
  const { own, started, view } = subject
  const failed = own?.rolloutState === 'FAILED'
  const isPrevious = successor.taskDefinition === started.previousTaskDefinitionArn
  const cause = (failed ? own.rolloutStateReason : successor.rolloutStateReason) ?? NO_REASON
  if (ROLLS_BACK.test(successor.rolloutStateReason ?? '') || (failed && isPrevious)) {
    return readRollback(view, cause, successor)
  }
  if (failed) return ended({ kind: 'failed', view, cause })
  return ended({ kind: 'superseded', view, by: successor.id ?? 'an unnamed deployment' })
}

const readRollback = (view: RolloutView, cause: string, rollback: Deployment): RolloutReading => {
  const { rolloutState } = rollback
  if (rolloutState === 'COMPLETED') return ended({ kind: 'rolled-back', view, cause, state: 'done' })
  if (rolloutState === 'FAILED') return ended({ kind: 'rolled-back', view, cause, state: 'failed' })
  const outcome = { kind: 'rolled-back', view, cause, state: 'in-progress' } as const
  return { kind: 'doomed', outcome, graceMs: ROLLBACK_GRACE_MS }
}

/** FAILED, and no other deployment yet: where a rollback is configured, ECS starts it soon. */
const readFailed = ({ own, picture, view }: Subject): RolloutReading => {
  const outcome = { kind: 'failed', view, cause: own?.rolloutStateReason ?? NO_REASON } as const
  const configuration = picture.service?.deploymentConfiguration
  const rollsBack = [configuration?.deploymentCircuitBreaker?.rollback, configuration?.alarms?.rollback].includes(true)
  return rollsBack ? { kind: 'doomed', outcome, graceMs: VERDICT_GRACE_MS } : ended(outcome)
}
