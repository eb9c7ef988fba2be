/** When a run takes its deployment back, and how. Pure. */
import type { Service } from '@aws-sdk/client-ecs'
import type { ErrorCode } from '../../errors/catalogue.ts'
import { ShipError } from '../../errors/ship-error.ts'
import { parseTaskDefinitionArn, type ServiceDeploymentArn, type TaskDefinitionArn } from './identifiers.ts'
import { newerPrimary, primaryOf, type RolloutReading } from './picture.ts'
import { isWithoutCandidate } from './no-candidate.ts'
import type { DeployResult, StartedDeployment } from './rollout.ts'

/** What a rollback can answer: a deployment that failed, one that was not done in time, a run that was cancelled. */
export const TRIGGERS = ['failure', 'timeout', 'cancel'] as const
export type Trigger = (typeof TRIGGERS)[number]

export interface RollBackPolicy {
  readonly on: readonly Trigger[]
  /** What is not chosen gives way to what the service itself is set to. */
  readonly origin: 'default' | 'chosen'
}

/** Of a run that does not set `rollback-on`. */
export const DEFAULT_POLICY: RollBackPolicy = { on: ['failure'], origin: 'default' }

/** How a rollout ended that is not a success: what a rollback can answer, or why it is left as it is. */
export type Ending =
  { readonly kind: 'trigger'; readonly trigger: Trigger } | { readonly kind: 'left'; readonly because: string }

/** By what ECS says of the deployment. */
const TRIGGER_OF: Readonly<Partial<Record<ErrorCode, Trigger>>> = {
  E_ROLLED_BACK: 'failure',
  E_ROLLOUT_FAILED: 'failure',
  E_NOT_CONFIRMED: 'failure',
  E_SMOKE_TEST: 'failure',
  E_ALARM: 'failure',
  E_TASK_FAILED: 'failure',
  E_TASK_TIMED_OUT: 'failure',
  E_TASK_NOT_STARTED: 'failure',
  E_WAIT_TIMED_OUT: 'timeout',
  E_PAUSED: 'timeout',
  E_CANCELLED: 'cancel',
}

const LEFT: Readonly<Partial<Record<ErrorCode, string>>> = {
  E_SUPERSEDED: 'a newer deployment has replaced it',
  E_STOPPED: 'the deployment was stopped',
  E_SMOKE_NOT_MADE: 'a test that was not made says nothing about it',
}

/** A call that was denied, for example, says nothing about the deployment. */
const NOT_KNOWN = 'how the deployment ends is not known, so it is left to ECS'

/**
 * The end of a rollout, by the errors of its stages; without any, a cancel came between two of them. An update that failed is a
 * failure, and may have been made all the same.
 */
export const endingOf = (errors: readonly unknown[], deployed: DeployResult | null): Ending => {
  const codes = errors.flatMap((error) => (error instanceof ShipError ? [error.code] : []))
  const known = codes.flatMap((code) => TRIGGER_OF[code] ?? [])
  const trigger = errors.length === 0 ? 'cancel' : TRIGGERS.find((one) => known.includes(one))
  if (trigger !== undefined) return { kind: 'trigger', trigger }
  if (deployed === null) return { kind: 'trigger', trigger: 'failure' }
  return { kind: 'left', because: codes.flatMap((code) => LEFT[code] ?? [])[0] ?? NOT_KNOWN }
}

export type RollBackResult =
  /** The service has its previous revision again, and ECS has finished with it; `running` in words, null where ECS does not say. */
  | {
      readonly kind: 'restored'
      readonly by: 'ecs' | 'run'
      readonly revision: string
      readonly running: string | null
    }
  /** ECS has taken the request; the run had no time to follow it. */
  | { readonly kind: 'requested'; readonly revision: string }
  /** Asked for, and not done. */
  | { readonly kind: 'not-restored'; readonly because: string }
  /** Nothing was requested. */
  | { readonly kind: 'none'; readonly because: string }

export type Move =
  /** ECS stops the deployment and restores what it has recorded as the last good revision. */
  | {
      readonly kind: 'stop'
      readonly serviceDeploymentArn: ServiceDeploymentArn
      /** The pause hook at which it waits: answered by the rollback. */
      readonly hookId?: string
    }
  | { readonly kind: 'update'; readonly to: TaskDefinitionArn }
  /** ECS is at it already. */
  | { readonly kind: 'follow' }
  | { readonly kind: 'none'; readonly because: string }

