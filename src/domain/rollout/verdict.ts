/** The error for an outcome that is not success: what happened to which deployment, why, and what to do next. */
import type { ShipError } from '../../errors/ship-error.ts'
import { fault } from '../../errors/fault.ts'
import { type ErrorCode } from '../../errors/catalogue.ts'
import type { SeenOutcome } from './picture.ts'
import type { StartedDeployment, WaitResult } from './rollout.ts'
import { describeView } from './view.ts'

export type Failure = Exclude<SeenOutcome, { readonly kind: 'success' }>

interface Verdict {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
}

/** The fault of a result that is not success, with the result in it. */
export const rolloutFault = (
  started: StartedDeployment,
  result: WaitResult & { readonly outcome: Failure },
): ShipError => {
  const { code, message, hint } = verdictOf(result.outcome, started)
  const stopped = result.evidence.find(({ kind }) => kind === 'stopped-task')
  const why = stopped === undefined ? message : `${message.replace(/\.$/, '')}; stopped tasks: ${stopped.text}`
  return fault(code, { message: why, hint, result })
}

const verdictOf = (outcome: Failure, started: StartedDeployment): Verdict => {
  const what = `deployment ${started.deploymentId} of service ${started.service}`
  switch (outcome.kind) {
    case 'rolled-back':
      return rolledBack(outcome, what)
    case 'failed':
      return {
        code: 'E_ROLLOUT_FAILED',
        message: `${what} failed: ${outcome.cause}`,
        hint: 'Read the stopped tasks and events in the summary; ECS did not roll back, so look at the service.',
      }
    case 'superseded':
      return {
        code: 'E_SUPERSEDED',
        message: `${what} was replaced by the newer deployment ${outcome.by}`,
        hint: 'Look at the run that started it; use `concurrency:` to let one run finish first.',
      }
    case 'stopped':
      return {
        code: 'E_STOPPED',
        message: `${what} was stopped: ${outcome.cause}`,
        hint: 'Find out who stopped it (CloudTrail: StopServiceDeployment, DeleteService); run again to deploy.',
      }
    case 'paused':
      return paused(outcome, what)
    case 'timed-out':
      return {
        code: 'E_WAIT_TIMED_OUT',
        message: `${what} did not end within ${minutes(outcome.afterMs)}; last seen ${describeView(outcome.view)}`,
        hint: 'ECS goes on with it: read the events in the summary; raise `wait-for-minutes` only if it was just slow.',
      }
  }
}

const rolledBack = (outcome: Extract<Failure, { kind: 'rolled-back' }>, what: string): Verdict => {
  const message = `${what} failed and ECS rolled it back: ${outcome.cause}`
  switch (outcome.state) {
    case 'done':
      return {
        code: 'E_ROLLED_BACK',
        message,
        hint: 'The rollback is done: the service runs its last good revision again. Mend the cause and run again.',
      }
    case 'in-progress':
      return {
        code: 'E_ROLLED_BACK',
        message: `${message} (the rollback has not ended yet)`,
        hint: 'Watch the service until the rollback ends, then mend the cause and run again.',
      }
    case 'failed':
      return {
        code: 'E_ROLLED_BACK',
        message: `${message} (the rollback failed too)`,
        hint: 'The service may be down: look at it now.',
      }
  }
}

const paused = (outcome: Extract<Failure, { kind: 'paused' }>, what: string): Verdict => {
  const arn = outcome.view.serviceDeploymentArn ?? '<its ARN>'
  return {
    code: 'E_PAUSED',
    message: `${what} waits at the pause hook ${outcome.hook}`,
    hint: `Continue it: aws ecs continue-service-deployment --service-deployment-arn ${arn} --hook-id ${outcome.hook} --action CONTINUE (or ROLLBACK), then run again or raise \`wait-for-minutes\`.`,
  }
}

const minutes = (milliseconds: number): string => `${Math.round(milliseconds / 6000) / 10} min`
