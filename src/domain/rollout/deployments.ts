/**
 * What `deployments[]` of DescribeServices says of our deployment. Used while its service deployment is not listed yet, and
 * where the newer API is denied.
 */
import type { Deployment } from '@aws-sdk/client-ecs'
import type { RolloutView } from './rollout.ts'
import { ended, newerPrimary, NO_REASON, ROLLBACK_GRACE_MS, succeeded, VERDICT_GRACE_MS } from './picture.ts'
import type { RolloutReading, Subject } from './picture.ts'

/** The rolloutStateReason of the deployment that replaces a failed one has these words. */
const ROLLS_BACK = /\broll(?:ing|ed)?[ -]?back\b/i

/** Of a service with deployment alarms: here nothing but the text says which monitor failed the deployment. */
const ALARM = /\balarm detected\b/i

/** The reading by `deployments[]` alone. Only COMPLETED of the deployment with our id is success. */
export const readDeployments = (subject: Subject): RolloutReading => {
  const { own, view } = subject
  if (own?.rolloutState === 'COMPLETED') return succeeded(view, own.updatedAt)
  const successor = newerPrimary(subject)
  if (successor !== null) return readReplaced(subject, successor)
  if (own?.rolloutState === 'FAILED') return readFailed(subject)
  // Without our deployment and without a newer one the answer is older than our update and means nothing.
  return { kind: 'running', view, pausedAt: null }
}

/**
 * Another deployment is PRIMARY. Once a rollback has ended, neither its reason nor our deployment need be listed any more; an
 * earlier reading, or the event that names our deployment, then distinguishes a rollback from somebody else's update.
 */
const readReplaced = (subject: Subject, successor: Deployment): RolloutReading => {
  const { earlier, started, view } = subject
  const failure = failureOf(subject)
  const { id = 'an unnamed deployment', rolloutStateReason: reason = NO_REASON, taskDefinition } = successor
  const isPrevious = taskDefinition === started.previousTaskDefinitionArn
  const isRollback = earlier?.kind === 'rolled-back' || ROLLS_BACK.test(reason) || (failure !== null && isPrevious)
  if (isRollback) return readRollback(view, failureFacts(failure ?? reason), successor)
  return ended(
    failure === null ? { kind: 'superseded', view, by: id } : { kind: 'failed', view, ...failureFacts(failure) },
  )
}

/** Why our deployment failed, or null when nothing says that it did. */
const failureOf = ({ earlier, own, picture, started }: Subject): string | null => {
  if (own?.rolloutState === 'FAILED') return own.rolloutStateReason ?? NO_REASON
  if (earlier !== null) return earlier.reason
  const words = `(deployment ${started.deploymentId}) deployment failed`
  return picture.service?.events?.find(({ message }) => message?.includes(words))?.message ?? null
}

interface FailureFacts {
  readonly reason: string
  readonly alarms: readonly string[] | null
}

const failureFacts = (reason: string): FailureFacts => ({ reason, alarms: ALARM.test(reason) ? [] : null })

const readRollback = (view: RolloutView, facts: FailureFacts, rollback: Deployment): RolloutReading => {
  const { rolloutState } = rollback
  if (rolloutState === 'COMPLETED') return ended({ kind: 'rolled-back', view, ...facts, state: 'done' })
  if (rolloutState === 'FAILED') return ended({ kind: 'rolled-back', view, ...facts, state: 'failed' })
  const outcome = { kind: 'rolled-back', view, ...facts, state: 'in-progress' } as const
  return { kind: 'doomed', outcome, graceMs: ROLLBACK_GRACE_MS }
}

/** FAILED, and no other deployment yet: where a rollback is configured, ECS starts it soon. */
const readFailed = ({ own, picture, view }: Subject): RolloutReading => {
  const outcome = { kind: 'failed', view, ...failureFacts(own?.rolloutStateReason ?? NO_REASON) } as const
  const configuration = picture.service?.deploymentConfiguration
  const rollsBack = [configuration?.deploymentCircuitBreaker?.rollback, configuration?.alarms?.rollback].includes(true)
  return rollsBack ? { kind: 'doomed', outcome, graceMs: VERDICT_GRACE_MS } : ended(outcome)
}