/** The service now, and what is known of the deployment of this run. */
export interface Standing {
  readonly reading: RolloutReading
  readonly service: Service | null
  readonly deployment: StartedDeployment
  readonly trigger: Trigger
  readonly policy: RollBackPolicy
}

/** What is to be done. A deployment that somebody else replaced, stopped or rolled back is left alone. */
export const moveFor = (standing: Standing): Move => {
  const { reading, deployment } = standing
  if (deployment.isFirst === true) return none(FIRST)
  switch (reading.kind) {
    case 'running':
      return atPause(back(standing, reading.view.serviceDeploymentArn), reading)
    case 'doomed':
      return ofDoomed(standing, reading)
    case 'ended':
      return ofEnded(standing, reading)
  }
}

/** A deployment that waits at a pause hook is rolled back by the answer to it (ContinueServiceDeployment). */
const atPause = (move: Move, { view: { hooks = [] } }: Extract<RolloutReading, { kind: 'running' }>): Move => {
  const hook = hooks.find(({ kind, status, id }) => kind === 'pause' && status === 'AWAITING_ACTION' && id !== '')
  return move.kind === 'stop' && hook !== undefined ? { ...move, hookId: hook.id } : move
}

const none = (because: string): Move => ({ kind: 'none', because })

const ofDoomed = (standing: Standing, { outcome }: Extract<RolloutReading, { kind: 'doomed' }>): Move => {
  switch (outcome.kind) {
    case 'rolled-back':
      return { kind: 'follow' }
    case 'stopped':
      return none('somebody has stopped the deployment')
    case 'failed':
      return rollsBack(standing.service) ? { kind: 'follow' } : back(standing, outcome.view.serviceDeploymentArn)
  }
}

const ofEnded = (standing: Standing, { outcome }: Extract<RolloutReading, { kind: 'ended' }>): Move => {
  switch (outcome.kind) {
    case 'success':
      return outlives(standing.trigger) ? none(SUCCEEDED_SINCE) : back(standing, null)
    case 'failed':
      return isWithoutCandidate(outcome.reason) ? none(FIRST) : back(standing, null)
    case 'rolled-back':
      return none(BY_ECS[outcome.state])
    case 'superseded':
      return none(REPLACED)
    case 'stopped':
      return none(`the deployment was stopped: ${outcome.reason}`)
    case 'paused':
    case 'timed-out':
      return back(standing, outcome.view.serviceDeploymentArn)
  }
}

/** A deployment that succeeds late has succeeded; one of a run that was cancelled, or that found it wrong, goes all the same. */
export const outlives = (trigger: Trigger): boolean => trigger === 'timeout'

export const SUCCEEDED_SINCE = 'the deployment has succeeded since then'
export const FIRST = 'it is the first deployment of the service, so there is no revision to roll back to'
export const REPLACED = 'a newer deployment has replaced it'

const BY_ECS = {
  done: 'ECS has rolled it back',
  'in-progress': 'ECS rolls it back',
  failed: 'ECS has tried to roll it back, and failed',
} as const

/**
 * Back to the revision before: by ECS's own rollback while the deployment is under way. `arn`: null once it is not, or while it is not listed.
 * How ours has ended does not say what came after it: only the service does.
 */
const back = (standing: Standing, arn: ServiceDeploymentArn | null): Move => {
  const { deployment, service, policy } = standing
  if (newerPrimary({ primary: primaryOf(service), started: deployment }) !== null) return none(REPLACED)
  const to = parseTaskDefinitionArn(deployment.previousTaskDefinitionArn ?? '')
  if (to === null) return none(FIRST)
  if (policy.origin === 'default' && isLeftFailed(service)) return none(BREAKER_LEAVES_IT)
  if (arn !== null) return { kind: 'stop', serviceDeploymentArn: arn }
  return to === deployment.taskDefinitionArn ? none('the service ran the same revision before') : { kind: 'update', to }
}

/** Why nothing is written by default. */
export const BREAKER_LEAVES_IT =
  'the circuit breaker of the service is set not to roll back; set `rollback-on` if the run is to do it'

/** The circuit breaker is on, and set not to roll back. */
export const isLeftFailed = (service: Service | null): boolean => {
  const breaker = service?.deploymentConfiguration?.deploymentCircuitBreaker
  return breaker?.enable === true && breaker.rollback !== true
}

const rollsBack = (service: Service | null): boolean => {
  const { deploymentCircuitBreaker, alarms } = service?.deploymentConfiguration ?? {}
  return [deploymentCircuitBreaker, alarms].some((monitor) => monitor?.enable === true && monitor.rollback === true)
}
